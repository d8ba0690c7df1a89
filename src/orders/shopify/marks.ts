import type { ActionResult, OrderActionKind } from '../../core/order-action.ts';
import type { ShopifyOptions } from './options.ts';
import type { ShopifyOrder } from './order-schema.ts';

/** What each action works with: the order as it was just read. */
export interface Step {
  options: ShopifyOptions;
  order: ShopifyOrder;
  key: string;
  signal: AbortSignal;
}

export interface UserError {
  code?: string | null | undefined;
  message: string;
}

/** Shopify's notes hold 255 characters; the key comes last and whole. */
const MAX_NOTE = 255;

export function noteWith(key: string, text: string): string {
  const mark = markOf(key);
  return `${text.slice(0, MAX_NOTE - mark.length - 1)} ${mark}`.trim();
}

/** What the order says about a key; `null`: nothing. */
export function isDoneHere(order: ShopifyOrder, kind: OrderActionKind, key: string): ActionResult | null {
  const mark = markOf(key);
  if (kind === 'cancel')
    return order.cancelledAt !== null && order.cancelKey?.value === key ? { outcome: 'done', reference: null } : null;
  if (kind === 'create-return') {
    const made = order.returns.find(({ returnLineItems }) =>
      returnLineItems.some(({ returnReasonNote }) => returnReasonNote?.includes(mark) === true),
    );
    return made === undefined ? null : { outcome: 'done', reference: made.name.replace(/^#/, '') };
  }
  const refund = order.refunds.find(({ note }) => note?.includes(mark) === true);
  return refund === undefined ? null : { outcome: 'done', reference: refund.legacyResourceId };
}

/** `userErrors`: Shopify understood and said no; nothing was done. */
export function refusalOf([first]: readonly UserError[]): ActionResult | null {
  if (first === undefined) return null;
  if (first.code === 'INTERNAL_ERROR') return { outcome: 'uncertain', reason: 'Shopify answered INTERNAL_ERROR' };
  const reason = first.code === 'NOT_FOUND' ? 'not-found' : 'not-allowed';
  return { outcome: 'refused', reason, detail: first.message };
}

function markOf(key: string): string {
  return `[redress:${key}]`;
}
