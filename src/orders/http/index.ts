import type { Clock, Ids } from '../../core/clock.ts';
import type { Order, OrderSource } from '../../core/order.ts';
import type { OrderActions } from '../../core/order-action.ts';
import { systemClock } from '../../lib/clock.ts';
import { createIds } from '../../lib/ids.ts';
import { type Failure, type JsonRequest, type Reply, requestJson, toActionResult, toUnavailable } from '../request.ts';
import type { HttpOrdersOptions } from './options.ts';
import { notFoundJsonSchema, orderJsonSchema, ordersJsonSchema, resultJsonSchema } from './order-json.ts';
import { sign } from './sign.ts';

export { type HttpOrdersOptions, httpOrdersOptions } from './options.ts';

const MAX_ORDERS = 10;

/** The orders of any system that has the four signed routes of src/orders/README.md. */
export function createHttpOrders(
  { baseUrl, secret }: HttpOrdersOptions,
  { clock, ids }: { clock: Clock; ids: Ids } = { clock: systemClock, ids: createIds() },
): OrderSource & OrderActions {
  const send = async <T>(
    path: string,
    request: Pick<JsonRequest<T>, 'schema' | 'signal'> & { key?: string; body?: string },
  ): Promise<Reply<T>> => {
    const url = new URL(`${baseUrl}/${path}`);
    const { key, body, schema, signal } = request;
    const signed = sign(body ?? `${url.pathname}${url.search}`, { secret, id: ids.next(), at: clock.now() });
    const headers = {
      ...signed,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    };
    const method = body === undefined ? 'GET' : 'POST';
    return requestJson({ method, url: url.href, headers, schema, signal, ...(body === undefined ? {} : { body }) });
  };

  return {
    async findByNumber(brandId, number, signal) {
      const wanted = plain(number);
      // Nothing, or dots only: that would be another path.
      if (/^\.*$/.test(wanted)) return { outcome: 'not-found' };
      const path = `orders/${encodeURIComponent(wanted)}?${new URLSearchParams({ brand: brandId })}`;
      const reply = await send(path, { schema: orderJsonSchema, signal });
      if (reply.outcome === 'failed') return isNotFound(reply) ? { outcome: 'not-found' } : toUnavailable(reply);
      return plain(reply.value.number) === wanted
        ? { outcome: 'found', order: reply.value }
        : { outcome: 'unavailable', reason: 'the answer is another order' };
    },
    async findByContact(brandId, contact, signal) {
      const path = `orders?${new URLSearchParams({ brand: brandId, [contact.kind]: contact.value })}`;
      const reply = await send(path, { schema: ordersJsonSchema, signal });
      if (reply.outcome === 'failed') return toUnavailable(reply);
      const orders = reply.value.orders.filter((order) => order[contact.kind] === contact.value);
      return { outcome: 'found', orders: orders.toSorted(newestFirst).slice(0, MAX_ORDERS) };
    },
    async perform(brandId, action, key, signal) {
      const path = `actions?${new URLSearchParams({ brand: brandId })}`;
      const reply = await send(path, { key, body: JSON.stringify(action), schema: resultJsonSchema, signal });
      return reply.outcome === 'failed' ? toActionResult(reply) : reply.value;
    },
    async find(brandId, _action, key, signal) {
      const path = `actions/${encodeURIComponent(key)}?${new URLSearchParams({ brand: brandId })}`;
      const reply = await send(path, { schema: resultJsonSchema, signal });
      if (reply.outcome === 'ok') return reply.value;
      return isNotFound(reply) ? null : { outcome: 'uncertain', reason: reply.reason };
    },
  };
}

function isNotFound(failure: Failure): boolean {
  return failure.kind === 'not-found' && notFoundJsonSchema.safeParse(failure.body).success;
}

/** Without the sign and in capitals, however a customer writes it. */
function plain(number: string): string {
  return number.toWellFormed().trim().replace(/^#/, '').toUpperCase();
}

function newestFirst(one: Order, other: Order): number {
  return other.placedAt.getTime() - one.placedAt.getTime();
}
