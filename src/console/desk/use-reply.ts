import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { TicketState } from '../../core/ticket.ts';
import { type ReplyBody, ticketApi } from '../api/ticket.ts';
import { tellDone, tellError } from '../parts/tell.ts';
import { useTryKey } from '../parts/use-try-key.ts';
import { texts } from '../texts/index.ts';
import type { TicketDetail } from '../ticket/use-ticket.ts';

interface Written extends Omit<ReplyBody, 'key' | 'stateAfter' | 'version'> {
  stateAfter: TicketState | undefined;
}

/** Sends an answer. Refused, for whatever reason, the text stays where it is. */
export function useReply({ id, version }: TicketDetail['ticket'], onSent: (sent: Written) => void) {
  const queries = useQueryClient();
  const tries = useTryKey();
  return useMutation({
    mutationFn: (written: Written) => {
      const { stateAfter, ...said } = written;
      const { conversationId, text, fileIds, template } = said;
      const reply = { ...said, key: tries.of([conversationId, text, fileIds, template]) };
      return ticketApi.reply(id, stateAfter === undefined ? reply : { ...reply, stateAfter, version });
    },
    onSuccess: (_, sent) => {
      tries.forget();
      onSent(sent);
      tellDone(texts.desk.sent);
    },
    onError: tellError,
    // After a refusal too: the newer lines that stopped it are shown by the thread.
    onSettled: () =>
      Promise.all(['ticket', 'tickets', 'counts'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
