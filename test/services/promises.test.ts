import { beforeEach, describe, expect, it } from 'vitest';
import type { OrderRefund } from '../../src/core/order.ts';
import { anOrder, NOW, PHONE } from '../helpers/orders.ts';
import { newestCode, openRoad, type Road } from '../helpers/road.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Promised on 24 November for seven days later, to the end of that day. */
const AFTER = 8 * DAY;

describe('rule 4(10): a promised refund is followed until it is paid', () => {
  let road: Road;

  beforeEach(async () => {
    road = await openRoad({ orders: [anOrder()] });
    const asha = road.whatsApp(PHONE);
    await asha.say('cancel my order TS-10001');
    await asha.say(newestCode(road));
    expect((await asha.say('yes')).join()).toMatch(/1 December/);
  });

  /** What the shop's own file says of the refund later. */
  async function refundIs(change: Partial<OrderRefund>): Promise<void> {
    const order = await road.order('TS-10001');
    const refunds = order?.refunds?.map((refund) => ({ ...refund, ...change })) ?? [];
    await road.store.orders.import('shop', [{ ...anOrder({ status: 'cancelled' }), refunds }]);
  }

  it('is told of where the shop’s system shows no refund yet, and recorded as no complaint', async () => {
    const order = anOrder({ status: 'cancelled' });
    road.deps.orders = { ...road.deps.orders, findByNumber: async () => ({ outcome: 'found', order }) };

    expect((await road.whatsApp(PHONE).say('where is my refund for TS-10001')).join()).toMatch(
      /on its way.*1 December/,
    );
    expect(await road.tickets()).toEqual([]);
    road.clock.advance(AFTER);
    await road.whatsApp(PHONE).say('where is my refund for TS-10001');
    expect(await road.tickets()).toMatchObject([{ kind: 'complaint', topic: 'refund-status' }]);
  });

  it('opens nothing before the day is over', async () => {
    road.clock.advance(7 * DAY);

    await road.followPromises();

    expect(await road.tickets()).toEqual([]);
  });

  it('opens a complaint with the law’s clocks where it is not paid then, once, without being asked', async () => {
    road.clock.advance(AFTER);
    await road.followPromises();
    road.clock.advance(DAY);
    await road.followPromises();

    expect(await road.tickets()).toMatchObject([
      {
        kind: 'complaint',
        topic: 'refund-status',
        orderNumber: 'TS-10001',
        ackDueAt: new Date(NOW.getTime() + AFTER + 2 * DAY),
        summary: expect.stringContaining('2026-12-01'),
      },
    ]);
  });

  it('lets it be where it was paid, also early', async () => {
    await refundIs({ status: 'paid', paidAt: new Date(NOW.getTime() + 2 * DAY), reference: 'ARN-1' });
    road.clock.advance(AFTER);

    await road.followPromises();

    expect(await road.tickets()).toEqual([]);
  });

  it.each<[string, Partial<OrderRefund>]>([
    ['less was paid than was promised', { status: 'paid', paidAt: new Date(NOW.getTime() + DAY), amountPaise: 1000 }],
    ['the bank sent it back', { status: 'failed' }],
    ['another one was paid long before', { status: 'paid', paidAt: new Date(NOW.getTime() - DAY) }],
  ])('takes it for broken where %s', async (_, change) => {
    await refundIs(change);
    road.clock.advance(AFTER);

    await road.followPromises();

    expect(await road.tickets()).toHaveLength(1);
  });

  it('asks again in an hour where the orders cannot be seen, and is not kept from the others by a fault', async () => {
    const { findByNumber } = road.deps.orders;
    road.clock.advance(AFTER);
    road.deps.orders = { ...road.deps.orders, findByNumber: async () => ({ outcome: 'unavailable', reason: 'down' }) };
    await road.followPromises();
    expect(await road.tickets()).toEqual([]);

    road.deps.orders = { ...road.deps.orders, findByNumber };
    await road.followPromises();
    expect(await road.tickets()).toEqual([]);
    road.clock.advance(60 * 60 * 1000);
    road.deps.orders = {
      ...road.deps.orders,
      findByNumber: async () => {
        throw new Error('a fault of ours');
      },
    };
    await road.followPromises();
    road.deps.orders = { ...road.deps.orders, findByNumber };
    await road.followPromises();

    expect(await road.tickets()).toHaveLength(1);
  });
});

describe('on the phone', () => {
  it('cancels within the call: the code comes by mail and is keyed in, and the caller hears how it went', async () => {
    const road = await openRoad({ orders: [anOrder()] });
    await road.whatsApp('+919800000000').say('hello');
    const call = road.phone(PHONE);
    await call();
    await call('1');
    await call('3');
    expect((await call('10001#')).join(' ')).toMatch(/code/i);

    expect((await call(newestCode(road))).join(' ')).toMatch(/cancel order/i);
    const done = (await call('1')).join(' ');

    expect(done).toMatch(/is cancelled/);
    expect(await road.order('TS-10001')).toMatchObject({ status: 'cancelled' });
  });
});
