import type { OrderSource } from '../../core/order.ts';
import type { OrderActions } from '../../core/order-action.ts';
import { toUnavailable } from '../request.ts';
import { createWooCommerceActions } from './actions.ts';
import { findByOrderNumber, readRefunds, searchContact } from './find-orders.ts';
import type { WooCommerceOptions } from './options.ts';
import { toOrder } from './to-order.ts';

export { type WooCommerceOptions, wooCommerceOptions } from './options.ts';

const MAX_ORDERS = 10;

/** The orders of one WooCommerce shop, over its REST API v3. One shop is one brand: the brand's id is not sent. */
export function createWooCommerceOrders(options: WooCommerceOptions): OrderSource & OrderActions {
  return {
    async findByNumber(_brandId, number, signal) {
      const reply = await findByOrderNumber(options, number, signal);
      if (reply.outcome === 'failed') return toUnavailable(reply);
      if (reply.value === null) return { outcome: 'not-found' };
      const refunds = await readRefunds(options, reply.value, signal);
      if (refunds.outcome === 'failed') return toUnavailable(refunds);
      const order = toOrder(reply.value, refunds.value, options);
      return order === null ? { outcome: 'unavailable', reason: 'not an order to us' } : { outcome: 'found', order };
    },
    async findByContact(_brandId, contact, signal) {
      const reply = await searchContact(options, contact, signal);
      if (reply.outcome === 'failed') return toUnavailable(reply);
      const orders = reply.value
        .flatMap((order) => toOrder(order, null, options) ?? [])
        .filter((order) => order[contact.kind] === contact.value)
        .toSorted((one, other) => other.placedAt.getTime() - one.placedAt.getTime());
      return { outcome: 'found', orders: orders.slice(0, MAX_ORDERS) };
    },
    ...createWooCommerceActions(options),
  };
}
