import { z } from 'zod';
import type { Brand } from '../core/brand.ts';
import type { Clock, Ids } from '../core/clock.ts';
import { AppError } from '../core/errors.ts';
import type { OrderSource } from '../core/order.ts';
import type { OrderActions } from '../core/order-action.ts';
import type { Orders } from '../core/store.ts';
import { withBreaker } from './breaker.ts';
import { createHttpOrders, httpOrdersOptions } from './http/index.ts';
import { createLocalOrders } from './local.ts';
import { createShopifyOrders, shopifyOptions } from './shopify/index.ts';
import { createWooCommerceOrders, wooCommerceOptions } from './woocommerce/index.ts';

type Adapter = OrderSource & OrderActions;

interface OrdersDeps {
  imported: Orders;
  clock: Clock;
  ids: Ids;
}

/** The registry: name in the brand file -> how its adapter is made from the options there. */
const SOURCES: Readonly<Record<string, (options: unknown, deps: OrdersDeps) => Adapter>> = {
  local: (options, { imported, clock, ids }) => {
    z.strictObject({}).parse(options);
    return createLocalOrders(imported, { clock, ids });
  },
  shopify: (options) => withBreaker(createShopifyOrders(shopifyOptions.parse(options))),
  woocommerce: (options) => withBreaker(createWooCommerceOrders(wooCommerceOptions.parse(options))),
  http: (options, deps) => withBreaker(createHttpOrders(httpOrdersOptions.parse(options), deps)),
};

/** One adapter for all brands: each brand's requests go to its own system. @throws AppError `config.invalid` */
export function createOrders(brands: readonly Brand[], deps: OrdersDeps): Adapter {
  const adapters = new Map(brands.map((brand) => [brand.id, adapterOf(brand, deps)]));
  const of = (brandId: string): Adapter => {
    const adapter = adapters.get(brandId);
    if (adapter === undefined) throw new AppError('internal', `there is no brand ${brandId}`);
    return adapter;
  };
  return {
    findByNumber: (brandId, number, signal) => of(brandId).findByNumber(brandId, number, signal),
    findByContact: (brandId, contact, signal) => of(brandId).findByContact(brandId, contact, signal),
    perform: (brandId, action, key, signal) => of(brandId).perform(brandId, action, key, signal),
    find: (brandId, action, key, signal) => of(brandId).find(brandId, action, key, signal),
  };
}

function adapterOf({ id, orders }: Brand, deps: OrdersDeps): Adapter {
  const create = SOURCES[orders.source];
  if (create === undefined) {
    const known = Object.keys(SOURCES).join(', ');
    throw new AppError(
      'config.invalid',
      `brand ${id}: no order source is called ${orders.source}; use one of ${known}`,
    );
  }
  try {
    return create(orders.options, deps);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    const lines = error.issues.map((issue) => `  orders.options.${issue.path.join('.')}: ${issue.message}`);
    throw new AppError(
      'config.invalid',
      `brand ${id} (orders from ${orders.source}) has something wrong:\n${lines.join('\n')}`,
    );
  }
}
