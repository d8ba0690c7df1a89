import type { ActionResult, OrderAction, OrderActions } from '../../core/order-action.ts';
import { notStarted, type Reply, toActionResult } from '../request.ts';
import { findByOrderNumber, readRefunds } from './find-orders.ts';
import type { WooCommerceOptions } from './options.ts';
import { hasKey, keyName, type WooOrder, type WooRefund, wooOrderSchema } from './order-schema.ts';
import { createRefund } from './refund.ts';
import { callWooCommerce } from './rest.ts';
import { paymentOf } from './to-order.ts';

type Supported = Extract<OrderAction, { kind: 'cancel' | 'request-refund' }>;
interface Read {
  order: WooOrder;
  refunds: WooRefund[];
}

/** Keys are kept in `meta_data`, of the order (cancel) and of the refund, so that the order says what became of them. */
export function createWooCommerceActions(options: WooCommerceOptions): OrderActions {
  return {
    async perform(_brandId, action, key, signal) {
      if (!isSupported(action)) return { outcome: 'unsupported' };
      const reply = await read(options, action.orderNumber, signal);
      if (reply.outcome === 'failed') return notStarted(reply);
      if (reply.value === null)
        return { outcome: 'refused', reason: 'not-found', detail: `there is no order ${action.orderNumber}` };
      const done = isDone(action, reply.value, key);
      if (done !== null) return done;
      const step = { options, ...reply.value, key, signal };
      return action.kind === 'cancel' ? cancel(action, step) : requestRefund(action, step);
    },
    async find(_brandId, action, key, signal) {
      if (!isSupported(action)) return null;
      const reply = await read(options, action.orderNumber, signal);
      if (reply.outcome === 'failed') return { outcome: 'uncertain', reason: reply.reason };
      return reply.value === null ? null : isDone(action, reply.value, key);
    },
  };
}

interface Step extends Read {
  options: WooCommerceOptions;
  key: string;
  signal: AbortSignal;
}

/** WooCommerce itself knows neither returns nor couriers. */
function isSupported(action: OrderAction): action is Supported {
  return action.kind === 'cancel' || action.kind === 'request-refund';
}

async function read(options: WooCommerceOptions, number: string, signal: AbortSignal): Promise<Reply<Read | null>> {
  const found = await findByOrderNumber(options, number, signal);
  if (found.outcome === 'failed') return found;
  if (found.value === null) return { outcome: 'ok', value: null };
  const refunds = await readRefunds(options, found.value, signal);
  if (refunds.outcome === 'failed') return refunds;
  return { outcome: 'ok', value: { order: found.value, refunds: refunds.value } };
}

/** A cancellation that promised money is done when both are: with one missing, the same key goes on where it stopped. */
function isDone(action: Supported, { order, refunds }: Read, key: string): ActionResult | null {
  const refund = refunds.find((one) => hasKey(one, action.kind, key));
  if (action.kind === 'request-refund')
    return refund === undefined ? null : { outcome: 'done', reference: String(refund.id) };
  if (!hasKey(order, 'cancel', key)) return null;
  return owes(action, order) && refund === undefined ? null : { outcome: 'done', reference: null };
}

function owes(action: Extract<Supported, { kind: 'cancel' }>, order: WooOrder): boolean {
  return (action.refund?.amountPaise ?? 0) > 0 && paymentOf(order) === 'prepaid';
}

const CANCELLABLE = new Set(['pending', 'on-hold', 'processing']);

async function cancel(action: Extract<Supported, { kind: 'cancel' }>, step: Step): Promise<ActionResult> {
  const { options, order, key, signal } = step;
  if (!hasKey(order, 'cancel', key)) {
    if (!CANCELLABLE.has(order.status))
      return { outcome: 'refused', reason: 'changed', detail: `the order is ${order.status}` };
    const reply = await callWooCommerce(options, {
      method: 'PUT',
      path: `orders/${order.id}`,
      body: { status: 'cancelled', meta_data: [{ key: keyName('cancel'), value: key }] },
      schema: wooOrderSchema,
      signal,
    });
    if (reply.outcome === 'failed') return toActionResult(reply);
  }
  if (action.refund === undefined || !owes(action, order)) return { outcome: 'done', reference: null };

  // WooCommerce gives no money back when it cancels.
  const { amountPaise } = action.refund;
  const refunded = await createRefund({ amountPaise, reason: action.reason, kind: 'cancel' }, step);
  if (refunded.outcome === 'done') return { outcome: 'done', reference: null };
  // The order is cancelled by now: nothing that says "not done" would be true.
  const why = 'detail' in refunded ? refunded.detail : 'reason' in refunded ? refunded.reason : refunded.outcome;
  return { outcome: 'uncertain', reason: `cancelled, but not refunded: ${why}` };
}

async function requestRefund(
  action: Extract<Supported, { kind: 'request-refund' }>,
  step: Step,
): Promise<ActionResult> {
  // Through the gateway only: to a UPI address, a bank account, or for cash, a person pays.
  if (action.payout !== null || paymentOf(step.order) !== 'prepaid') return { outcome: 'unsupported' };
  const { amountPaise, reason, kind } = action;
  return createRefund({ amountPaise, reason, kind }, step);
}
