import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policies } from '../../flows/index.ts';
import type { Order } from '../../src/core/order.ts';
import { brandPoliciesSchema } from '../../src/core/policy.ts';
import { aDelivered, anOrder, NOW } from '../helpers/orders.ts';
import { anyRules, at, judge, parcelOn, rules } from './policy-cases.ts';

describe('rule 4(8): no charge for a cancellation unless the shop bears the like', () => {
  it('refuses a brand file that charges without bearing the same', () => {
    const parsed = brandPoliciesSchema.safeParse({ cancellationChargePercent: 5 });

    expect(parsed.error?.issues[0]?.message).toContain('rule 4(8)');
    expect(brandPoliciesSchema.safeParse({ cancellationChargePercent: 5, bearsCancellationCharge: true }).success).toBe(
      true,
    );
  });

  it.each([
    ['nothing by default', {}, 0, 200_000],
    [
      'what the brand charges and bears',
      { cancellationChargePercent: 5, bearsCancellationCharge: true },
      10_000,
      190_000,
    ],
    ['in whole paise', { cancellationChargePercent: 0.3333, bearsCancellationCharge: true }, 667, 199_333],
  ])('keeps %s', (_, charge, chargePaise, amountPaise) => {
    const verdict = policies.judgeCancellation(anOrder(), brandPoliciesSchema.parse({ ...rules, ...charge }), NOW);

    expect(verdict).toMatchObject({ outcome: 'allowed', chargePaise, amountPaise, isRefunded: true });
  });

  it('charges nothing where nothing was paid: cash on delivery', () => {
    const charging = brandPoliciesSchema.parse({ cancellationChargePercent: 50, bearsCancellationCharge: true });

    expect(policies.judgeCancellation(anOrder({ payment: 'cash-on-delivery' }), charging, NOW)).toMatchObject({
      outcome: 'allowed',
      chargePaise: 0,
      amountPaise: 0,
      isRefunded: false,
    });
  });

  const parcel = { carrier: 'C', trackingNumber: '1' };
  it.each<[string, Partial<Order>, string]>([
    ['placed', { status: 'placed' }, 'allowed'],
    ['being packed', { shipments: [{ ...parcel, status: 'preparing' }] }, 'allowed'],
    ['shipped', { status: 'shipped' }, 'shipped'],
    ['shipped as the courier says', { shipments: [{ ...parcel, status: 'in-transit' }] }, 'shipped'],
    ['shipped in part', { status: 'partly-shipped' }, 'shipped'],
    [
      'delivered in part',
      {
        status: 'partly-shipped',
        shipments: [
          { ...parcel, status: 'delivered', deliveredAt: NOW },
          { ...parcel, status: 'in-transit' },
        ],
      },
      'shipped',
    ],
    ['delivered', { status: 'delivered' }, 'delivered'],
    [
      'delivered as the courier says',
      { shipments: [{ ...parcel, status: 'delivered', deliveredAt: NOW }] },
      'delivered',
    ],
    ['cancelled', { status: 'cancelled' }, 'already'],
    ['worth more than the limit', { totalPaise: 1_000_001 }, 'approval'],
    ['worth the limit', { totalPaise: 1_000_000 }, 'allowed'],
  ])('of an order that is %s', (_, changes, outcome) => {
    expect(policies.judgeCancellation(anOrder(changes), rules, NOW).outcome).toBe(outcome);
  });

  it('never keeps more than it may, nor pays back more than was paid', () => {
    fc.assert(
      fc.property(anyRules(), fc.nat(10_000_000), (some, totalPaise) => {
        const verdict = policies.judgeCancellation(anOrder({ totalPaise }), some, NOW);
        if (!('chargePaise' in verdict)) return;
        expect(verdict.chargePaise + verdict.amountPaise).toBe(totalPaise);
        expect(verdict.chargePaise === 0 || some.bearsCancellationCharge).toBe(true);
      }),
    );
  });
});

describe('rule 4(10): the refund has a day', () => {
  it.each([
    ['counted in days of India', '2026-11-24T10:00:00', '2026-11-29T23:59:59.999'],
    ['just before midnight there', '2026-11-24T23:59:59', '2026-11-29T23:59:59.999'],
    ['just after midnight there, the day before in UTC', '2026-11-25T00:00:01', '2026-11-30T23:59:59.999'],
    ['over the end of a year', '2026-12-29T12:00:00', '2027-01-03T23:59:59.999'],
  ])('%s', (_, now, due) => {
    const delivered = aDelivered(0, { shipments: [{ ...parcelOn(at(now)) }] });

    expect(judge({ order: delivered, now: at(now) })).toMatchObject({ refundDueAt: at(due) });
    expect(policies.judgeCancellation(anOrder(), rules, at(now))).toMatchObject({ refundDueAt: at(due) });
  });
});
