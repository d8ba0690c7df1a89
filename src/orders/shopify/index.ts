import type { OrderSource } from '../../core/order.ts';
import type { OrderActions } from '../../core/order-action.ts';
import { toUnavailable } from '../request.ts';
import { createShopifyActions } from './actions.ts';
import { findByName, searchContact } from './find-orders.ts';
import type { ShopifyOptions } from './options.ts';
import { toOrder } from './to-order.ts';

export { type ShopifyOptions, shopifyOptions } from './options.ts';

/** The orders of one Shopify shop, over its Admin GraphQL API. One shop is one brand: the brand's id is not sent. */
export function createShopifyOrders(options: ShopifyOptions): OrderSource & OrderActions {
  return {
    async findByNumber(_brandId, number, signal) {
      const reply = await findByName(options, number, signal);
      if (reply.outcome === 'failed') return toUnavailable(reply);
      if (reply.value === null) return { outcome: 'not-found' };
      const order = toOrder(reply.value);
      return order === null ? { outcome: 'unavailable', reason: 'not an order to us' } : { outcome: 'found', order };
    },
    async findByContact(_brandId, contact, signal) {
      const reply = await searchContact(options, contact, signal);
      if (reply.outcome === 'failed') return toUnavailable(reply);
      const orders = reply.value.flatMap((order) => toOrder(order) ?? []);
      return { outcome: 'found', orders: orders.filter((order) => order[contact.kind] === contact.value) };
    },
    ...createShopifyActions(options),
  };
}
