import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError, isSignedOut } from './api/call.ts';
import { setSessionEnded } from './session/expiry.ts';

/** Events refresh at once; this is the net below them, milliseconds. */
const LOOK_EVERY_MS = 30_000;

const noticeEnd = (error: Error): void => {
  if (isSignedOut(error)) setSessionEnded(true);
};

export function createQueries(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeEnd }),
    mutationCache: new MutationCache({ onError: noticeEnd }),
    defaultOptions: {
      queries: {
        refetchInterval: LOOK_EVERY_MS,
        staleTime: 2_000,
        retry: (count, error) => !(error instanceof ApiError) && count < 2,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
