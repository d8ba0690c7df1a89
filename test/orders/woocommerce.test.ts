import { afterEach, describe, expect, it } from 'vitest';
import { createWooCommerceOrders, wooCommerceOptions } from '../../src/orders/woocommerce/index.ts';
import { type OrdersRig, ordersContract, SAMPLES } from '../contracts/orders.ts';
import { closedUrl } from '../helpers/shop-servers/server.ts';
import { startWooCommerce, type WooServer, type WooShopOrder } from '../helpers/shop-servers/woocommerce.ts';

const KEYS = { key: 'ck_0123456789abcdef', secret: 'cs_fedcba9876543210' };
const billing = (phone: string, email: string) => ({
  billing: { first_name: 'Asha', last_name: 'Rao', postcode: '560 001', phone, email },
});
const tracking = {
  key: '_wc_shipment_tracking_items',
  value: [
    {
      tracking_provider: '',
      custom_tracking_provider: 'Delhivery',
      custom_tracking_link: 'https://www.delhivery.com/track/package/%1$s',
      tracking_number: 'DL 1',
      date_shipped: '1763596800',
      tracking_id: 'fb7170d97d0e628bc3b565999d07c6a9',
    },
  ],
};
const order = (id: number, number: string, status: string, more: Partial<WooShopOrder> = {}): WooShopOrder => ({
  id,
  number,
  status,
  created: `2026-11-${String(id - 100).padStart(2, '0')}T10:00:00`,
  total: '999.00',
  ...more,
});

const shop = (): WooShopOrder[] => [
  // The number comes from an extension: it is not the id, and 101 is the id of another order.
  order(101, '1001', 'pending', { fields: billing('98765 43210', 'Asha@Example.in') }),
  order(102, '1002', 'processing', { fields: billing('9876543210', 'asha@example.in') }),
  order(103, '1003', 'completed', { meta: [tracking] }),
  order(104, '1004', 'processing'),
  order(105, '1005', 'cancelled'),
  order(106, '1006', 'failed', { fields: billing('+91 98111 11111', 'ravi@example.in') }),
  order(107, '1007', 'on-hold', { fields: { payment_method: 'cod' } }),
  order(108, '1008', 'partial-shipped'),
  order(109, '1009', 'delivered', { meta: [tracking] }),
  order(110, '101', 'processing'),
  order(111, 'B-LOCKED', 'processing'),
  order(112, '1012', 'checkout-draft', { fields: billing('9876543210', 'asha@example.in') }),
  order(113, '1013', 'refunded'),
];

async function start(orders = shop(), more = {}): Promise<{ server: WooServer; rig: OrdersRig }> {
  const server = await startWooCommerce(KEYS, orders);
  const at = (baseUrl: string) =>
    createWooCommerceOrders(
      wooCommerceOptions.parse({ baseUrl, consumerKey: KEYS.key, consumerSecret: KEYS.secret, ...more }),
    );
  const rig: OrdersRig = {
    orders: at(server.url),
    unreachable: at(await closedUrl()),
    server,
    secrets: [KEYS.key, KEYS.secret, Buffer.from(`${KEYS.key}:${KEYS.secret}`).toString('base64')],
    numbers: {
      placed: '1001',
      confirmed: '1002',
      shipped: '1003',
      cancelled: '1005',
      'partly-shipped': '1008',
      delivered: '1009',
    },
    contacts: [
      { contact: { kind: 'email', value: 'asha@example.in' }, numbers: ['1002', '1001'] },
      { contact: { kind: 'phone', value: '+919811111111' }, numbers: [] },
      { contact: { kind: 'phone', value: '+919876543210' }, numbers: ['1002'] },
    ],
    actions: { cancel: { ...SAMPLES.cancel, orderNumber: '1002' }, 'request-refund': SAMPLES['request-refund'] },
    refusals: [
      { action: { kind: 'cancel', orderNumber: '4711', reason: 'x' }, reason: 'not-found' },
      { action: { kind: 'cancel', orderNumber: '1005', reason: 'x' }, reason: 'changed' },
      { action: { kind: 'cancel', orderNumber: '1003', reason: 'x' }, reason: 'changed' },
      { action: { kind: 'cancel', orderNumber: 'B-LOCKED', reason: 'x' }, reason: 'not-allowed' },
      { action: { ...SAMPLES['request-refund'], amountPaise: 99901 } as typeof SAMPLES.cancel, reason: 'changed' },
    ],
    timesDone: (kind) =>
      server.done.filter(({ path }) => path.endsWith('refunds') === (kind === 'request-refund')).length,
  };
  return { server, rig };
}

ordersContract('WooCommerce', async () => (await start()).rig);

