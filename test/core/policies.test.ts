import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies } from '../../flows/index.ts';
import { dayOf } from '../../src/core/india.ts';
import { lineOf, type OrderLine, type OrderReturn } from '../../src/core/order.ts';
import type { ReturnCase } from '../../src/core/policy.ts';
import { aDelivered, anOrder, daysFromNow, NOW } from '../helpers/orders.ts';
import { anyCase, anyRules, at, bundleWith, FAULTS, judge, lamp, parcelOn, rules, WISHES } from './policy-cases.ts';

describe('rules 6(3) and 7(4): what may never be refused', () => {
  it.each(FAULTS)('takes back what is %s, in whatever category, opened or not', (reason) => {
    const line = { ...lamp, category: 'hygiene' };

    expect(judge({ reason, line, isOpened: true })).toMatchObject({ outcome: 'allowed', amountPaise: 100_000 });
  });

  it.each(FAULTS)('lets a person decide about what is %s long after delivery, and does not refuse', (reason) => {
    expect(judge({ reason, order: aDelivered(30) }).outcome).toBe('allowed');
    expect(judge({ reason, order: aDelivered(31) }).outcome).toBe('approval');
  });

  it.each([...FAULTS, 'late' as const])('believes the customer, not the courier, that it is there (%s)', (reason) => {
    expect(judge({ reason, order: anOrder({ status: 'shipped' }) }).outcome).toBe('approval');
  });

  it('takes back what the records show as delivered late, past the window and in any category', () => {
    const parcel = { carrier: 'C', trackingNumber: '1', status: 'delivered' as const };
    const promisedFor = (expectedAt: Date, deliveredAt: Date) =>
      aDelivered(20, { shipments: [{ ...parcel, expectedAt, deliveredAt }] });
    const line = { ...lamp, category: 'hygiene' };
    const late = promisedFor(at('2026-11-03T12:00:00'), at('2026-11-04T00:00:00'));
    const onTheLastMinute = promisedFor(at('2026-11-03T12:00:00'), at('2026-11-03T23:59:59'));

    expect(judge({ reason: 'late', order: late, line }).outcome).toBe('allowed');
    // Force majeure excuses lateness only, and a person says whether it was that; so with records that say otherwise.
    expect(judge({ reason: 'late', order: onTheLastMinute, line }).outcome).toBe('approval');
  });

  it('lets nobody get around the window by the word “late” alone, nor be refused for it', () => {
    expect(judge({ reason: 'late', order: aDelivered(2) }).outcome).toBe('allowed');
    expect(judge({ reason: 'late', order: aDelivered(20) }).outcome).toBe('approval');
  });

  it('holds for every order, line, day and rule', () => {
    fc.assert(
      fc.property(anyCase(), anyRules(), fc.constantFrom(...FAULTS, 'late' as const), (request, some, reason) => {
        expect(['allowed', 'approval']).toContain(policies.judgeReturn({ ...request, reason }, some).outcome);
      }),
    );
  });
});

