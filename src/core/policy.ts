import { z } from 'zod';
import { weekdayOf } from './india.ts';
import type { Order, OrderLine } from './order.ts';

const paise = z.number().int().nonnegative();
const days = z.number().int().nonnegative();

/** A brand's own rules, in the brand file. What the law gives a customer does not depend on them. */
export const brandPoliciesSchema = z
  .object({
    /** Days from delivery in which an item may be returned without a fault. */
    returnDays: days.default(7),
    /** Categories that are not taken back without a fault (hygiene, food, made to order). */
    nonReturnableCategories: z.array(z.string()).default([]),
    /** Categories that are taken back without a fault only unopened. */
    unopenedOnlyCategories: z.array(z.string()).default([]),
    /** Faults are taken on without a person's look up to so many days after delivery; later a person decides. */
    faultDays: days.default(30),
    /** Percent of the total kept when the customer cancels. Rule 4(8): only where the shop bears the like. */
    cancellationChargePercent: z.number().min(0).max(100).default(0),
    /** The shop pays the same charge when it cancels an order itself. */
    bearsCancellationCharge: z.boolean().default(false),
    /** Days in which a refund is paid, from the day it was agreed. Told to the customer and followed until paid. */
    refundDays: days.default(7),
    /** Refunds and replacements above this are decided by a supervisor. */
    approvalAbovePaise: paise.default(1_000_000),
    /** Months of warranty from delivery, by category; a line may say otherwise. */
    warrantyMonths: z.record(z.string(), z.number().int().nonnegative()).default({}),
    /** What is told of delivery. What is not said here is told by a person. */
    shipping: z
      .object({
        /** Days from the order in which it arrives as a rule. */
        days: days.min(1).nullable().default(null),
        /** What delivery costs; 0: nothing. */
        chargePaise: paise.nullable().default(null),
        /** From this total on it costs nothing. */
        freeAbovePaise: paise.nullable().default(null),
        /** Who pays for sending back what has no fault. What has one is always sent back at the shop's cost. */
        returnPaidBy: z.enum(['shop', 'customer']).nullable().default(null),
      })
      .prefault({}),
    /** Days from today to the first and the last day on which a courier can come. */
    pickup: z.object({ firstDay: days.default(1), lastDay: days.default(7) }).prefault({}),
  })
  .refine((policies) => policies.cancellationChargePercent === 0 || policies.bearsCancellationCharge, {
    path: ['cancellationChargePercent'],
    error:
      'no cancellation charge unless the shop bears the same when it cancels (E-Commerce Rules 2020, rule 4(8)): set bearsCancellationCharge, or the charge to 0',
  });
export type BrandPolicies = z.infer<typeof brandPoliciesSchema>;

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use 09:00');

/** When people are there. */
export const businessHoursSchema = z.object({
  /** 0 is Sunday. */
  days: z.array(z.number().int().min(0).max(6)).min(1).default([1, 2, 3, 4, 5, 6]),
  opens: time.default('09:00'),
  closes: time.default('19:00'),
  /** Days like 2026-12-25. */
  holidays: z.array(z.iso.date()).default([]),
});
export type BusinessHours = z.infer<typeof businessHoursSchema>;

/** Why a customer wants to give something back. All but the last two are rights that no policy can take away. */
export const RETURN_REASONS = [
  'defective',
  'not-as-described',
  'spurious',
  'wrong-item',
  'missing',
  'late',
  'size',
  'changed-mind',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export interface ReturnCase {
  order: Order;
  line: OrderLine;
  quantity: number;
  reason: ReturnReason;
  isOpened: boolean;
  now: Date;
}

export type ReturnVerdict =
  | { outcome: 'allowed' | 'approval'; amountPaise: number; refundDueAt: Date }
  | { outcome: 'window-over'; until: Date }
  | { outcome: 'not-returnable' | 'opened' | 'not-delivered' };

export type CancelVerdict =
  | {
      outcome: 'allowed' | 'approval';
      amountPaise: number;
      chargePaise: number;
      refundDueAt: Date;
      isRefunded: boolean;
    }
  | { outcome: 'shipped' | 'delivered' | 'already' };

export type WarrantyVerdict =
  | { outcome: 'active' | 'expired'; until: Date }
  | { outcome: 'not-covered' | 'not-delivered' };

export type PickupDayVerdict = { outcome: 'ok' } | { outcome: 'too-soon' | 'too-late' | 'closed'; next: string };

/** What a shop may and must do, decided from an order, the brand's rules and the law. Pure. */
export interface Policies {
  judgeReturn(request: ReturnCase, rules: BrandPolicies): ReturnVerdict;
  judgeCancellation(order: Order, rules: BrandPolicies, now: Date): CancelVerdict;
  judgeWarranty(order: Order, line: OrderLine, rules: BrandPolicies, now: Date): WarrantyVerdict;
  judgePickupDay(day: string, rules: BrandPolicies, hours: BusinessHours, now: Date): PickupDayVerdict;
}

export function isWorkingDay(day: string, hours: BusinessHours): boolean {
  return hours.days.includes(weekdayOf(day)) && !hours.holidays.includes(day);
}