describe('WooCommerce', () => {
  const opened: WooServer[] = [];
  const open = async (...[orders, more]: Parameters<typeof start>) => {
    const started = await start(orders, more);
    opened.push(started.server);
    return started;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((server) => server.stop()));
  });
  const signal = AbortSignal.timeout(60_000);
  const dueAt = '2026-12-04T18:29:59.000Z';
  const cancel = (refund?: { amountPaise: number; dueAt: string }, orderNumber = '1002') =>
    ({ kind: 'cancel', orderNumber, reason: 'Ordered twice', ...(refund === undefined ? {} : { refund }) }) as const;

  it('reads an order whole', async () => {
    const line = {
      name: 'Mug',
      product_id: 93,
      variation_id: 94,
      sku: '',
      quantity: 3,
      subtotal: '846.61',
      subtotal_tax: '152.39',
    };
    const fields = {
      ...billing('098765-43210', 'asha@example.in'),
      line_items: [line],
      date_completed_gmt: '2026-11-04T10:00:00',
    };
    const { rig } = await open([order(103, '1003', 'completed', { meta: [tracking], fields })], {
      completedMeans: 'delivered',
    });

    expect(await rig.orders.findByNumber('kaapi', '1003', signal)).toEqual({
      outcome: 'found',
      order: {
        number: '1003',
        status: 'delivered',
        placedAt: new Date('2026-11-03T10:00:00Z'),
        customerName: 'Asha Rao',
        phone: '+919876543210',
        email: 'asha@example.in',
        pinCode: '560001',
        totalPaise: 99900,
        payment: 'prepaid',
        lines: [{ sku: 'product-94', title: 'Mug', quantity: 3, unitPricePaise: 33300 }],
        shipments: [
          {
            carrier: 'Delhivery',
            trackingNumber: 'DL 1',
            trackingUrl: 'https://www.delhivery.com/track/package/DL%201',
            status: 'delivered',
            deliveredAt: new Date('2026-11-04T10:00:00Z'),
          },
        ],
        refunds: [],
      },
    });
  });

  it('tells an order by its number, not by its id', async () => {
    const { rig } = await open();

    expect(await rig.orders.findByNumber('kaapi', '101', signal)).toMatchObject({
      order: { number: '101', placedAt: new Date('2026-11-10T10:00:00Z') },
    });
  });

  it.each([
    ['1006', 'cancelled'],
    ['1007', 'placed'],
    ['1013', 'cancelled'],
  ])('takes %s for %s', async (number, status) => {
    const { rig } = await open();

    expect(await rig.orders.findByNumber('kaapi', number, signal)).toMatchObject({ order: { status } });
  });

  it('shows a refund that it made', async () => {
    const { rig } = await open();
    await rig.orders.perform('kaapi', SAMPLES['request-refund'], 'k', signal);

    expect(await rig.orders.findByNumber('kaapi', '1004', signal)).toMatchObject({
      order: { refunds: [{ id: '700', amountPaise: 49950, status: 'paid' }] },
    });
  });

  it('gives the money back with a cancellation that promised it, and goes on where it stopped', async () => {
    const { rig, server } = await open();
    const action = cancel({ amountPaise: 99900, dueAt });
    server.behave({ fault: 'reset', on: 'writes', done: true });
    expect(await rig.orders.perform('kaapi', action, 'k', signal)).toMatchObject({ outcome: 'uncertain' });
    server.behave(null);

    expect(await rig.orders.find('kaapi', action, 'k', signal)).toBeNull();
    expect(await rig.orders.perform('kaapi', action, 'k', signal)).toEqual({ outcome: 'done', reference: null });
    expect(await rig.orders.perform('kaapi', action, 'k', signal)).toEqual({ outcome: 'done', reference: null });
    expect(server.done.map(({ path, body }) => [path, body['status'] ?? body['amount']])).toEqual([
      ['orders/102', 'cancelled'],
      ['orders/102/refunds', '999.00'],
    ]);
  });

  it('does not call a cancellation done, or undone, when the money is refused', async () => {
    const { rig } = await open();

    expect(await rig.orders.perform('kaapi', cancel({ amountPaise: 99901, dueAt }), 'k', signal)).toEqual({
      outcome: 'uncertain',
      reason: expect.stringContaining('cancelled, but not refunded'),
    });
  });

  it('leaves money that it cannot move to a person', async () => {
    const { rig, server } = await open();
    const refund = SAMPLES['request-refund'];
    const toUpi = { ...refund, payout: { kind: 'upi', address: 'asha@okbank' } } as typeof refund;

    for (const action of [toUpi, { ...refund, orderNumber: '1007' }])
      expect(await rig.orders.perform('kaapi', action, 'k', signal)).toEqual({ outcome: 'unsupported' });
    expect(server.done).toEqual([]);
  });

  it('cancels an unpaid order without a refund', async () => {
    const { rig, server } = await open();

    const result = await rig.orders.perform('kaapi', cancel({ amountPaise: 99900, dueAt }, '1007'), 'k', signal);

    expect([result.outcome, server.done.length]).toEqual(['done', 1]);
  });
});
