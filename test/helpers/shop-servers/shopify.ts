import { project, readOperation, type Selection } from './graphql.ts';
import { type Answer, type Call, only, type ShopServer, startShopServer } from './server.ts';
import { SHOPIFY_SCHEMA } from './shopify-schema.ts';

type Json = Record<string, unknown>;
export interface ShopifyLine {
  id: string;
  sku: string | null;
  name: string;
  quantity: number;
  price: string;
  /** Sent and not returned yet. */
  returnable?: number;
}
export interface ShopifyShopOrder {
  name: string;
  createdAt: string;
  lines: ShopifyLine[];
  total: string;
  customerId?: string;
  /** Left to refund, rupees. */
  refundable?: number;
  manual?: boolean;
  /** Any field of Order as the API has it. */
  fields?: Json;
}

export interface ShopifyServer extends ShopServer {
  /** Mutations that were carried out, with their arguments. */
  done: { name: string; args: Json }[];
}

export const money = (amount: string) => ({ shopMoney: { amount, currencyCode: 'INR' } });
const gid = (kind: string, id: string | number) => `gid://shopify/${kind}/${id}`;

/** Shopify's Admin GraphQL API: fields and arguments that 2026-07 does not have are refused. */
export async function startShopify(
  { token, version }: { token: string; version: string },
  orders: ShopifyShopOrder[],
  phones: Record<string, string> = {},
): Promise<ShopifyServer> {
  const done: ShopifyServer['done'] = [];
  const shop = orders.map((order, index) => ({ ...order, data: toData(order, index) }));
  const byId = (id: unknown) => shop.find(({ data }) => data['id'] === id);

  const resolvers: Record<string, (args: Json, field: Selection) => unknown> = {
    orders({ query, first, sortKey, reverse }) {
      if (sortKey !== 'CREATED_AT' || reverse !== true) throw new Error('orders: not newest first');
      return {
        nodes: searchOrders(shop, String(query))
          .slice(0, Number(first))
          .map(({ data }) => data),
      };
    },
    order: ({ id }) => byId(id)?.data ?? null,
    customers({ query }) {
      const phone = /^phone:"(\+\d+)"$/.exec(String(query))?.[1] ?? '';
      return { nodes: phones[phone] === undefined ? [] : [{ legacyResourceId: phones[phone] }] };
    },
    returnableFulfillments({ orderId }) {
      const lines = byId(orderId)?.lines.filter(({ returnable = 0 }) => returnable > 0) ?? [];
      // One parcel each, as when they were sent one by one.
      const parcels = lines.map((line) => ({
        returnableFulfillmentLineItems: {
          nodes: [
            {
              quantity: line.returnable,
              fulfillmentLineItem: {
                id: gid('FulfillmentLineItem', line.id),
                lineItem: { ...line, id: gid('LineItem', line.id) },
              },
            },
          ],
        },
      }));
      return { nodes: parcels };
    },
    metafieldsSet({ metafields }) {
      for (const field of metafields as Json[]) {
        only(Object.keys(field), ['ownerId', 'namespace', 'key', 'type', 'value', 'compareDigest']);
        Object.assign(byId(field['ownerId'])?.data ?? {}, { metafield: { value: field['value'] } });
      }
      return { userErrors: [] };
    },
    orderCancel(args) {
      only(Object.keys(args['refundMethod'] as Json), ['originalPaymentMethodsRefund', 'storeCreditRefund']);
      if (String(args['staffNote']).length > 255) throw new Error('staffNote is too long');
      const order = byId(args['orderId']);
      if (order === undefined)
        return { job: null, orderCancelUserErrors: [{ code: 'NOT_FOUND', message: 'Order not found' }] };
      if (order.name.endsWith('HELD'))
        return {
          job: null,
          orderCancelUserErrors: [{ code: 'INVALID', message: 'Cannot cancel an order with pending payments' }],
        };
      done.push({ name: 'orderCancel', args });
      // The background job.
      setTimeout(() => Object.assign(order.data, { cancelledAt: '2026-11-24T10:00:00Z' }), 20);
      return { job: { id: gid('Job', 1), done: false }, orderCancelUserErrors: [] };
    },
    returnCreate({ returnInput }) {
      const input = returnInput as {
        orderId: string;
        returnLineItems: { fulfillmentLineItemId: string; quantity: number; returnReasonNote: string }[];
      };
      only(Object.keys(input), ['orderId', 'returnLineItems', 'requestedAt', 'exchangeLineItems', 'returnShippingFee']);
      const order = byId(input.orderId);
      if (order === undefined) return { return: null, userErrors: [{ code: 'NOT_FOUND', message: 'Order not found' }] };
      const nodes = input.returnLineItems.map((line) => {
        only(Object.keys(line), [
          'fulfillmentLineItemId',
          'quantity',
          'returnReason',
          'returnReasonNote',
          'returnReasonDefinitionId',
          'restockingFee',
        ]);
        if (line.returnReasonNote.length > 255) throw new Error('returnReasonNote is too long');
        const from = order.lines.find(({ id }) => gid('FulfillmentLineItem', id) === line.fulfillmentLineItemId);
        if (from === undefined || (from.returnable ?? 0) < line.quantity) throw new Error('not returnable');
        from.returnable = (from.returnable ?? 0) - line.quantity;
        return {
          quantity: line.quantity,
          returnReasonNote: line.returnReasonNote,
          fulfillmentLineItem: { lineItem: { id: gid('LineItem', from.id), sku: from.sku } },
        };
      });
      const returns = order.data['returns'] as { nodes: Json[] };
      const made = {
        name: `${order.name}-R${returns.nodes.length + 1}`,
        status: 'OPEN',
        createdAt: '2026-11-24T10:00:00Z',
        exchangeLineItems: { nodes: [] },
        returnLineItems: { nodes },
      };
      returns.nodes.push(made);
      done.push({ name: 'returnCreate', args: input });
      return { return: made, userErrors: [] };
    },
    refundCreate({ input }, { directives }) {
      const refund = input as { orderId: string; note: string; transactions: { amount: string; parentId: string }[] };
      only(Object.keys(refund), [
        'orderId',
        'note',
        'notify',
        'transactions',
        'currency',
        'refundLineItems',
        'shipping',
      ]);
      for (const one of refund.transactions)
        only(Object.keys(one), ['orderId', 'parentId', 'kind', 'gateway', 'amount']);
      if (typeof directives['idempotent']?.['key'] !== 'string')
        throw new Error('refundCreate needs @idempotent(key:)');
      const order = byId(refund.orderId);
      if (order === undefined) return { refund: null, userErrors: [{ message: 'Order does not exist' }] };
      const amount = refund.transactions.reduce((sum, one) => sum + Number(one.amount), 0);
      order.refundable = (order.refundable ?? 0) - amount;
      const refunds = order.data['refunds'] as Json[];
      const made = {
        legacyResourceId: String(9000 + done.length),
        createdAt: '2026-11-24T10:00:00Z',
        note: refund.note,
        totalRefundedSet: money(amount.toFixed(2)),
        transactions: { nodes: [{ status: 'SUCCESS', processedAt: '2026-11-24T10:00:01Z' }] },
      };
      refunds.push(made);
      Object.assign(order.data, { suggestedRefund: suggestedRefund(order) });
      done.push({ name: 'refundCreate', args: refund });
      return { refund: made, userErrors: [] };
    },
  };

  const server = await startShopServer({
    isWrite: ({ body }) => /^\s*mutation/.test(String((JSON.parse(body) as Json)['query'])),
    answer(call: Call): Answer {
      if (call.headers['x-shopify-access-token'] !== token)
        return {
          status: 401,
          body: { errors: '[API] Invalid API key or access token (unrecognized login or wrong password)' },
        };
      if (call.method !== 'POST' || call.target !== `/admin/api/${version}/graphql.json`) throw new Error('wrong path');
      if (call.headers['content-type'] !== 'application/json') throw new Error('wrong content type');
      const request = JSON.parse(call.body) as { query: string; variables: Json };
      only(Object.keys(request), ['query', 'variables', 'operationName']);
      const { fields } = readOperation(request.query, request.variables, SHOPIFY_SCHEMA);
      const data = fields.map((field) => [
        field.alias,
        project(resolvers[field.name]?.(field.args, field), field.fields),
      ]);
      return {
        status: 200,
        body: {
          data: Object.fromEntries(data),
          extensions: {
            cost: {
              requestedQueryCost: 12,
              actualQueryCost: 9,
              throttleStatus: { maximumAvailable: 2000, currentlyAvailable: 1988, restoreRate: 100 },
            },
          },
        },
      };
    },
  });
  return { ...server, done };
}

