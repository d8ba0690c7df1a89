import { afterEach, describe, expect, it } from 'vitest';
import { createShopifyOrders, shopifyOptions } from '../../src/orders/shopify/index.ts';
import { type OrdersRig, ordersContract, SAMPLES } from '../contracts/orders.ts';
import { closedUrl } from '../helpers/shop-servers/server.ts';
import { money, type ShopifyServer, type ShopifyShopOrder, startShopify } from '../helpers/shop-servers/shopify.ts';

const TOKEN = 'shpat_0123456789abcdef';
const VERSION = '2026-07';
const line = (id: string, sku: string | null, price = '499.50') => ({ id, sku, name: 'Mug', quantity: 2, price });
const parcel = (displayStatus: string, number: string) => ({
  displayStatus,
  estimatedDeliveryAt: '2026-11-22T00:00:00Z',
  deliveredAt: displayStatus === 'DELIVERED' ? '2026-11-21T06:00:00Z' : null,
  trackingInfo: [{ company: 'Delhivery', number, url: 'https://www.delhivery.com/track/package/1' }],
});
const asha = { email: 'asha@example.in', phone: '+919876543210' };
const order = (name: string, day: string, more: Partial<ShopifyShopOrder> = {}): ShopifyShopOrder => ({
  name,
  createdAt: `2026-11-${day}T10:00:00Z`,
  lines: [line(name.slice(1), 'MUG-1')],
  total: '999.00',
  ...more,
});

const shop = (): ShopifyShopOrder[] => [
  order('#1001', '01', { fields: asha }),
  order('#1002', '02', { fields: { ...asha, displayFulfillmentStatus: 'IN_PROGRESS' } }),
  order('#1003', '03', {
    fields: { displayFulfillmentStatus: 'PARTIALLY_FULFILLED', fulfillments: [parcel('IN_TRANSIT', 'DL1')] },
  }),
  order('#1004', '04', {
    refundable: 999,
    lines: [
      { ...line('41', 'MUG-1'), returnable: 1 },
      { ...line('42', 'MUG-1'), returnable: 1 },
    ],
    fields: { displayFulfillmentStatus: 'FULFILLED', fulfillments: [parcel('DELIVERED', 'DL2')] },
  }),
  order('#1005', '05', {
    fields: { displayFulfillmentStatus: 'FULFILLED', fulfillments: [parcel('OUT_FOR_DELIVERY', 'DL3')] },
  }),
  order('#1006', '06', { fields: { cancelledAt: '2026-11-07T10:00:00Z' } }),
  order('#1007', '07', {
    customerId: '31',
    lines: [line('71', null)],
    fields: {
      customer: { legacyResourceId: '31', displayName: 'Ravi', defaultPhoneNumber: { phoneNumber: '+919811111111' } },
      shippingAddress: { name: 'Ravi Rao', phone: '098222 22222', zip: '560 001' },
      paymentGatewayNames: ['Cash on Delivery (COD)'],
    },
  }),
  // Shopify's search finds this too for the name 1001.
  order('#1001-F1', '08', { fields: { email: 'someone@example.in', phone: '+919800000001' } }),
  order('#1008-HELD', '09'),
  // The same customer, but another number stands on this order.
  order('#1009', '10', { customerId: '31', fields: { phone: '+919833333333' } }),
];

