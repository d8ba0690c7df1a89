import type { Warranty } from '../../core/effect.ts';
import { dayOf, endOfDay } from '../../core/india.ts';
import { lineOf, type Order, type OrderLine, PICKUP_WINDOWS, RETURN_KINDS } from '../../core/order.ts';
import type { OrderAction, Payout } from '../../core/order-action.ts';
import { RETURN_REASONS } from '../../core/policy.ts';
import { findProvenOrder } from '../find-order.ts';
import type { PrepareEffect } from '../turn-context.ts';
import type { WarrantyRegistration } from './register-warranty.ts';

/** Decides once more at the moment of doing: who asks, and whether the policy still allows it. `refused` where not. */
export const effectPreparers: Readonly<Record<string, PrepareEffect>> = {
  async cancelOrder(args, context) {
    const order = await findProvenOrder(args['orderNumber'], 'verified', context);
    if (order === null) return REFUSED;
    const { brand } = context.account;
    const verdict = context.deps.policies.judgeCancellation(order, brand.policies, context.deps.clock.now());
    if (verdict.outcome !== 'allowed') return REFUSED;
    const refund = { amountPaise: verdict.amountPaise, dueAt: verdict.refundDueAt.toISOString() };
    return action(
      {
        kind: 'cancel',
        orderNumber: order.number,
        reason: String(args['reason'] ?? ''),
        ...(verdict.isRefunded ? { refund } : {}),
      },
      verdict.isRefunded ? verdict.refundDueAt : null,
    );
  },

  async createReturn(args, context) {
    const order = await findProvenOrder(args['orderNumber'], 'matched', context);
    const line = order === null ? null : lineOf(order, args['sku']);
    if (order === null || line === null) return REFUSED;
    const returnKind = RETURN_KINDS.find((kind) => kind === args['returnKind']) ?? 'return';
    const quantity = Math.min(Number(args['quantity'] ?? 1), line.quantity);
    const reason = RETURN_REASONS.find((known) => known === args['reason']) ?? 'size';
    const { brand } = context.account;
    const verdict = context.deps.policies.judgeReturn(
      { order, line, quantity, reason, isOpened: false, now: context.deps.clock.now() },
      brand.policies,
    );
    if (verdict.outcome !== 'allowed') return REFUSED;
    const isRefunded = returnKind === 'return';
    const refund = { amountPaise: verdict.amountPaise, dueAt: verdict.refundDueAt.toISOString() };
    return action(
      {
        kind: 'create-return',
        orderNumber: order.number,
        returnKind,
        sku: line.sku,
        quantity,
        reason: String(args['reason'] ?? '').slice(0, 500),
        pickup: pickupOf(args['pickupDay'], args['pickupWindow']),
        ...(isRefunded ? { refund } : {}),
      },
      isRefunded ? verdict.refundDueAt : null,
    );
  },

  async movePickup(args, context) {
    const order = await findProvenOrder(args['orderNumber'], 'matched', context);
    const pickup = pickupOf(args['pickupDay'], args['pickupWindow']);
    const returnId = String(args['returnId'] ?? '');
    if (order === null || pickup === null || !order.returns?.some(({ id }) => id === returnId)) return REFUSED;
    return action({ kind: 'move-pickup', orderNumber: order.number, returnId, pickup }, null);
  },

  async requestRefund(args, context) {
    const order = await findProvenOrder(args['orderNumber'], 'verified', context);
    const payout = payoutOf(args['payout']);
    // The amount is the one that the shop's own records say is due, not one that passed through a conversation.
    const due = order?.refunds?.find(({ status }) => status === 'due' || status === 'failed');
    if (order === null || due === undefined || payout === null) return REFUSED;
    const { brand } = context.account;
    if (due.amountPaise > brand.policies.approvalAbovePaise) return REFUSED;
    const dueAt = due.dueAt ?? endOfDay(dayOf(context.deps.clock.now()), brand.policies.refundDays);
    return action(
      {
        kind: 'request-refund',
        orderNumber: order.number,
        amountPaise: due.amountPaise,
        reason: String(args['reason'] ?? ''),
        payout,
        dueAt: dueAt.toISOString(),
      },
      dueAt,
    );
  },

  async registerWarranty(args, context) {
    const order = await findProvenOrder(args['orderNumber'], 'matched', context);
    const line = order === null ? null : lineOf(order, args['sku']);
    if (order === null || line === null) return REFUSED;
    const now = context.deps.clock.now();
    const verdict = context.deps.policies.judgeWarranty(order, line, context.account.brand.policies, now);
    if (verdict.outcome !== 'active') return REFUSED;
    const serial = String(args['serial'] ?? '');
    const { warranties } = context.deps.store;
    const before = await warranties.ofLine(context.account.brand.id, order.number, line.sku);
    const replaced = replacedBy(serial, before, line, order);
    if (replaced === 'none-left') return { outcome: 'known', slots: {} };
    const registration: WarrantyRegistration = {
      kind: 'register-warranty',
      serial,
      orderNumber: order.number,
      sku: line.sku,
      title: line.title,
      startsAt: now.toISOString(),
      expiresAt: (replaced?.expiresAt ?? verdict.until).toISOString(),
      replaces: replaced?.serial ?? null,
    };
    return { action: registration, followUpAt: null };
  },
};

/**
 * As many serial numbers as pieces were bought; one more is a replacement that the shop has sent, and takes over the
 * place and the expiry of the oldest one. Null: a first registration.
 */
function replacedBy(
  serial: string,
  before: readonly Warranty[],
  line: OrderLine,
  order: Order,
): Warranty | null | 'none-left' {
  const inUse = before.filter((known) => known.replacedBy === null);
  if (inUse.length < line.quantity || before.some((known) => known.serial === serial)) return null;
  const sent = (order.returns ?? [])
    .filter(({ sku, kind }) => sku === line.sku && kind === 'replacement')
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const taken = before.filter(({ replaces }) => replaces !== null).length;
  return (taken < sent ? inUse[0] : undefined) ?? 'none-left';
}

const REFUSED = { outcome: 'refused', slots: {} };

function action(what: OrderAction, followUpAt: Date | null): { action: OrderAction; followUpAt: Date | null } {
  return { action: what, followUpAt };
}

function pickupOf(day: unknown, window: unknown): Extract<OrderAction, { kind: 'move-pickup' }>['pickup'] | null {
  const known = PICKUP_WINDOWS.find((one) => one === window);
  return typeof day === 'string' && known !== undefined ? { day, window: known } : null;
}

/** `upi:name@bank` or `bank:<account>:<ifsc>`, as the engine reads it. */
function payoutOf(value: unknown): Payout | null {
  const [kind, first, ifsc] = String(value ?? '').split(':');
  if (kind === 'upi' && first !== undefined) return { kind, address: first };
  return kind === 'bank' && first !== undefined && ifsc !== undefined ? { kind, account: first, ifsc } : null;
}
