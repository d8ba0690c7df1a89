import { describe, expect, it } from 'vitest';
import { policies } from '../../flows/index.ts';
import { type Order, orderSchema, REFUND_STATUSES } from '../../src/core/order.ts';
import { demoBrand } from '../../src/demo/brand.ts';
import { demoOrders } from '../../src/demo/orders.ts';
import { NOW, PHONE } from '../helpers/orders.ts';
import { openRoad } from '../helpers/road.ts';

const orders = demoOrders(NOW);
const rules = demoBrand.policies;
const outcomes = (judge: (order: Order) => string): Set<string> => new Set(orders.map(judge));

describe('the demo shop', () => {
  it('has orders as the core knows them, each number and return once, all as the brand writes them', () => {
    const numbers = orders.map(({ number }) => number);
    const made = orders.flatMap(({ returns = [], refunds = [] }) => [...returns, ...refunds]).map(({ id }) => id);

    for (const order of orders) expect(orderSchema.safeParse(order).error).toBeUndefined();
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(new Set(made).size).toBe(made.length);
    for (const number of numbers) expect(number).toMatch(new RegExp(`^(?:${demoBrand.orderNumberPattern})$`));
  });

  it('has one of each that a customer may ask about', () => {
    const first = (order: Order) => order.lines[0] ?? expect.fail('no line');
    const judged = outcomes(
      (order) =>
        policies.judgeReturn(
          { order, line: first(order), quantity: 1, reason: 'changed-mind', isOpened: true, now: NOW },
          rules,
        ).outcome,
    );

    expect(judged).toEqual(
      new Set(['allowed', 'approval', 'window-over', 'not-returnable', 'opened', 'not-delivered']),
    );
    expect(outcomes((order) => policies.judgeCancellation(order, rules, NOW).outcome)).toEqual(
      new Set(['allowed', 'shipped', 'delivered', 'already']),
    );
    expect(outcomes((order) => policies.judgeWarranty(order, first(order), rules, NOW).outcome)).toEqual(
      new Set(['active', 'expired', 'not-covered', 'not-delivered']),
    );
    const refunds = orders.flatMap(({ refunds: all = [] }) => all);
    for (const status of REFUND_STATUSES.filter((one) => one !== 'failed')) {
      expect(refunds.map((refund) => refund.status)).toContain(status);
    }
    expect(refunds.some(({ status, dueAt }) => status === 'processing' && dueAt !== undefined && dueAt < NOW)).toBe(
      true,
    );
    const returns = orders.flatMap(({ returns: all = [] }) => all.map(({ status }) => status));
    expect(returns).toEqual(expect.arrayContaining(['pickup-booked', 'pickup-failed']));
    expect(orders.some(({ payment }) => payment === 'cash-on-delivery')).toBe(true);
    expect(orders.some(({ lines }) => lines.some(({ components = [] }) => components.length > 0))).toBe(true);
    expect(orders.every(({ phone, email }) => phone !== undefined && email !== undefined)).toBe(true);
  });

  it('answers as the README says', async () => {
    const { orderNumberPattern, orderNumberExample } = demoBrand;
    const road = await openRoad({ orders, brand: { orderNumberPattern, orderNumberExample } });
    const stranger = road.web('somebody');

    expect((await stranger.say('where is my order KH-10234?')).join()).toMatch(/PIN code/);
    expect((await stranger.say('560034')).join()).toMatch(/shipped/);
    expect((await road.whatsApp(PHONE).say('where is my order KH-10234?')).join()).toMatch(/Delhivery/);
    expect((await stranger.say('I want to complain')).join()).toMatch(/what happened/i);
  });
});
