import { useMutation, useQueryClient } from '@tanstack/react-query';
import { tellError } from '../parts/tell.ts';
import type { TicketDetail } from './use-ticket.ts';

interface Changed {
  ticket: { id: string; version: number };
}

interface Change {
  send: (version: number) => Promise<Changed>;
  /** The version that was shown when it was asked for. */
  seen: number;
  onDone: ((changed: Changed) => void) | undefined;
}

/** The versions that this window's own changes led from and to, as the server answered them. */
interface OwnVersions {
  from: number;
  to: number;
}

/**
 * Sends the version that is shown: a change by somebody else in between is refused and said, and what is now true is loaded.
 * What is asked for while another change is on its way waits for it, and goes on from the version that it led to: whoever is
 * quicker than the page is not told that a colleague was faster.
 */
export function useTicketChange({ ticket }: Pick<TicketDetail, 'ticket'>) {
  const queries = useQueryClient();
  const ownKey = ['own-versions', ticket.id];
  const change = useMutation({
    scope: { id: `ticket ${ticket.id}` },
    mutationFn: async ({ send, seen, onDone }: Change) => {
      const own = queries.getQueryData<OwnVersions>(ownKey);
      const isOwn = own !== undefined && own.from <= seen && seen < own.to;
      const sent = isOwn ? own.to : seen;
      const changed = await send(sent);
      queries.setQueryData<OwnVersions>(ownKey, { from: isOwn ? own.from : seen, to: changed.ticket.version });
      onDone?.(changed);
    },
    onError: tellError,
    onSettled: () =>
      Promise.all(['ticket', 'tickets', 'counts'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return {
    change: (send: Change['send'], onDone?: Change['onDone']): void =>
      change.mutate({ send, seen: ticket.version, onDone }),
    isPending: change.isPending,
  };
}
