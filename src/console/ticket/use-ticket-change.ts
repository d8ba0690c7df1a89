import { useMutation, useQueryClient } from '@tanstack/react-query';
import { tellError } from '../parts/tell.ts';
import type { TicketDetail } from './use-ticket.ts';

/** Sends the version that is shown: a change by somebody else in between is refused and said, and what is now true is loaded. */
export function useTicketChange({ ticket }: Pick<TicketDetail, 'ticket'>) {
  const queries = useQueryClient();
  const change = useMutation({
    mutationFn: (send: (version: number) => Promise<unknown>) => send(ticket.version),
    onError: tellError,
    onSettled: () =>
      Promise.all(['ticket', 'tickets', 'counts'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
  return { change: change.mutate, isPending: change.isPending };
}
