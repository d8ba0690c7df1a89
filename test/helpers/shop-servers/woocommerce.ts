import { type Answer, type Call, only, type ShopServer, startShopServer } from './server.ts';

type Json = Record<string, unknown>;
interface Meta {
  id?: number;
  key: string;
  value: unknown;
}
export interface WooShopOrder {
  id: number;
  number: string;
  status: string;
  /** GMT, as WooCommerce writes it: 2026-11-20T10:00:00 */
  created: string;
  total: string;
  meta?: Meta[];
  /** Any field of the order as the API has it. */
  fields?: Json;
}

export interface WooServer extends ShopServer {
  /** Writes that were carried out. */
  done: { path: string; body: Json }[];
}

/** WooCommerce's REST API v3: orders and their refunds, with the parameters that its reference lists. */
export async function startWooCommerce(
  { key, secret }: { key: string; secret: string },
  shop: WooShopOrder[],
): Promise<WooServer> {
  const done: WooServer['done'] = [];
  const orders: (Json & { meta_data: Meta[] })[] = shop.map(toData);
  const refunds = new Map<number, (Json & { meta_data: Meta[] })[]>();
  const password = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;

  function list(query: URLSearchParams): Answer {
    only(query.keys(), ['search', 'orderby', 'order', 'per_page', 'page', 'status', 'include', '_fields']);
    const text = (query.get('search') ?? '').toLowerCase();
    const fields = query.get('_fields')?.split(',');
    const found = orders
      .filter(({ id, number, billing }) => JSON.stringify([id, number, billing]).toLowerCase().includes(text))
      .toSorted((one, other) => String(other['date_created_gmt']).localeCompare(String(one['date_created_gmt'])))
      .slice(0, Number(query.get('per_page') ?? 10));
    const cut = found.map((order) =>
      Object.fromEntries(Object.entries(order).filter(([name]) => fields?.includes(name) ?? true)),
    );
    return { status: 200, body: cut };
  }

  function update(id: number, path: string, body: Json): Answer {
    only(Object.keys(body), ['status', 'meta_data', 'customer_note', 'billing', 'shipping', 'set_paid']);
    const order = orders.find((one) => one['id'] === id);
    if (order === undefined)
      return { status: 404, body: { code: 'woocommerce_rest_shop_order_invalid_id', message: 'Invalid ID.' } };
    if (order['number'] === 'B-LOCKED')
      return { status: 400, body: { code: 'woocommerce_rest_invalid', message: 'Not while it is locked.' } };
    order['status'] = body['status'] ?? order['status'];
    order.meta_data.push(...((body['meta_data'] as Meta[]) ?? []));
    done.push({ path, body });
    return { status: 200, body: order };
  }

  function refund(id: number, path: string, body: Json): Answer {
    only(Object.keys(body), [
      'amount',
      'reason',
      'refunded_by',
      'meta_data',
      'line_items',
      'api_refund',
      'api_restock',
    ]);
    const order = orders.find((one) => one['id'] === id);
    if (order === undefined)
      return { status: 404, body: { code: 'woocommerce_rest_invalid_order_id', message: 'Invalid order ID.' } };
    if (typeof body['amount'] !== 'string') throw new Error('amount is not a string');
    const known = refunds.get(id) ?? [];
    const made = {
      id: 700 + done.length,
      date_created: '2026-11-24T15:30:00',
      date_created_gmt: '2026-11-24T10:00:00',
      amount: body['amount'],
      reason: body['reason'],
      refunded_by: 1,
      refunded_payment: body['api_refund'] === true,
      meta_data: body['meta_data'] as Meta[],
      line_items: [],
    };
    refunds.set(id, [made, ...known]);
    (order['refunds'] as Json[]).push({ id: made.id, reason: made.reason, total: `-${made.amount}` });
    done.push({ path, body });
    return { status: 201, body: made };
  }

  const server = await startShopServer({
    isWrite: ({ method }) => method !== 'GET',
    answer(call: Call): Answer {
      if (call.headers['authorization'] !== password)
        return {
          status: 401,
          body: { code: 'woocommerce_rest_cannot_view', message: 'Sorry.', data: { status: 401 } },
        };
      const path = call.url.pathname.replace('/wp-json/wc/v3/', '');
      const body = call.body === '' ? {} : (JSON.parse(call.body) as Json);
      const [, id = '0', under] = /^orders(?:\/(\d+)(\/refunds)?)?$/.exec(path) ?? [];
      if (call.method === 'GET' && path === 'orders') return list(call.url.searchParams);
      if (call.method === 'PUT' && id !== '0' && under === undefined) return update(Number(id), path, body);
      if (call.method === 'POST' && under !== undefined) return refund(Number(id), path, body);
      if (call.method === 'GET' && under !== undefined) {
        only(call.url.searchParams.keys(), ['per_page', 'page']);
        return { status: 200, body: refunds.get(Number(id)) ?? [] };
      }
      throw new Error('rest_no_route');
    },
  });
  return { ...server, done };
}

function toData(order: WooShopOrder): Json & { meta_data: Meta[] } {
  const address = {
    first_name: 'Asha',
    last_name: 'Rao',
    company: '',
    city: 'Bengaluru',
    postcode: '560001',
    country: 'IN',
  };
  return {
    id: order.id,
    parent_id: 0,
    number: order.number,
    status: order.status,
    currency: 'INR',
    date_created: order.created,
    date_created_gmt: order.created,
    date_completed_gmt: null,
    total: order.total,
    total_tax: '0.00',
    payment_method: 'razorpay',
    payment_method_title: 'UPI, cards',
    billing: { ...address, email: '', phone: '' },
    shipping: { ...address, phone: '' },
    line_items: [
      {
        id: 1,
        name: 'Mug',
        product_id: 93,
        variation_id: 0,
        sku: 'MUG-1',
        quantity: 2,
        subtotal: order.total,
        subtotal_tax: '0.00',
        total: order.total,
        total_tax: '0.00',
        price: Number(order.total) / 2,
        meta_data: [],
      },
    ],
    refunds: [],
    ...order.fields,
    meta_data: order.meta ?? [],
  };
}