async function start(orders = shop()): Promise<{ server: ShopifyServer; rig: OrdersRig }> {
  const server = await startShopify({ token: TOKEN, version: VERSION }, orders, { '+919811111111': '31' });
  const at = (baseUrl: string) =>
    createShopifyOrders(shopifyOptions.parse({ baseUrl, accessToken: TOKEN, pollMs: 15 }));
  const names = { cancel: 'orderCancel', 'create-return': 'returnCreate', 'request-refund': 'refundCreate' };
  const rig: OrdersRig = {
    orders: at(server.url),
    unreachable: at(await closedUrl()),
    server,
    secrets: [TOKEN],
    numbers: {
      placed: '1001',
      confirmed: '1002',
      'partly-shipped': '1003',
      delivered: '1004',
      shipped: '1005',
      cancelled: '1006',
    },
    contacts: [
      { contact: { kind: 'phone', value: asha.phone }, numbers: ['1002', '1001'] },
      { contact: { kind: 'email', value: asha.email }, numbers: ['1002', '1001'] },
      { contact: { kind: 'phone', value: '+919811111111' }, numbers: ['1007'] },
      { contact: { kind: 'phone', value: '+919822222222' }, numbers: [] },
    ],
    actions: {
      cancel: { kind: 'cancel', orderNumber: '1001', reason: 'Ordered twice. '.repeat(30) },
      'create-return': { ...SAMPLES['create-return'], quantity: 2 } as OrdersRig['actions']['create-return'] & object,
      'request-refund': SAMPLES['request-refund'],
    },
    refusals: [
      { action: { kind: 'cancel', orderNumber: '4711', reason: 'x' }, reason: 'not-found' },
      { action: { kind: 'cancel', orderNumber: '1006', reason: 'x' }, reason: 'changed' },
      { action: { kind: 'cancel', orderNumber: '1005', reason: 'x' }, reason: 'changed' },
      { action: { kind: 'cancel', orderNumber: '1008-HELD', reason: 'x' }, reason: 'not-allowed' },
      { action: { ...SAMPLES['create-return'], orderNumber: '1001' }, reason: 'changed' },
      { action: { ...SAMPLES['request-refund'], orderNumber: '1001' }, reason: 'changed' },
    ],
    timesDone: (kind) => server.done.filter(({ name }) => kind !== 'move-pickup' && name === names[kind]).length,
  };
  return { server, rig };
}

ordersContract('Shopify', async () => (await start()).rig);

