import type { Rung } from '../../core/contact.ts';
import type { Slots } from '../../core/flow.ts';
import type { Order, OrderLookup } from '../../core/order.ts';
import { isLocked, rungFor } from '../identity.ts';
import type { CallHandler, TurnContext } from '../turn-context.ts';

/** Longest wait for the shop's order system, milliseconds; a caller on the phone waits with us. */
const LOOKUP_TIMEOUT_MS = 4000;

/**
 * What may be said about an order. Whether it exists is not told before its identity is proven: an unknown number and
 * a foreign one take the same way.
 */
export const lookUpOrder: CallHandler = async (args, context) => {
  const number = String(args['orderNumber'] ?? '');
  if (await isLocked(number, context)) return { outcome: 'not-shown', slots: {} };

  const lookup = await findOrder(number, context);
  if (lookup.outcome === 'unavailable') {
    context.deps.log.warn(
      { conversationId: context.turn.conversation.id, reason: lookup.reason },
      'orders.unavailable',
    );
    return { outcome: 'unavailable', slots: {} };
  }
  if (lookup.outcome === 'not-found') return { outcome: 'proof-needed', slots: {} };

  const rung = rungFor(lookup.order, context);
  if (rung === 'claimed') return { outcome: 'proof-needed', slots: {} };
  return { outcome: 'found', slots: slotsOf(lookup.order, rung) };
};

export async function findOrder(number: string, context: TurnContext): Promise<OrderLookup> {
  const signal = AbortSignal.any([context.signal, AbortSignal.timeout(LOOKUP_TIMEOUT_MS)]);
  return context.deps.orders.findByNumber(context.account.brand.id, number, signal);
}

/** The status-only rung hears the status and its dates; carrier and tracking need a match. */
function slotsOf(order: Order, rung: Rung): Slots {
  const shipment = order.shipments.at(-1);
  const mayTrack = rung !== 'status-only';
  return {
    orderNumber: order.number,
    status: order.status,
    placedAt: order.placedAt.toISOString(),
    lineCount: mayTrack ? order.lines.length : null,
    shipmentStatus: shipment?.status ?? null,
    expectedAt: shipment?.expectedAt?.toISOString() ?? null,
    deliveredAt: shipment?.deliveredAt?.toISOString() ?? null,
    carrier: mayTrack ? (shipment?.carrier ?? null) : null,
    trackingNumber: mayTrack ? (shipment?.trackingNumber ?? null) : null,
    trackingUrl: mayTrack ? (shipment?.trackingUrl ?? null) : null,
  };
}
