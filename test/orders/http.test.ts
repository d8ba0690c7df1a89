import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpOrders, httpOrdersOptions } from '../../src/orders/http/index.ts';
import { orderJsonSchema } from '../../src/orders/http/order-json.ts';
import { sign } from '../../src/orders/http/sign.ts';
import { type OrdersRig, ordersContract, SAMPLES } from '../contracts/orders.ts';
import { type ErpOrder, type ErpServer, startErp } from '../helpers/shop-servers/erp.ts';
import { closedUrl } from '../helpers/shop-servers/server.ts';

const SECRET = `whsec_${Buffer.from('a secret of thirty-two bytes, ok').toString('base64')}`;
const asha = { phone: '+919876543210', email: 'asha@example.in' };
const order = (number: string, status: string, more: Partial<ErpOrder> = {}): ErpOrder => ({
  number,
  status,
  placedAt: `2026-11-${number.slice(-2)}T10:00:00+05:30`,
  totalPaise: 99900,
  lines: [{ sku: 'MUG-1', title: 'Mug', quantity: 2, unitPricePaise: 49950 }],
  shipments: [],
  ...more,
});

const shop = (): ErpOrder[] => [
  order('1001', 'placed', asha),
  order('1002', 'confirmed', asha),
  order('1003', 'partly-shipped'),
  order('1004', 'delivered'),
  order('1005', 'shipped'),
  order('1006', 'cancelled'),
  ...['1007', '1008', '1009'].map((number) => order(number, 'placed')),
];

async function start(orders = shop()): Promise<{ server: ErpServer; rig: OrdersRig }> {
  const server = await startErp(SECRET, 'kaapi', orders);
  const at = (url: string) => createHttpOrders(httpOrdersOptions.parse({ baseUrl: `${url}/redress/`, secret: SECRET }));
  const rig: OrdersRig = {
    orders: at(server.url),
    unreachable: at(await closedUrl()),
    server,
    secrets: [SECRET],
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
    ],
    actions: SAMPLES,
    refusals: [
      { action: { ...SAMPLES.cancel, orderNumber: '4711' }, reason: 'not-found' },
      { action: { ...SAMPLES.cancel, orderNumber: '1006' }, reason: 'changed' },
      { action: { ...SAMPLES.cancel, orderNumber: '1009' }, reason: 'changed' },
      { action: { ...SAMPLES.cancel, orderNumber: '1007' }, reason: 'not-allowed' },
    ],
    timesDone: (kind) => server.done.filter(({ brand, action }) => brand === 'kaapi' && action.kind === kind).length,
  };
  // One key is one action: in the contract all kinds share a key, here each has its own.
  const { perform, find } = rig.orders;
  rig.orders = {
    ...rig.orders,
    perform: (brand, action, key, signal) => perform(brand, action, `${key}-${action.kind}`, signal),
    find: (brand, action, key, signal) => find(brand, action, `${key}-${action.kind}`, signal),
  };
  return { server, rig };
}

ordersContract('a shop’s own system over signed HTTP', async () => (await start()).rig);

describe('signed HTTP', () => {
  const opened: ErpServer[] = [];
  const open = async (orders?: ErpOrder[]) => {
    const started = await start(orders);
    opened.push(started.server);
    return started;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((server) => server.stop()));
  });
  const signal = AbortSignal.timeout(60_000);

  it('signs as Standard Webhooks says', () => {
    const at = new Date(1_674_087_231_000);
    const key = Buffer.from(SECRET.slice(6), 'base64');
    const digest = createHmac('sha256', key).update('msg_1.1674087231.{"a":1}').digest('base64');

    expect(sign('{"a":1}', { secret: SECRET, id: 'msg_1', at })).toEqual({
      'webhook-id': 'msg_1',
      'webhook-timestamp': '1674087231',
      'webhook-signature': `v1,${digest}`,
    });
  });

  it('takes the order in the README', () => {
    const readme = readFileSync(new URL('../../src/orders/README.md', import.meta.url), 'utf8');
    const json = /```json\n([\s\S]+?)```/.exec(readme)?.[1] ?? '';

    expect(orderJsonSchema.safeParse(JSON.parse(json)).error).toBeUndefined();
  });

  it('keeps the instants of an order', async () => {
    const paidAt = '2026-11-20T10:00:00Z';
    const refunds = [{ id: 'F1', amountPaise: 100, status: 'paid', createdAt: paidAt, paidAt, reference: 'ARN1' }];
    const { rig } = await open([order('1001', 'placed', { refunds })]);

    expect(await rig.orders.findByNumber('kaapi', '1001', signal)).toMatchObject({
      order: { placedAt: new Date('2026-11-01T04:30:00Z'), refunds: [{ paidAt: new Date(paidAt), reference: 'ARN1' }] },
    });
  });

  it('knows no order by a number with half a letter in it', async () => {
    const { rig } = await open();

    expect(await rig.orders.findByNumber('kaapi', '1001\ud83d', signal)).toEqual({ outcome: 'not-found' });
  });

  it('does not take another order for the one it asked for', async () => {
    const { rig, server } = await open();
    server.behave({ fault: { status: 200, body: order('1002', 'placed') }, on: 'all' });

    expect(await rig.orders.findByNumber('kaapi', '1001', signal)).toMatchObject({ outcome: 'unavailable' });
  });

  it('leaves out orders of other people that the system sends along', async () => {
    const { rig, server } = await open();
    const orders = [
      order('1001', 'placed', asha),
      order('1002', 'placed', { phone: '+919800000001' }),
      order('1003', 'placed'),
    ];
    server.behave({ fault: { status: 200, body: { orders } }, on: 'all' });

    const lookup = await rig.orders.findByContact('kaapi', { kind: 'phone', value: asha.phone }, signal);

    expect(lookup).toMatchObject({ orders: [{ number: '1001' }] });
    expect(lookup.outcome === 'found' ? lookup.orders.length : 0).toBe(1);
  });

  it('does not believe the 404 of a proxy', async () => {
    const { rig, server } = await open();
    server.behave({ fault: { status: 404, body: { message: 'no route' } }, on: 'all' });

    expect(await rig.orders.findByNumber('kaapi', '1001', signal)).toMatchObject({ outcome: 'unavailable' });
    expect(await rig.orders.find('kaapi', SAMPLES.cancel, 'k', signal)).toMatchObject({ outcome: 'uncertain' });
  });

  it('passes on what the system cannot do, and what it has not finished', async () => {
    const { rig, server } = await open();
    expect(await rig.orders.perform('kaapi', { ...SAMPLES.cancel, orderNumber: '1008' }, 'k', signal)).toEqual({
      outcome: 'unsupported',
    });

    const pending = { outcome: 'uncertain', reason: 'waits for approval' };
    server.behave({ fault: { status: 202, body: pending }, on: 'all' });
    expect(await rig.orders.perform('kaapi', SAMPLES.cancel, 'k2', signal)).toEqual(pending);
    expect(await rig.orders.find('kaapi', SAMPLES.cancel, 'k2', signal)).toEqual(pending);
  });

  it.each(['.', '..', ' ', '#'])('does not turn the number %j into another path', async (number) => {
    const { rig, server } = await open();

    expect(await rig.orders.findByNumber('kaapi', number, signal)).toEqual({ outcome: 'not-found' });
    expect(server.strange).toEqual([]);
  });
});
