import { addDays, dayOf, endOfDay } from '../src/core/india.ts';
import { addCalendarMonths } from '../src/core/law-clock.ts';
import type { Order, OrderLine } from '../src/core/order.ts';
import {
  type BrandPolicies,
  type BusinessHours,
  type CancelVerdict,
  isWorkingDay,
  type PickupDayVerdict,
  type Policies,
  type ReturnCase,
  type ReturnReason,
  type ReturnVerdict,
  type WarrantyVerdict,
} from '../src/core/policy.ts';

/**
 * Rule 6(3) (sellers) and 7(4) (shops that sell their own stock): taking back and refunding may not be refused for goods
 * that are defective, deficient, spurious, not as advertised, or delivered late. Force majeure excuses lateness alone;
 * whether it was that is for a person to say, never for a bot.
 */
const RIGHTS: ReadonlySet<ReturnReason> = new Set([
  'defective',
  'not-as-described',
  'spurious',
  'wrong-item',
  'missing',
  'late',
]);

export const policies: Policies = { judgeReturn, judgeCancellation, judgeWarranty, judgePickupDay };

/**
 * Per line. A right is never refused here: above the approval limit, long after delivery, or where the records do not
 * show what the customer says, a person decides. Without a fault the brand's window (from delivery), its categories and
 * opened goods count.
 */
function judgeReturn(request: ReturnCase, rules: BrandPolicies): ReturnVerdict {
  return RIGHTS.has(request.reason) ? judgeRight(request, rules) : judgeWish(request, rules);
}

function judgeRight(request: ReturnCase, rules: BrandPolicies): ReturnVerdict {
  const { order, reason, now } = request;
  const delivery = deliveryOf(order);
  // The records may be behind what the customer has in hand.
  if (delivery === null) return decide(request, rules, true);
  if (reason !== 'late' || isLate(order)) {
    return decide(request, rules, now > endOfDay(dayOf(delivery.at), rules.faultDays));
  }
  // Not late by the records: as an ordinary return it may be allowed all the same.
  const ordinary = judgeWish(request, rules);
  return ordinary.outcome === 'allowed' ? ordinary : decide(request, rules, true);
}

function judgeWish(request: ReturnCase, rules: BrandPolicies): ReturnVerdict {
  const { order, line, isOpened, now } = request;
  const delivery = deliveryOf(order);
  if (delivery === null) return { outcome: 'not-delivered' };
  const categories = [line.category, ...(line.components ?? []).map(({ category }) => category)];
  const isAmong = (listed: readonly string[]) => categories.some((one) => one !== undefined && listed.includes(one));
  if (isAmong(rules.nonReturnableCategories)) return { outcome: 'not-returnable' };
  const until = endOfDay(dayOf(delivery.at), rules.returnDays);
  if (now > until && delivery.isCertain) return { outcome: 'window-over', until };
  if (isOpened && isAmong(rules.unopenedOnlyCategories)) return { outcome: 'opened' };
  return decide(request, rules, now > until);
}

/** Also a person's: what has no price of its own (a part of a bundle, a gift), and more than is left to give back. */
function decide(
  { order, line, quantity, now }: ReturnCase,
  rules: BrandPolicies,
  needsPerson: boolean,
): Extract<ReturnVerdict, { amountPaise: number }> {
  const given = (order.returns ?? [])
    .filter(({ sku }) => sku === line.sku)
    .reduce((sum, { quantity: before }) => sum + before, 0);
  const wanted = Math.max(1, Math.min(quantity, line.quantity));
  const amountPaise = line.unitPricePaise * wanted;
  const isLeft = wanted <= line.quantity - given;
  const isOrdinary = isLeft && line.unitPricePaise > 0 && amountPaise <= rules.approvalAbovePaise;
  return {
    outcome: needsPerson || !isOrdinary ? 'approval' : 'allowed',
    amountPaise,
    refundDueAt: refundDue(rules, now),
  };
}

