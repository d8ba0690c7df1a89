import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { ticketApi } from '../api/ticket.ts';
import { useMe } from '../session/use-me.ts';

/** The server forgets who says nothing for 30 seconds, and who types for 8. */
const SEEN_EVERY_MS = 12_000;
const TYPING_EVERY_MS = 3_000;

/** Tells colleagues that this ticket is open here, and returns who else has it open. */
export function usePresence(ticketId: string) {
  const me = useMe();
  const queries = useQueryClient();
  const viewers = useQuery({
    queryKey: ['presence', ticketId],
    queryFn: () => ticketApi.viewers(ticketId),
    refetchInterval: SEEN_EVERY_MS,
  });
  useEffect(() => {
    // Presence is a courtesy: where it cannot be told, nothing else suffers.
    const see = (): void => {
      if (document.visibilityState !== 'visible') return;
      ticketApi.see(ticketId, false).then(
        (list) => queries.setQueryData(['presence', ticketId], list),
        () => {},
      );
    };
    see();
    const timer = setInterval(see, SEEN_EVERY_MS);
    return () => {
      clearInterval(timer);
      void ticketApi.leave(ticketId).catch(() => {});
    };
  }, [ticketId, queries]);
  return (viewers.data ?? []).filter(({ userId }) => userId !== me.data?.id);
}

/** To be called at every key; tells it now and then. */
export function useTypingSign(ticketId: string): () => void {
  const toldAt = useRef(0);
  return useCallback(() => {
    if (Date.now() - toldAt.current < TYPING_EVERY_MS) return;
    toldAt.current = Date.now();
    void ticketApi.see(ticketId, true).catch(() => {});
  }, [ticketId]);
}
