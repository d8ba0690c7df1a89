import type { DoneEffect } from '../../core/effect.ts';
import { dayOf } from '../../core/india.ts';
import { type OrderAction, orderActionSchema, type Payout } from '../../core/order-action.ts';
import { csvCells } from '../../lib/csv.ts';

const COLUMNS = [
  'day',
  'order',
  'action',
  'item',
  'quantity',
  'reason',
  'pickup',
  'refund',
  'paidBy',
  'payTo',
  'reference',
];

/**
 * What a shop has to carry out that has no system of its own: each promise to a customer of imported orders as a line of
 * CSV, the names of the columns first.
 */
export function actionList(done: readonly DoneEffect[]): string[] {
  const lines = done.flatMap((effect) => {
    const action = orderActionSchema.safeParse(effect.action);
    if (!action.success) return [];
    const cells = cellsOf(action.data);
    const all = { day: dayOf(effect.settledAt), ...cells, reference: effect.reference ?? '' };
    return [csvCells(COLUMNS.map((name) => Object.entries(all).find(([known]) => known === name)?.[1] ?? ''))];
  });
  return [COLUMNS.join(','), ...lines];
}

function cellsOf(action: OrderAction): Record<string, string> {
  const own = { order: action.orderNumber, action: action.kind };
  switch (action.kind) {
    case 'cancel':
      return { ...own, reason: action.reason, ...moneyOf(action.refund) };
    case 'create-return':
      return {
        ...own,
        action: action.returnKind,
        item: action.sku,
        quantity: String(action.quantity),
        reason: action.reason,
        pickup: action.pickup === null ? '' : `${action.pickup.day} ${action.pickup.window}`,
        ...moneyOf(action.refund),
      };
    case 'move-pickup':
      return { ...own, item: action.returnId, pickup: `${action.pickup.day} ${action.pickup.window}` };
    case 'request-refund':
      return { ...own, reason: action.reason, payTo: payTo(action.payout), ...moneyOf(action) };
  }
}

function moneyOf(refund: { amountPaise: number; dueAt: string } | undefined): Record<string, string> {
  if (refund === undefined) return {};
  return { refund: (refund.amountPaise / 100).toFixed(2), paidBy: dayOf(new Date(refund.dueAt)) };
}

function payTo(payout: Payout | null): string {
  if (payout === null) return '';
  return payout.kind === 'upi' ? payout.address : `${payout.account} ${payout.ifsc}`;
}
