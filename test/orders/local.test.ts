import { describe, expect, it } from 'vitest';
import { AppError } from '../../src/core/errors.ts';
import type { Order } from '../../src/core/order.ts';
import type { OrderActionKind } from '../../src/core/order-action.ts';
import { createIds } from '../../src/lib/ids.ts';
import { createLocalOrders } from '../../src/orders/local.ts';
import { portContract, SAMPLES } from '../contracts/orders.ts';
import { aDelivered, anOrder, daysFromNow, NOW } from '../helpers/orders.ts';
import { openTestStore } from '../helpers/test-store.ts';

const BRAND = 'kaapi';
const signal = AbortSignal.timeout(60_000);
const clock = { now: () => NOW };
const mug = { sku: 'MUG-1', title: 'Mug', quantity: 2, unitPricePaise: 49_950 };
const returned = { id: 'R-1', kind: 'return', sku: 'MUG-1', quantity: 1, status: 'pickup-booked' } as const;

const shop = (): Order[] => [
  anOrder({ number: '1001', status: 'placed', placedAt: daysFromNow(-3) }),
  anOrder({ number: '1002', status: 'confirmed', placedAt: daysFromNow(-2) }),
  anOrder({ number: '1003', status: 'shipped', phone: '+919811111111', email: 'ravi@example.in' }),
  aDelivered(2, {
    number: '1004',
    lines: [mug],
    phone: '+919822222222',
    email: 'mira@example.in',
    returns: [{ ...returned, createdAt: daysFromNow(-1) }],
  }),
  anOrder({ number: '1005', status: 'cancelled', phone: '+919833333333', email: 'dev@example.in' }),
  anOrder({ number: '1006', status: 'partly-shipped', phone: '+919844444444', email: 'uma@example.in' }),
];

async function open() {
  const store = await openTestStore();
  await store.orders.import(BRAND, shop());
  return { store, orders: createLocalOrders(store.orders, { clock, ids: createIds() }) };
}

portContract('our own database', async () => {
  const { store, orders } = await open();
  const done: Record<OrderActionKind, (order: Order) => boolean> = {
    cancel: ({ status }) => status === 'cancelled',
    'create-return': ({ returns = [] }) => returns.some(({ id }) => id !== 'R-1'),
    'move-pickup': ({ returns = [] }) => returns.some(({ pickupDay }) => pickupDay === '2026-11-28'),
    'request-refund': ({ refunds = [] }) => refunds.length > 0,
  };
  return {
    orders,
    strange: () => [],
    numbers: {
      placed: '1001',
      confirmed: '1002',
      shipped: '1003',
      delivered: '1004',
      cancelled: '1005',
      'partly-shipped': '1006',
    },
    contacts: [
      { contact: { kind: 'email', value: 'asha@customer.example' }, numbers: ['1002', '1001'] },
      { contact: { kind: 'phone', value: '+919811111111' }, numbers: ['1003'] },
    ],
    actions: SAMPLES,
    refusals: [
      { action: { ...SAMPLES.cancel, orderNumber: '9999' } as typeof SAMPLES.cancel, reason: 'not-found' },
      { action: { ...SAMPLES.cancel, orderNumber: '1003' } as typeof SAMPLES.cancel, reason: 'changed' },
      { action: { ...SAMPLES['create-return'], sku: 'NOT-IN-IT' } as typeof SAMPLES.cancel, reason: 'not-found' },
      { action: { ...SAMPLES['create-return'], quantity: 2 } as typeof SAMPLES.cancel, reason: 'changed' },
      { action: { ...SAMPLES['move-pickup'], returnId: 'R-9' } as typeof SAMPLES.cancel, reason: 'not-found' },
    ],
    async timesDone(kind) {
      const number = kind === 'cancel' ? '1001' : '1004';
      const order = await store.orders.findByNumber(BRAND, number);
      return order !== null && done[kind](order) ? 1 : 0;
    },
    close: () => store.close(),
  };
});

describe('imported orders', () => {
  it('give back one piece after the other, and no more than were bought', async () => {
    const { orders } = await open();
    const action = SAMPLES['create-return'];

    expect((await orders.perform(BRAND, action, 'one', signal)).outcome).toBe('done');
    expect(await orders.perform(BRAND, action, 'two', signal)).toMatchObject({ outcome: 'refused', reason: 'changed' });
  });

  it('stay cancelled when a file comes that was written before, and not when they were shipped all the same', async () => {
    const { store, orders } = await open();
    await orders.perform(BRAND, SAMPLES.cancel, 'one', signal);

    await store.orders.import(BRAND, shop());
    expect(await store.orders.findByNumber(BRAND, '1001')).toMatchObject({ status: 'cancelled' });
    await store.orders.import(BRAND, [anOrder({ number: '1001', status: 'shipped' })]);
    expect(await store.orders.findByNumber(BRAND, '1001')).toMatchObject({ status: 'shipped' });
  });

  it('are unavailable while the database is busy; nothing is thrown, and nothing was done', async () => {
    const { store } = await open();
    const busy = async () => {
      throw new AppError('store.busy', 'locked');
    };
    const orders = createLocalOrders(
      { ...store.orders, findByNumber: busy, findByContact: busy, perform: busy },
      { clock, ids: createIds() },
    );

    expect(await orders.findByNumber(BRAND, '1001', signal)).toEqual({ outcome: 'unavailable', reason: 'store.busy' });
    expect((await orders.findByContact(BRAND, { kind: 'phone', value: '+91' }, signal)).outcome).toBe('unavailable');
    expect((await orders.perform(BRAND, SAMPLES.cancel, 'one', signal)).outcome).toBe('unavailable');
  });
});