/** Before anything is shipped an order can be cancelled; rule 4(8) decides about a charge, the brand's schema checks it. */
function judgeCancellation(order: Order, rules: BrandPolicies, now: Date): CancelVerdict {
  if (order.status === 'cancelled') return { outcome: 'already' };
  const { shipments } = order;
  const isDelivered = shipments.length > 0 && shipments.every(({ deliveredAt }) => deliveredAt !== undefined);
  if (order.status === 'delivered' || isDelivered) return { outcome: 'delivered' };
  const isShipped =
    order.status === 'shipped' ||
    order.status === 'partly-shipped' ||
    shipments.some(({ status }) => status !== 'preparing');
  if (isShipped) return { outcome: 'shipped' };
  const isPaid = order.payment !== 'cash-on-delivery';
  const chargePaise = isPaid ? Math.round((order.totalPaise * rules.cancellationChargePercent) / 100) : 0;
  const amountPaise = isPaid ? order.totalPaise - chargePaise : 0;
  return {
    outcome: amountPaise > rules.approvalAbovePaise ? 'approval' : 'allowed',
    amountPaise,
    chargePaise,
    refundDueAt: refundDue(rules, now),
    isRefunded: isPaid,
  };
}

/** From delivery, by the line's own months or those of its category; the last day counts to its end. */
function judgeWarranty(order: Order, line: OrderLine, rules: BrandPolicies, now: Date): WarrantyVerdict {
  const delivery = deliveryOf(order);
  if (delivery === null) return { outcome: 'not-delivered' };
  const months = line.warrantyMonths ?? rules.warrantyMonths[line.category ?? ''] ?? 0;
  if (months === 0) return { outcome: 'not-covered' };
  const until = endOfDay(dayOf(addCalendarMonths(delivery.at, months)));
  return { outcome: now <= until ? 'active' : 'expired', until };
}

/** Days are counted from today in India; a closed day moves to the next open one, if a courier still comes then. */
function judgePickupDay(day: string, rules: BrandPolicies, hours: BusinessHours, now: Date): PickupDayVerdict {
  const today = dayOf(now);
  const first = nextWorkingDay(addDays(today, rules.pickup.firstDay), hours);
  const end = addDays(today, rules.pickup.lastDay);
  const isTooLate = (one: string): boolean => one > end && one > first;
  if (day < first) return { outcome: 'too-soon', next: first };
  if (isTooLate(day)) return { outcome: 'too-late', next: first };
  if (isWorkingDay(day, hours)) return { outcome: 'ok' };
  const next = nextWorkingDay(day, hours);
  return { outcome: 'closed', next: isTooLate(next) ? first : next };
}

/**
 * The last delivery of the order; null where there was none. Not certain while a parcel is on its way (nobody knows
 * which one the line is in), or where only the day of the order is known: no window is called over by such a date.
 */
function deliveryOf({ shipments, status, placedAt }: Order): { at: Date; isCertain: boolean } | null {
  const dates = shipments.flatMap(({ deliveredAt }) => deliveredAt ?? []);
  const latest = dates.toSorted((one, other) => other.getTime() - one.getTime())[0];
  if (latest !== undefined) return { at: latest, isCertain: dates.length === shipments.length };
  return status === 'delivered' ? { at: placedAt, isCertain: false } : null;
}

/** Delivered after the day that was stated, as the records have it. */
function isLate({ shipments }: Order): boolean {
  return shipments.some(
    ({ expectedAt, deliveredAt }) =>
      expectedAt !== undefined && deliveredAt !== undefined && deliveredAt > endOfDay(dayOf(expectedAt)),
  );
}

/** Rule 4(10): within a reasonable period; the brand says how many days. */
function refundDue(rules: BrandPolicies, now: Date): Date {
  return endOfDay(dayOf(now), rules.refundDays);
}

/** Nobody is closed for longer than this many days on end. */
const LONGEST_CLOSED_DAYS = 60;

function nextWorkingDay(day: string, hours: BusinessHours): string {
  let next = day;
  for (let tries = 0; tries < LONGEST_CLOSED_DAYS && !isWorkingDay(next, hours); tries += 1) next = addDays(next, 1);
  return next;
}
