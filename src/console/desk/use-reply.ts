import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { TicketState } from '../../core/ticket.ts';
import { type ReplyBody, ticketApi } from '../api/ticket.ts';
import { drawKey } from '../parts/draw-key.ts';
import { tellDone, tellError } from '../parts/tell.ts';
import { texts } from '../texts/index.ts';
import type { TicketDetail } from '../ticket/use-ticket.ts';

interface Written extends Omit<ReplyBody, 'key' | 'stateAfter' | 'version'> {
  stateAfter: TicketState | undefined;
}

/** Sends an answer. Refused, for whatever reason, the text stays where it is. */
export function useReply({ id, version }: TicketDetail['ticket'], onSent: (sent: Written) => void) {
  const queries = useQueryClient();
  const tried = useRef({ said: '', key: '' });
  /** What is sent once more, since nobody heard how it went, is the same answer; in other words it is another one. */
  const keyOf = ({ conversationId, text, fileIds, template }: Written): string => {
    const said = JSON.stringify([conversationId, text, fileIds, template]);
    if (tried.current.said !== said) tried.current = { said, key: drawKey() };
    return tried.current.key;
  };
  return useMutation({
    mutationFn: (written: Written) => {
      const { stateAfter, ...said } = written;
      const reply = { ...said, key: keyOf(written) };
      return ticketApi.reply(id, stateAfter === undefined ? reply : { ...reply, stateAfter, version });
    },
    onSuccess: (_, sent) => {
      tried.current = { said: '', key: '' };
      onSent(sent);
      tellDone(texts.desk.sent);
    },
    onError: tellError,
    // After a refusal too: the newer lines that stopped it are shown by the thread.
    onSettled: () =>
      Promise.all(['ticket', 'tickets', 'counts'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}
