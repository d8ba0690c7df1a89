import { RUNGS, type Rung } from '../../core/contact.ts';
import type { ListItem, Slots } from '../../core/flow.ts';
import type { Order } from '../../core/order.ts';
import { findOrder } from '../find-order.ts';
import { isLocked, reaches, rungFor } from '../identity.ts';
import type { CallHandler } from '../turn-context.ts';

/**
 * What may be said about an order. Whether it exists is not told before its identity is proven: an unknown number and
 * a foreign one take the same way.
 */
export const lookUpOrder: CallHandler = async (args, context) => {
  const number = String(args['orderNumber'] ?? '');
  const need: Rung = RUNGS.find((rung) => rung === args['need']) ?? 'verified';
  const proof = need === 'status-only' ? 'pin-needed' : 'code-needed';
  if (await isLocked(number, context)) return { outcome: 'not-shown', slots: {} };

  const lookup = await findOrder(number, context);
  if (lookup.outcome === 'unavailable') return { outcome: 'unavailable', slots: {} };
  if (lookup.outcome === 'not-found') return { outcome: proof, slots: {} };

  const rung = rungFor(lookup.order, context);
  if (!reaches(rung, need)) return { outcome: proof, slots: {} };
  return { outcome: 'found', slots: slotsOf(lookup.order, rung), lists: { lines: linesOf(lookup.order, rung) } };
};

/** The status-only rung hears the status and its dates; carrier, tracking and items need a match. */
function slotsOf(order: Order, rung: Rung): Slots {
  const shipment = order.shipments.at(-1);
  const mayTrack = reaches(rung, 'matched');
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
    payment: mayTrack ? (order.payment ?? null) : null,
    invoiceUrl: mayTrack ? (order.invoiceUrl ?? null) : null,
  };
}

function linesOf(order: Order, rung: Rung): ListItem[] {
  if (!reaches(rung, 'matched')) return [];
  return order.lines.map(({ sku, title, quantity }) => ({
    id: sku,
    label: 'line.label',
    values: { item: title },
    slots: { item: title, lineQuantity: quantity },
  }));
}
