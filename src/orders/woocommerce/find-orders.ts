import { z } from 'zod';
import type { OrderContact } from '../../core/order.ts';
import type { Reply } from '../request.ts';
import type { WooCommerceOptions } from './options.ts';
import { ORDER_FIELDS, type WooOrder, type WooRefund, wooOrderSchema, wooRefundSchema } from './order-schema.ts';
import { callWooCommerce } from './rest.ts';

/** The search looks at numbers, names and addresses alike: enough is read that the right ones are among them. */
const PER_PAGE = '30';
/** A cart that is not an order yet, and one that was thrown away. */
const NOT_ORDERS = new Set(['checkout-draft', 'auto-draft', 'trash']);

/** Numbers may come from an extension and differ from ids: search, then the exact one. */
export async function findByOrderNumber(
  options: WooCommerceOptions,
  number: string,
  signal: AbortSignal,
): Promise<Reply<WooOrder | null>> {
  const wanted = plain(number);
  const reply = await search(options, wanted, signal);
  if (reply.outcome === 'failed') return reply;
  return { outcome: 'ok', value: reply.value.find((order) => plain(order.number) === wanted) ?? null };
}

/** Newest first, still to be compared exactly. A phone is searched without its country, which shops seldom store. */
export async function searchContact(
  options: WooCommerceOptions,
  { kind, value }: OrderContact,
  signal: AbortSignal,
): Promise<Reply<WooOrder[]>> {
  return search(options, kind === 'phone' ? value.replace(/^\+91/, '') : value, signal);
}

export async function readRefunds(
  options: WooCommerceOptions,
  order: WooOrder,
  signal: AbortSignal,
): Promise<Reply<WooRefund[]>> {
  if (order.refunds.length === 0) return { outcome: 'ok', value: [] };
  return callWooCommerce(options, {
    method: 'GET',
    path: `orders/${order.id}/refunds`,
    query: { per_page: '100' },
    schema: z.array(wooRefundSchema),
    signal,
  });
}

async function search(options: WooCommerceOptions, text: string, signal: AbortSignal): Promise<Reply<WooOrder[]>> {
  const reply = await callWooCommerce(options, {
    method: 'GET',
    path: 'orders',
    query: { search: text, orderby: 'date', order: 'desc', per_page: PER_PAGE, _fields: ORDER_FIELDS },
    schema: z.array(wooOrderSchema),
    signal,
  });
  if (reply.outcome === 'failed') return reply;
  return { outcome: 'ok', value: reply.value.filter((order) => !NOT_ORDERS.has(order.status)) };
}

function plain(number: string): string {
  return number.trim().replace(/^#/, '').toUpperCase();
}
