import { useQuery } from '@tanstack/react-query';
import { sessionApi } from '../api/session.ts';

export type Me = Awaited<ReturnType<typeof sessionApi.me>>;

/** Who is signed in; `data` stays while the session has ended and somebody signs in again. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: sessionApi.me });
}
