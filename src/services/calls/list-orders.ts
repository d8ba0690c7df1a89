import type { Order } from '../../core/order.ts';
import { anySignal } from '../../lib/any-signal.ts';
import { senders } from '../identity.ts';
import type { CallHandler } from '../turn-context.ts';

const TIMEOUT_MS = 3000;
/** More are not asked for by name; the number does. */
const MAX_SHOWN = 4;

/** The newest orders of whoever is proven to be writing, or those they named. A source that is down is no reason to ask nothing. */
export const listOrders: CallHandler = async ({ among }, context) => {
  const contacts = senders(context).flatMap(({ kind, value }) =>
    kind === 'phone' || kind === 'email' ? [{ kind, value }] : [],
  );
  const found = new Map<string, Order>();
  for (const contact of contacts) {
    const signal = anySignal(context.signal, AbortSignal.timeout(TIMEOUT_MS));
    const lookup = await context.deps.orders.findByContact(context.account.brand.id, contact, signal);
    for (const order of lookup.outcome === 'found' ? lookup.orders : []) found.set(order.number, order);
  }
  const named = String(among ?? '').split(' ');
  const meant = [...found.values()].filter(({ number }) => named.includes(number));
  const newest = (meant.length > 0 ? meant : [...found.values()])
    .toSorted((one, other) => other.placedAt.getTime() - one.placedAt.getTime())
    .slice(0, MAX_SHOWN);
  if (newest.length === 0) return { outcome: 'none', slots: {} };
  const orders = newest.map(({ number, lines }) => ({
    id: number,
    label: 'findOrder.orderLabel',
    values: { orderNumber: number, item: lines[0]?.title ?? null },
    slots: { orderNumber: number },
    names: lines.map(({ title }) => title),
  }));
  return { outcome: 'found', slots: {}, lists: { orders } };
};
