import type { Rung } from '../core/contact.ts';
import type { Order, OrderLookup } from '../core/order.ts';
import { anySignal } from '../lib/any-signal.ts';
import { reaches, rungFor } from './identity.ts';
import type { TurnContext } from './turn-context.ts';

/** Longest wait for the shop's order system, milliseconds; a caller on the phone waits with us. */
const LOOKUP_TIMEOUT_MS = 4000;

/** Reads an order for this turn. Says nothing about who may hear of it. */
export async function findOrder(number: string, context: TurnContext): Promise<OrderLookup> {
  const signal = anySignal(context.signal, AbortSignal.timeout(LOOKUP_TIMEOUT_MS));
  const lookup = await context.deps.orders.findByNumber(context.account.brand.id, number, signal);
  if (lookup.outcome === 'unavailable') {
    context.deps.log.warn(
      { conversationId: context.turn.conversation.id, reason: lookup.reason },
      'orders.unavailable',
    );
  }
  return lookup;
}

/** The order, if it can be read and whoever writes has proven it up to this rung; otherwise null. */
export async function findProvenOrder(number: unknown, need: Rung, context: TurnContext): Promise<Order | null> {
  const lookup = await findOrder(String(number ?? ''), context);
  if (lookup.outcome !== 'found') return null;
  return reaches(rungFor(lookup.order, context), need) ? lookup.order : null;
}