describe('the brand’s own rules, where nothing is wrong with the goods', () => {
  it.each<[string, string, string, string]>([
    ['on the first day', '2026-11-10T18:00:00', '2026-11-10T18:05:00', 'allowed'],
    ['until the last second of the seventh day', '2026-11-10T00:00:00', '2026-11-17T23:59:59.999', 'allowed'],
    ['not a moment longer', '2026-11-10T23:59:59', '2026-11-18T00:00:00', 'window-over'],
    ['by the day in India, not in UTC', '2026-11-10T02:00:00', '2026-11-17T23:00:00', 'allowed'],
    ['over the end of a month', '2026-01-28T12:00:00', '2026-02-04T12:00:00', 'allowed'],
  ])('counts the window from delivery: %s', (_, deliveredAt, now, outcome) => {
    const order = aDelivered(0, { shipments: [parcelOn(at(deliveredAt))] });

    for (const reason of WISHES) expect(judge({ order, reason, now: at(now) }).outcome).toBe(outcome);
  });

  it('says until when it was', () => {
    expect(judge({ order: aDelivered(8) })).toEqual({ outcome: 'window-over', until: at('2026-11-23T23:59:59.999') });
  });

  it('calls no window over by a date that is not certain: a person decides', () => {
    const oneIsOnItsWay = aDelivered(20, {
      shipments: [parcelOn(daysFromNow(-20)), { carrier: 'C', trackingNumber: '2', status: 'in-transit' }],
    });
    const nobodyKnowsWhen = anOrder({ status: 'delivered', placedAt: daysFromNow(-20) });

    expect(judge({ order: oneIsOnItsWay }).outcome).toBe('approval');
    expect(judge({ order: nobodyKnowsWhen }).outcome).toBe('approval');
    expect(judge({ order: anOrder({ status: 'delivered', placedAt: daysFromNow(-3) }) }).outcome).toBe('allowed');
  });

  it.each<[string, Partial<ReturnCase>, string]>([
    ['a category that is not taken back', { line: { ...lamp, category: 'hygiene' } }, 'not-returnable'],
    ['opened bedding', { line: { ...lamp, category: 'bedding' }, isOpened: true }, 'opened'],
    ['bedding in its wrapping', { line: { ...lamp, category: 'bedding' } }, 'allowed'],
    ['anything else that was opened', { line: { ...lamp, category: 'lighting' }, isOpened: true }, 'allowed'],
    ['what is still on its way', { order: anOrder({ status: 'shipped' }) }, 'not-delivered'],
    ['a bundle with a part that is not taken back', { line: bundleWith({ category: 'hygiene' }) }, 'not-returnable'],
    ['a bundle with opened bedding', { line: bundleWith({ category: 'bedding' }), isOpened: true }, 'opened'],
    ['a gift without a price: a person says what it is worth', { line: { ...lamp, unitPricePaise: 0 } }, 'approval'],
  ])('%s', (_, changes, outcome) => {
    expect(judge(changes).outcome).toBe(outcome);
  });

  it.each([
    ['one of two', 1, 100_000, 'allowed'],
    ['both', 2, 200_000, 'allowed'],
    ['more than were bought counts as all', 7, 200_000, 'allowed'],
  ])('pays back what is returned: %s', (_, quantity, amountPaise, outcome) => {
    expect(judge({ quantity })).toMatchObject({ outcome, amountPaise });
  });

  it.each([
    ['up to the limit', 1_000_000, 'allowed'],
    ['above it a supervisor decides', 1_000_001, 'approval'],
  ])('%s', (_, unitPricePaise, outcome) => {
    const line = { ...lamp, quantity: 1, unitPricePaise };

    for (const reason of ['changed-mind', 'defective'] as const) expect(judge({ line, reason }).outcome).toBe(outcome);
  });

  it('gives a second return of the same piece to a person', () => {
    const given = (quantity: number): OrderReturn[] => [
      { id: 'RT-1', kind: 'return', sku: 'LAMP', quantity, status: 'requested', createdAt: NOW },
    ];

    expect(judge({ order: aDelivered(2, { returns: given(1) }) }).outcome).toBe('allowed');
    expect(judge({ order: aDelivered(2, { returns: given(1) }), quantity: 2 }).outcome).toBe('approval');
    expect(judge({ order: aDelivered(2, { returns: given(2) }), reason: 'defective' }).outcome).toBe('approval');
  });

  it('judges a part of a bundle by its own category, price and number', () => {
    const bundle = bundleWith({ category: 'hygiene', unitPricePaise: 30_000 });
    const order = aDelivered(2, { lines: [bundle] });
    const part = lineOf(order, 'PILLOW');

    expect(part).toMatchObject({ sku: 'PILLOW', quantity: 4, unitPricePaise: 30_000, category: 'hygiene' });
    expect(judge({ order, line: part ?? lamp }).outcome).toBe('not-returnable');
    expect(judge({ order, line: part ?? lamp, quantity: 3, reason: 'missing' })).toMatchObject({
      outcome: 'allowed',
      amountPaise: 90_000,
    });
    expect(judge({ order, line: lineOf(order, 'SHEET') ?? lamp }).outcome).toBe('approval');
    expect(lineOf(order, 'NOTHING')).toBeNull();
  });
});

describe('warranty', () => {
  const warranty = (line: Partial<OrderLine>, deliveredAt: string, now: string) =>
    policies.judgeWarranty(
      aDelivered(0, { shipments: [parcelOn(at(deliveredAt))] }),
      { ...lamp, ...line },
      rules,
      at(now),
    );

  it.each<[string, Partial<OrderLine>, string, string, string, string | null]>([
    ['by category', { category: 'lighting' }, '2026-01-10T15:00:00', '2027-01-10T23:59:59', 'active', '2027-01-10'],
    [
      'its last day is whole',
      { category: 'lighting' },
      '2026-01-10T09:00:00',
      '2027-01-11T00:00:00',
      'expired',
      '2027-01-10',
    ],
    [
      'by the line, where it says so',
      { category: 'lighting', warrantyMonths: 6 },
      '2026-01-10T09:00:00',
      '2026-07-10T12:00:00',
      'active',
      '2026-07-10',
    ],
    [
      'none by the line’s own word',
      { category: 'lighting', warrantyMonths: 0 },
      '2026-01-10T09:00:00',
      '2026-01-11T12:00:00',
      'not-covered',
      null,
    ],
    ['none where nobody promised one', {}, '2026-01-10T09:00:00', '2026-01-11T12:00:00', 'not-covered', null],
    [
      '31 August and six months end in February',
      { warrantyMonths: 6 },
      '2025-08-31T09:00:00',
      '2026-02-28T20:00:00',
      'active',
      '2026-02-28',
    ],
    [
      '29 February and a year',
      { warrantyMonths: 12 },
      '2028-02-29T09:00:00',
      '2029-02-28T20:00:00',
      'active',
      '2029-02-28',
    ],
    [
      'the day of delivery is that of India',
      { warrantyMonths: 1 },
      '2026-01-31T01:00:00',
      '2026-02-28T12:00:00',
      'active',
      '2026-02-28',
    ],
  ])('%s', (_, line, deliveredAt, now, outcome, until) => {
    const verdict = warranty(line, deliveredAt, now);

    expect(verdict.outcome).toBe(outcome);
    expect('until' in verdict ? dayOf(verdict.until) : null).toBe(until);
  });

  it('begins with the delivery', () => {
    const line = { ...lamp, warrantyMonths: 12 };

    expect(policies.judgeWarranty(anOrder(), line, rules, NOW)).toEqual({ outcome: 'not-delivered' });
  });

  it('of a part of a bundle is its own', () => {
    const order = aDelivered(100, { lines: [bundleWith({ warrantyMonths: 24 })] });
    const judged = (sku: string) => policies.judgeWarranty(order, lineOf(order, sku) ?? lamp, rules, NOW).outcome;

    expect([judged('PILLOW'), judged('SHEET')]).toEqual(['active', 'not-covered']);
  });
});
