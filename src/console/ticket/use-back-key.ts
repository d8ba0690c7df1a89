import { useLocation } from 'wouter';
import { listAddress } from '../inbox/last-list.ts';
import { useKeys } from '../parts/use-keys.ts';

/** The list that one came from; `u` goes there. */
export function useBackKey(): string {
  const [, goTo] = useLocation();
  const list = listAddress();
  useKeys([['u', () => goTo(list)]]);
  return list;
}