describe('Shopify', () => {
  const opened: ShopifyServer[] = [];
  const open = async (orders?: ShopifyShopOrder[]) => {
    const started = await start(orders);
    opened.push(started.server);
    return started;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((server) => server.stop()));
  });
  const signal = AbortSignal.timeout(60_000);

  it('reads an order whole', async () => {
    const fields = {
      shippingAddress: { name: 'Asha Rao', phone: '98765 43210', zip: '110 001' },
      displayFulfillmentStatus: 'FULFILLED',
      fulfillments: [parcel('DELIVERED', 'DL9'), { ...parcel('CANCELED', 'DL8') }],
      returns: {
        nodes: [
          {
            name: '#2001-R1',
            status: 'OPEN',
            createdAt: '2026-11-20T10:00:00Z',
            exchangeLineItems: { nodes: [] },
            returnLineItems: {
              nodes: [
                {
                  quantity: 1,
                  returnReasonNote: '',
                  fulfillmentLineItem: { lineItem: { id: 'gid://x/1', sku: 'MUG-1' } },
                },
              ],
            },
          },
        ],
      },
      refunds: [
        {
          legacyResourceId: '55',
          createdAt: '2026-11-20T10:00:00Z',
          note: null,
          totalRefundedSet: money('0.29'),
          transactions: { nodes: [{ status: 'PENDING', processedAt: null }] },
        },
      ],
    };
    const { rig } = await open([order('#2001', '10', { total: '1299.35', lines: [line('1', '', '649.675')], fields })]);

    expect(await rig.orders.findByNumber('kaapi', '2001', signal)).toEqual({
      outcome: 'found',
      order: {
        number: '2001',
        status: 'delivered',
        placedAt: new Date('2026-11-10T10:00:00Z'),
        customerName: 'Asha Rao',
        phone: '+919876543210',
        pinCode: '110001',
        totalPaise: 129935,
        payment: 'prepaid',
        lines: [{ sku: 'line-1', title: 'Mug', quantity: 2, unitPricePaise: 64968 }],
        shipments: [
          {
            carrier: 'Delhivery',
            trackingNumber: 'DL9',
            trackingUrl: 'https://www.delhivery.com/track/package/1',
            status: 'delivered',
            expectedAt: new Date('2026-11-22T00:00:00Z'),
            deliveredAt: new Date('2026-11-21T06:00:00Z'),
          },
        ],
        returns: [
          {
            id: '2001-R1',
            kind: 'return',
            sku: 'MUG-1',
            quantity: 1,
            status: 'requested',
            createdAt: new Date('2026-11-20T10:00:00Z'),
          },
        ],
        refunds: [{ id: '55', amountPaise: 29, status: 'processing', createdAt: new Date('2026-11-20T10:00:00Z') }],
      },
    });
  });

  it('knows cash on delivery, and the buyer before the receiver of a present', async () => {
    const { rig } = await open();

    expect(await rig.orders.findByNumber('kaapi', '1007', signal)).toMatchObject({
      order: { payment: 'cash-on-delivery', phone: '+919811111111', pinCode: '560001' },
    });
  });

  it('waits as long as the allowance takes to refill', async () => {
    const { rig, server } = await open();
    const throttled = {
      errors: [
        {
          message: 'Throttled',
          extensions: { code: 'THROTTLED', documentation: 'https://shopify.dev/api/usage/rate-limits' },
        },
      ],
      extensions: {
        cost: {
          requestedQueryCost: 752,
          actualQueryCost: null,
          throttleStatus: { maximumAvailable: 1000, currentlyAvailable: 652, restoreRate: 50 },
        },
      },
    };
    server.behave({ fault: { status: 200, body: throttled }, on: 'all' });

    expect(await rig.orders.findByNumber('kaapi', '1001', signal)).toMatchObject({ outcome: 'unavailable' });
    expect(await rig.orders.perform('kaapi', SAMPLES.cancel, 'k', signal)).toMatchObject({
      outcome: 'unavailable',
      retryAfterMs: 2000,
    });
  });

  it.each([
    ['ACCESS_DENIED', 'unavailable'],
    ['INTERNAL_SERVER_ERROR', 'uncertain'],
    ['TIMEOUT', 'uncertain'],
  ])('takes the error %s on a write for %s', async (code, outcome) => {
    const { rig, server } = await open();
    server.behave({ fault: { status: 200, body: { errors: [{ message: 'x', extensions: { code } }] } }, on: 'writes' });

    expect(await rig.orders.perform('kaapi', SAMPLES.cancel, 'k', signal)).toMatchObject({ outcome });
  });

  it('cancels with the money back only where that was promised, and leaves its key', async () => {
    const { rig, server } = await open();
    const refund = { amountPaise: 99900, dueAt: '2026-12-04T18:29:59.000Z' };
    await rig.orders.perform('kaapi', { kind: 'cancel', orderNumber: '1001', reason: 'a', refund }, 'k1', signal);
    await rig.orders.perform('kaapi', { kind: 'cancel', orderNumber: '1002', reason: 'b' }, 'k2', signal);

    expect(server.done.map(({ args }) => [args['refundMethod'], args['staffNote'], args['restock']])).toEqual([
      [{ originalPaymentMethodsRefund: true }, 'a [redress:k1]', true],
      [{ originalPaymentMethodsRefund: false }, 'b [redress:k2]', true],
    ]);
  });

  it('leaves money that it cannot move to a person, and exchanges too', async () => {
    const { rig, server } = await open([...shop(), order('#3001', '11', { refundable: 999, manual: true })]);
    const { 'request-refund': refund, 'create-return': back } = SAMPLES;
    const tried = [
      { ...refund, payout: { kind: 'upi', address: 'asha@okbank' } } as typeof refund,
      { ...refund, orderNumber: '1007' },
      { ...refund, orderNumber: '3001' },
      { ...back, returnKind: 'exchange' } as typeof back,
    ];

    for (const action of tried)
      expect(await rig.orders.perform('kaapi', action, 'k', signal)).toEqual({ outcome: 'unsupported' });
    expect(server.done).toEqual([]);
  });

  it('does not take an order in dollars for one in rupees', async () => {
    const totalPriceSet = { shopMoney: { amount: '12.00', currencyCode: 'USD' } };
    const { rig } = await open([order('#1001', '01', { fields: { totalPriceSet } })]);

    expect(await rig.orders.findByNumber('kaapi', '1001', signal)).toMatchObject({ outcome: 'unavailable' });
  });

  it.each(['http://shop.example.in', 'ftp://shop.example.in', 'shop'])('does not send its token to %s', (baseUrl) => {
    expect(shopifyOptions.safeParse({ baseUrl, accessToken: TOKEN }).success).toBe(false);
  });
});
