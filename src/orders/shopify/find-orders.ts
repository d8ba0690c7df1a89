import { z } from 'zod';
import type { OrderContact } from '../../core/order.ts';
import type { Reply } from '../request.ts';
import { FIND_CUSTOMERS, FIND_ORDERS } from './documents.ts';
import { callShopify } from './graphql.ts';
import type { ShopifyOptions } from './options.ts';
import { type ShopifyOrder, shopifyOrderSchema } from './order-schema.ts';
import { numberOf } from './to-order.ts';

/** Shopify's search also matches parts of a name (`1001` finds `#1001-F1`): a few are read, the exact one is taken. */
const CANDIDATES = 3;
const MAX_ORDERS = 10;

const ordersSchema = z.object({ orders: z.object({ nodes: z.array(shopifyOrderSchema) }) });
const customersSchema = z.object({
  customers: z.object({ nodes: z.array(z.object({ legacyResourceId: z.string() })) }),
});

export async function findByName(
  options: ShopifyOptions,
  number: string,
  signal: AbortSignal,
): Promise<Reply<ShopifyOrder | null>> {
  const wanted = numberOf(number);
  const reply = await search(options, { query: `name:${quote(wanted)}`, first: CANDIDATES, signal });
  if (reply.outcome === 'failed') return reply;
  return { outcome: 'ok', value: reply.value.find((order) => numberOf(order.name) === wanted) ?? null };
}

/**
 * What Shopify finds for a contact, newest first, still to be compared exactly. `orders` has no filter for phones, and
 * Shopify ignores a filter that it does not know and returns all orders (shopify.dev/docs/api/usage/search-syntax);
 * `customers` has one, so a phone goes by way of the customer, and as a plain term for orders without one.
 */
export async function searchContact(
  options: ShopifyOptions,
  { kind, value }: OrderContact,
  signal: AbortSignal,
): Promise<Reply<ShopifyOrder[]>> {
  if (kind === 'email') return search(options, { query: `email:${quote(value)}`, first: MAX_ORDERS, signal });
  const customers = await callShopify(options, {
    query: FIND_CUSTOMERS,
    variables: { query: `phone:${quote(value)}` },
    schema: customersSchema,
    signal,
  });
  if (customers.outcome === 'failed') return customers;
  const ids = customers.value.customers.nodes.map(({ legacyResourceId }) => `customer_id:${legacyResourceId}`);
  return search(options, { query: [quote(value), ...ids].join(' OR '), first: MAX_ORDERS, signal });
}

async function search(
  options: ShopifyOptions,
  { query, first, signal }: { query: string; first: number; signal: AbortSignal },
): Promise<Reply<ShopifyOrder[]>> {
  const reply = await callShopify(options, {
    query: FIND_ORDERS,
    variables: { query, first },
    schema: ordersSchema,
    signal,
  });
  return reply.outcome === 'failed' ? reply : { outcome: 'ok', value: reply.value.orders.nodes };
}

/** What a customer typed must stay one value of the search. */
function quote(value: string): string {
  return `"${value.replaceAll(/[\\"]/g, String.raw`\$&`)}"`;
}
