import fc from 'fast-check';
import { policies } from '../../flows/index.ts';
import { type Order, type OrderLine, SHIPMENT_STATUSES } from '../../src/core/order.ts';
import {
  type BrandPolicies,
  brandPoliciesSchema,
  RETURN_REASONS,
  type ReturnCase,
  type ReturnReason,
} from '../../src/core/policy.ts';
import { aDelivered, anOrder, daysFromNow, NOW } from '../helpers/orders.ts';

export const rules: BrandPolicies = brandPoliciesSchema.parse({
  returnDays: 7,
  faultDays: 30,
  refundDays: 5,
  approvalAbovePaise: 1_000_000,
  nonReturnableCategories: ['hygiene'],
  unopenedOnlyCategories: ['bedding'],
  warrantyMonths: { lighting: 12 },
});
export const FAULTS: ReturnReason[] = ['defective', 'not-as-described', 'spurious', 'wrong-item', 'missing'];
export const WISHES: ReturnReason[] = ['size', 'changed-mind'];
export const lamp: OrderLine = { sku: 'LAMP', title: 'Cane lamp', quantity: 2, unitPricePaise: 100_000 };
export const at = (text: string): Date => new Date(`${text}+05:30`);

export function judge(changes: Partial<ReturnCase> = {}, of: BrandPolicies = rules) {
  const request = { order: aDelivered(2), line: lamp, quantity: 1, reason: 'changed-mind' as const, isOpened: false };
  return policies.judgeReturn({ ...request, now: NOW, ...changes }, of);
}

export function parcelOn(deliveredAt: Date): Order['shipments'][number] {
  return { carrier: 'Delhivery', trackingNumber: '1', status: 'delivered', deliveredAt };
}

export function bundleWith(part: Partial<NonNullable<OrderLine['components']>[number]>): OrderLine {
  const components = [
    { sku: 'SHEET', title: 'Bedsheet', quantity: 1 },
    { sku: 'PILLOW', title: 'Pillow', quantity: 2, ...part },
  ];
  return { sku: 'BED-SET', title: 'Bed set', quantity: 2, unitPricePaise: 150_000, components };
}

export function anyRules(): fc.Arbitrary<BrandPolicies> {
  return fc
    .record({
      returnDays: fc.nat(60),
      faultDays: fc.nat(90),
      approvalAbovePaise: fc.nat(2_000_000),
      nonReturnableCategories: fc.subarray(['hygiene', 'bedding']),
      unopenedOnlyCategories: fc.subarray(['hygiene', 'bedding']),
      bearsCancellationCharge: fc.constant(true),
      cancellationChargePercent: fc.double({ min: 0, max: 100, noNaN: true }),
    })
    .map((some) => brandPoliciesSchema.parse(some));
}

export function anyCase(): fc.Arbitrary<ReturnCase> {
  return fc
    .record({
      status: fc.constantFrom('placed', 'confirmed', 'partly-shipped', 'shipped', 'delivered', 'cancelled'),
      parcels: fc.array(
        fc.record({
          carrier: fc.constant('C'),
          trackingNumber: fc.constant('1'),
          status: fc.constantFrom(...SHIPMENT_STATUSES),
          deliveredAt: fc.option(fc.date({ min: daysFromNow(-200), max: NOW, noInvalidDate: true }), { nil: null }),
        }),
        { maxLength: 3 },
      ),
      category: fc.constantFrom('hygiene', 'bedding', 'lighting'),
      unitPricePaise: fc.nat(3_000_000),
      quantity: fc.integer({ min: -1, max: 9 }),
      isOpened: fc.boolean(),
      reason: fc.constantFrom(...RETURN_REASONS),
    })
    .map(({ status, parcels, category, unitPricePaise, ...rest }) => ({
      ...rest,
      now: NOW,
      line: { ...lamp, category, unitPricePaise },
      order: anOrder({
        status,
        shipments: parcels.map(({ deliveredAt, ...parcel }) =>
          deliveredAt === null ? parcel : { ...parcel, deliveredAt },
        ),
      }),
    }));
}
