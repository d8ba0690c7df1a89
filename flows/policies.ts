import { addDays, dayOf, endOfDay } from '../src/core/india.ts';
import { addCalendarMonths } from '../src/core/law-clock.ts';
import type { Order, OrderLine } from '../src/core/order.ts';
import {
  type BrandPolicies,
  type CancelVerdict,
  isWorkingDay,
  type Policies,
  type ReturnCase,
  type ReturnReason,
  type ReturnVerdict,
  type WarrantyVerdict,
} from '../src/core/policy.ts';

/**
 * Rule 6(3) (sellers) and 7(4) (shops that sell their own stock): taking back and refunding may not be refused for goods
 * that are defective, deficient, spurious, not as advertised, or delivered late.
 */
const RIGHTS: ReadonlySet<ReturnReason> = new Set(['defective', 'not-as-described', 'wrong-item', 'missing', 'late']);

export const policies: Policies = {
  judgeReturn,
  judgeCancellation,
  judgeWarranty,
  judgePickupDay(day, rules, hours, now) {
    const today = dayOf(now);
    const first = nextWorkingDay(addDays(today, rules.pickup.firstDay), hours);
    if (day < first) return { outcome: 'too-soon', next: first };
    if (day > addDays(today, rules.pickup.lastDay)) return { outcome: 'too-late', next: first };
    return isWorkingDay(day, hours) ? { outcome: 'ok' } : { outcome: 'closed', next: nextWorkingDay(day, hours) };
  },
};

/**
 * Per line. A right is never refused here: above the approval limit, or long after delivery, a person decides. Without a
 * fault the brand's window (from delivery), its categories and opened goods count.
 */
function judgeReturn(
  { order, line, quantity, reason, isOpened, now }: ReturnCase,
  rules: BrandPolicies,
): ReturnVerdict {
  const deliveredAt = deliveryOf(order);
  if (deliveredAt === null) return { outcome: 'not-delivered' };
  const amountPaise = line.unitPricePaise * Math.min(quantity, line.quantity);
  const refundDueAt = refundDue(rules, now);
  const decided = (needsPerson: boolean): ReturnVerdict => ({
    outcome: needsPerson || amountPaise > rules.approvalAbovePaise ? 'approval' : 'allowed',
    amountPaise,
    refundDueAt,
  });
  if (RIGHTS.has(reason)) return decided(now > endOfDay(dayOf(deliveredAt), rules.faultDays));

  const category = line.category ?? '';
  if (rules.nonReturnableCategories.includes(category)) return { outcome: 'not-returnable' };
  const until = endOfDay(dayOf(deliveredAt), rules.returnDays);
  if (now > until) return { outcome: 'window-over', until };
  if (isOpened && rules.unopenedOnlyCategories.includes(category)) return { outcome: 'opened' };
  return decided(false);
}

/** Before anything is shipped an order can be cancelled; rule 4(8) decides about a charge, the brand's schema checks it. */
function judgeCancellation(order: Order, rules: BrandPolicies, now: Date): CancelVerdict {
  if (order.status === 'cancelled') return { outcome: 'already' };
  if (order.status === 'delivered' || deliveryOf(order) !== null) return { outcome: 'delivered' };
  const isShipped =
    order.status === 'shipped' ||
    order.status === 'partly-shipped' ||
    order.shipments.some(({ status }) => status !== 'preparing');
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

/** From delivery, by the line's own months or those of its category. */
function judgeWarranty(order: Order, line: OrderLine, rules: BrandPolicies, now: Date): WarrantyVerdict {
  const deliveredAt = deliveryOf(order);
  if (deliveredAt === null) return { outcome: 'not-delivered' };
  const months = line.warrantyMonths ?? rules.warrantyMonths[line.category ?? ''] ?? 0;
  if (months === 0) return { outcome: 'not-covered' };
  const until = addCalendarMonths(deliveredAt, months);
  return { outcome: now <= until ? 'active' : 'expired', until };
}

/** The last delivery of the order; null while something is still on its way or no date is known. */
function deliveryOf(order: Order): Date | null {
  const dates = order.shipments.flatMap(({ deliveredAt }) => deliveredAt ?? []);
  const latest = dates.toSorted((one, other) => other.getTime() - one.getTime())[0] ?? null;
  if (latest !== null) return latest;
  return order.status === 'delivered' ? order.placedAt : null;
}

/** Rule 4(10): within a reasonable period; the brand says how many days. */
function refundDue(rules: BrandPolicies, now: Date): Date {
  return endOfDay(dayOf(now), rules.refundDays);
}

function nextWorkingDay(day: string, hours: Parameters<Policies['judgePickupDay']>[2]): string {
  let next = day;
  for (let tries = 0; tries < 60 && !isWorkingDay(next, hours); tries += 1) next = addDays(next, 1);
  return next;
}
