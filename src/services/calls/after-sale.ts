import type { CallOutcome } from '../../core/flow.ts';
import { dayOf, endOfDay } from '../../core/india.ts';
import { lineOf, type OrderRefund, type OrderReturn } from '../../core/order.ts';
import { orderActionSchema } from '../../core/order-action.ts';
import { findProvenOrder } from '../find-order.ts';
import type { CallHandler, TurnContext } from '../turn-context.ts';

/* What became of a return or a refund, and what is in a bundle. */

export const findPickup: CallHandler = async (args, context) => {
  const order = await findProvenOrder(args['orderNumber'], 'matched', context);
  if (order === null) return { outcome: 'unavailable', slots: {} };
  const newest = order.returns?.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())[0];
  if (newest === undefined) return { outcome: 'none', slots: {} };
  return {
    outcome: newest.status === 'pickup-booked' ? bookingOf(newest, context) : PICKUP_OUTCOME[newest.status],
    slots: {
      returnId: newest.id,
      pickupDay: newest.pickupDay ?? null,
      pickupWindow: newest.pickupWindow ?? null,
      returnStatus: newest.status,
    },
  };
};

/** A day that nobody knows cannot be told; after it the courier has come, or has not. */
function bookingOf({ pickupDay, pickupWindow }: OrderReturn, { deps }: TurnContext): string {
  if (pickupDay === undefined || pickupWindow === undefined) return 'unbooked';
  return pickupDay < dayOf(deps.clock.now()) ? 'was-booked' : 'booked';
}

const PICKUP_OUTCOME: Record<Exclude<OrderReturn['status'], 'pickup-booked'>, string> = {
  requested: 'unbooked',
  'pickup-failed': 'failed',
  'picked-up': 'collected',
  received: 'collected',
  completed: 'collected',
};

export const findRefund: CallHandler = async (args, context) => {
  const order = await findProvenOrder(args['orderNumber'], 'matched', context);
  if (order === null) return { outcome: 'unavailable', slots: {} };
  const newest = order.refunds?.toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime())[0];
  if (newest === undefined) return promisedRefund(order.number, context);
  const slots = {
    amountPaise: newest.amountPaise,
    refundDueAt: dueOf(newest, context).toISOString(),
    paidAt: newest.paidAt?.toISOString() ?? newest.createdAt.toISOString(),
    reference: newest.reference ?? null,
  };
  if (newest.status === 'paid') return { outcome: 'paid', slots };
  if (newest.status === 'due' && order.payment === 'cash-on-delivery') return { outcome: 'payout-needed', slots };
  const isLate = dueOf(newest, context) < context.deps.clock.now();
  return { outcome: isLate || newest.status === 'failed' ? 'overdue' : 'due', slots };
};

/** We have cancelled it ourselves, and the shop's system does not know of the money yet: what was promised with it. */
async function promisedRefund(orderNumber: string, { deps, turn }: TurnContext): Promise<CallOutcome> {
  const open = await deps.store.effects.promisesTo(turn.contact.id);
  const promised = open.flatMap(({ action, outcome }) => {
    const { data } = orderActionSchema.safeParse(action);
    const isDone = outcome === 'done' && data?.kind === 'cancel' && data.orderNumber === orderNumber;
    return isDone ? (data.refund ?? []) : [];
  })[0];
  if (promised === undefined) return { outcome: 'none', slots: {} };
  const { amountPaise, dueAt } = promised;
  const isLate = new Date(dueAt) < deps.clock.now();
  return {
    outcome: isLate ? 'overdue' : 'due',
    slots: { amountPaise, refundDueAt: dueAt, paidAt: null, reference: null },
  };
}

/** A shop that names no day has the brand's own days, from when the refund was agreed. */
function dueOf({ dueAt, createdAt }: OrderRefund, { account }: TurnContext): Date {
  return dueAt ?? endOfDay(dayOf(createdAt), account.brand.policies.refundDays);
}

export const listParts: CallHandler = async (args, context) => {
  const order = await findProvenOrder(args['orderNumber'], 'matched', context);
  const line = order === null ? null : lineOf(order, args['sku']);
  if (line === null) return { outcome: 'unavailable', slots: {} };
  const components = line.components ?? [];
  if (components.length === 0) return { outcome: 'single', slots: {} };
  const parts = components.map(({ sku, title, quantity }) => ({
    id: sku,
    label: 'part.label',
    values: { item: title },
    slots: { item: title, lineQuantity: quantity * line.quantity },
  }));
  return { outcome: 'bundle', slots: {}, lists: { parts } };
};

/** `upi:name@bank` -> `n•••@bank`, an account number -> its last four digits. */
export const maskPayout: CallHandler = async (args) => {
  const [kind, first = '', ifsc = ''] = String(args['payout'] ?? '').split(':');
  const shown =
    kind === 'upi' ? first.replace(/^(.)[^@]*(?=@)/, '$1•••') : `••••${first.slice(-4)} (${ifsc.slice(0, 4)})`;
  return { outcome: 'done', slots: { payoutShown: shown } };
};

export const rate: CallHandler = async (args, context) => {
  const comment = args['comment'];
  context.ratings.push({
    id: context.deps.ids.next(),
    score: Number(args['score']),
    comment: typeof comment === 'string' && comment !== '' ? comment : null,
  });
  return { outcome: 'done', slots: {} };
};
