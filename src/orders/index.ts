import { z } from 'zod';
import type { Brand } from '../core/brand.ts';
import type { Clock, Ids } from '../core/clock.ts';
import { AppError } from '../core/errors.ts';
import type { OrderSource } from '../core/order.ts';
import type { OrderActions } from '../core/order-action.ts';
import type { Orders } from '../core/store.ts';
import { faultsOf } from '../lib/faults.ts';
import { suggest } from '../lib/suggest.ts';
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

interface Source {
  options: z.ZodType;
  create(options: unknown, deps: OrdersDeps): Adapter;
}

/** Keeps the options' type between schema and factory. */
function source<Options>(options: z.ZodType<Options>, create: (options: Options, deps: OrdersDeps) => Adapter): Source {
  return { options, create: (given, deps) => create(options.parse(given), deps) };
}

/** The registry: name in the brand file -> how its adapter is made from the options there. */
const SOURCES: ReadonlyMap<string, Source> = new Map([
  ['local', source(z.strictObject({}), (_, { imported, clock, ids }) => createLocalOrders(imported, { clock, ids }))],
  ['shopify', source(shopifyOptions, (options) => withBreaker(createShopifyOrders(options)))],
  ['woocommerce', source(wooCommerceOptions, (options) => withBreaker(createWooCommerceOrders(options)))],
  ['http', source(httpOrdersOptions, (options, deps) => withBreaker(createHttpOrders(options, deps)))],
]);

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
  const found = SOURCES.get(orders.source);
  if (found === undefined) {
    const known = [...SOURCES.keys()];
    const near = suggest(orders.source, known);
    const cure = near === null ? `use one of ${known.join(', ')}` : `did you mean ${near}?`;
    throw new AppError('config.invalid', `brand ${id}: no order source is called ${orders.source}; ${cure}`);
  }
  const faults = faultsOf(found.options, orders.options);
  if (faults.length === 0) return found.create(orders.options, deps);
  const lines = faults.map(({ path, message }) => `  ${['orders', 'options', ...path].join('.')}: ${message}`);
  throw new AppError(
    'config.invalid',
    `brand ${id} (orders from ${orders.source}) has something wrong:\n${lines.join('\n')}`,
  );
}
