import { useQueryClient } from '@tanstack/react-query';

/** A new password or a second step ends this session and begins another: which one is ours is asked for again. */
export function useRefreshSessions(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all(['session', 'sessions'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
  };
}
