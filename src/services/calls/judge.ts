import { addDays, dayOf } from '../../core/india.ts';
import { lineOf } from '../../core/order.ts';
import { RETURN_REASONS } from '../../core/policy.ts';
import { findProvenOrder } from '../find-order.ts';
import type { CallHandler } from '../turn-context.ts';

/* Questions to the policies. The order is read anew: what was true when the flow began may have changed. */

export const checkReturn: CallHandler = async (args, context) => {
  const order = await findProvenOrder(args['orderNumber'], 'matched', context);
  const line = order === null ? null : lineOf(order, args['sku']);
  if (order === null || line === null) return { outcome: 'unavailable', slots: {} };
  const verdict = context.deps.policies.judgeReturn(
    {
      order,
      line,
      quantity: Number(args['quantity'] ?? 1),
      reason: RETURN_REASONS.find((known) => known === args['reason']) ?? 'changed-mind',
      isOpened: args['unused'] === false,
      now: context.deps.clock.now(),
    },
    context.account.brand.policies,
  );
  switch (verdict.outcome) {
    case 'allowed':
    case 'approval':
      return {
        outcome: verdict.outcome,
        slots: { amountPaise: verdict.amountPaise, refundDueAt: verdict.refundDueAt.toISOString() },
      };
    case 'window-over':
      return { outcome: 'window-over', slots: { returnUntil: verdict.until.toISOString() } };
    default:
      return { outcome: verdict.outcome, slots: {} };
  }
};

export const checkCancellation: CallHandler = async (args, context) => {
  const order = await findProvenOrder(args['orderNumber'], 'verified', context);
  if (order === null) return { outcome: 'unavailable', slots: {} };
  const { brand } = context.account;
  const verdict = context.deps.policies.judgeCancellation(order, brand.policies, context.deps.clock.now());
  if (verdict.outcome !== 'allowed' && verdict.outcome !== 'approval') return { outcome: verdict.outcome, slots: {} };
  const { amountPaise, chargePaise, refundDueAt, isRefunded } = verdict;
  return {
    outcome: verdict.outcome,
    slots: { amountPaise, chargePaise, refundDueAt: refundDueAt.toISOString(), isRefunded },
  };
};

export const checkPickupDay: CallHandler = async (args, context) => {
  const { brand } = context.account;
  const day = String(args['day'] ?? '');
  const verdict = context.deps.policies.judgePickupDay(day, brand.policies, brand.hours, context.deps.clock.now());
  return { outcome: verdict.outcome, slots: { nextDay: verdict.outcome === 'ok' ? day : verdict.next } };
};

/** By serial number from our ledger, otherwise by the line of a proven order. A serial number tells no name and no address. */
export const checkWarranty: CallHandler = async (args, context) => {
  const { deps, account } = context;
  const now = deps.clock.now();
  if (typeof args['serial'] === 'string') {
    const warranty = await deps.store.warranties.find(account.brand.id, args['serial']);
    if (warranty === null) return { outcome: 'unknown', slots: {} };
    return {
      outcome: now <= warranty.expiresAt ? 'active' : 'expired',
      slots: { item: warranty.title, warrantyUntil: warranty.expiresAt.toISOString() },
    };
  }
  const order = await findProvenOrder(args['orderNumber'], 'matched', context);
  const line = order === null ? null : lineOf(order, args['sku']);
  if (order === null || line === null) return { outcome: 'unavailable', slots: {} };
  const verdict = deps.policies.judgeWarranty(order, line, account.brand.policies, now);
  switch (verdict.outcome) {
    case 'active':
    case 'expired':
      return { outcome: verdict.outcome, slots: { item: line.title, warrantyUntil: verdict.until.toISOString() } };
    case 'not-delivered':
      return { outcome: 'unknown', slots: { item: line.title } };
    case 'not-covered':
      return { outcome: 'not-covered', slots: { item: line.title } };
  }
};

/** RBI, DPSS.CO.PD No.629/02.01.014/2019-20: a failed card or UPI payment goes back within T+5 calendar days. */
const REVERSAL_DAYS = 5;

export const checkReversal: CallHandler = async (args, context) => {
  const reversalDay = addDays(String(args['paidOn']), REVERSAL_DAYS);
  return { outcome: dayOf(context.deps.clock.now()) > reversalDay ? 'overdue' : 'due', slots: { reversalDay } };
};