/** Shopify's search: known filters only (others are ignored, and everything is found), newest first. */
function searchOrders<T extends ShopifyShopOrder & { data: Json }>(shop: T[], query: string): T[] {
  const terms = query.split(' OR ').map((term) => /^(?:(\w+):)?"?(.*?)"?$/.exec(term) ?? []);
  const found = shop.filter((order) =>
    terms.some(([, field, value = '']) => {
      if (field === 'name') return order.name.replace('#', '').toUpperCase().startsWith(value.replace('#', ''));
      if (field === 'email') return order.data['email'] === value;
      if (field === 'customer_id') return order.customerId === value;
      return field === undefined ? order.data['phone'] === value : true;
    }),
  );
  return found.toSorted((one, other) => other.createdAt.localeCompare(one.createdAt));
}

function toData(order: ShopifyShopOrder, index: number): Json {
  return {
    id: gid('Order', 5001 + index),
    name: order.name,
    createdAt: order.createdAt,
    cancelledAt: null,
    displayFulfillmentStatus: 'UNFULFILLED',
    email: null,
    phone: null,
    paymentGatewayNames: ['razorpay'],
    totalPriceSet: money(order.total),
    customer: null,
    billingAddress: null,
    shippingAddress: null,
    lineItems: {
      nodes: order.lines.map(({ price, returnable: _, ...line }) => ({
        ...line,
        id: gid('LineItem', line.id),
        originalUnitPriceSet: money(price),
      })),
    },
    fulfillments: [],
    returns: { nodes: [] },
    refunds: [],
    metafield: null,
    suggestedRefund: suggestedRefund(order),
    ...order.fields,
  };
}

function suggestedRefund({ refundable = 0, manual = false }: ShopifyShopOrder): Json {
  const parentTransaction = { id: gid('OrderTransaction', 77), manualPaymentGateway: manual };
  return {
    suggestedTransactions:
      refundable > 0
        ? [{ gateway: 'razorpay', maximumRefundableSet: money(refundable.toFixed(2)), parentTransaction }]
        : [],
  };
}
