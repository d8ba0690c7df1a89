import { createHmac, timingSafeEqual } from 'node:crypto';
import { type OrderAction, orderActionSchema } from '../../../src/core/order-action.ts';
import { type Answer, type Call, only, type ShopServer, startShopServer } from './server.ts';

export interface ErpOrder {
  number: string;
  status: string;
  placedAt: string;
  phone?: string;
  email?: string;
  [more: string]: unknown;
}

export interface ErpServer extends ShopServer {
  done: { brand: string; action: OrderAction }[];
}

const MAX_AGE_SECONDS = 300;

/** A shop's own system, as src/orders/README.md describes it: each request signed, each key carried out once. */
export async function startErp(secret: string, brand: string, orders: ErpOrder[]): Promise<ErpServer> {
  const done: ErpServer['done'] = [];
  const results = new Map<string, Answer>();
  const seen = new Set<string>();
  const notFound: Answer = { status: 404, body: { error: 'not-found', detail: 'no such thing here' } };

  /** After Standard Webhooks; an id is accepted once. */
  function isSigned({ headers, body, target, method }: Call): boolean {
    const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
      String(headers[name]),
    ) as [string, string, string];
    if (Math.abs(Date.now() / 1000 - Number(timestamp)) > MAX_AGE_SECONDS || seen.has(id) || id.includes('.'))
      return false;
    seen.add(id);
    const content = method === 'GET' ? target : body;
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const wanted = Buffer.from(
      `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${content}`).digest('base64')}`,
    );
    return wanted.length === signature.length && timingSafeEqual(wanted, Buffer.from(signature));
  }

  function perform(call: Call): Answer {
    const key = String(call.headers['idempotency-key'] ?? '');
    if (key === '' || call.headers['content-type'] !== 'application/json')
      throw new Error('without a key or a content type');
    const action = orderActionSchema.parse(JSON.parse(call.body));
    const known = results.get(key);
    if (known !== undefined) return known;
    const order = orders.find(({ number }) => number === action.orderNumber);
    if (order === undefined) return notFound;
    if (order.status === 'cancelled') return { status: 409, body: { error: 'changed', detail: 'already cancelled' } };
    if (order.number === '1007') return { status: 422, body: { error: 'not-allowed', detail: 'a gift card' } };
    if (order.number === '1008') return { status: 200, body: { outcome: 'unsupported' } };
    if (order.number === '1009')
      return { status: 200, body: { outcome: 'refused', reason: 'changed', detail: 'packed by now' } };
    done.push({ brand: call.url.searchParams.get('brand') ?? '', action });
    const result = { status: 200, body: { outcome: 'done', reference: `ERP-${done.length}` } };
    results.set(key, result);
    return result;
  }

  const server = await startShopServer({
    isWrite: ({ method }) => method === 'POST',
    answer(call: Call): Answer {
      if (!isSigned(call)) return { status: 401, body: { error: 'signature' } };
      const { pathname, searchParams } = call.url;
      if (searchParams.get('brand') !== brand) throw new Error('brand is missing');
      const [, , list, id] = pathname.split('/').map(decodeURIComponent);
      if (call.method === 'POST' && list === 'actions' && id === undefined) {
        only(searchParams.keys(), ['brand']);
        return perform(call);
      }
      if (call.method !== 'GET') throw new Error('no such route');
      if (list === 'actions' && id !== undefined) return results.get(id) ?? notFound;
      if (list === 'orders' && id !== undefined) {
        const order = orders.find(({ number }) => number === id);
        return order === undefined ? notFound : { status: 200, body: order };
      }
      if (list !== 'orders') throw new Error('no such route');
      only(searchParams.keys(), ['brand', 'phone', 'email']);
      const found = orders.filter(
        ({ phone, email }) => searchParams.get('phone') === phone || searchParams.get('email') === email,
      );
      return { status: 200, body: { orders: found } };
    },
  });
  return { ...server, done };
}
