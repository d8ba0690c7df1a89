import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ActResult, type OrderActionBody, ordersApi } from '../api/orders.ts';
import { ticketApi } from '../api/ticket.ts';
import { drawKey } from '../parts/draw-key.ts';
import { sentenceFor, tellDone } from '../parts/tell.ts';
import { texts, wordFor } from '../texts/index.ts';

const { orders: words } = texts;

/**
 * Does one thing to an order. Every try of it has the same key, so that a second click does nothing twice; what was done
 * is noted on the ticket.
 */
export function useAct(ticketId: string, orderNumber: string, onDone: () => void) {
  const queries = useQueryClient();
  const [key] = useState(drawKey);
  const act = useMutation({
    mutationFn: async (action: OrderActionBody) => {
      const result = await ordersApi.act(ticketId, { orderNumber, key, action });
      if (result.outcome !== 'done') return result;
      await ticketApi.note(
        ticketId,
        words.noteDone(words.actionNames[action.kind], orderNumber, result.reference ?? ''),
      );
      return result;
    },
    onSuccess: (result) => {
      if (result.outcome !== 'done') return;
      tellDone(words.done);
      onDone();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['ticket'] }),
  });
  const fault = act.error === null ? faultOf(act.data) : sentenceFor(act.error);
  return { act: act.mutate, isActing: act.isPending, fault };
}

function faultOf(result: ActResult | undefined): string | null {
  switch (result?.outcome) {
    case undefined:
    case 'done':
      return null;
    case 'refused':
      return `${words.refused} ${result.detail}`;
    case 'unsupported':
      return words.unsupported;
    case 'unavailable':
      return words.again;
    case 'uncertain':
      return words.uncertain;
    case 'not-allowed':
      return wordFor(words.why, result.verdict);
  }
}
