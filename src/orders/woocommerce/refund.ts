import type { ActionResult } from '../../core/order-action.ts';
import { toActionResult, toDecimal } from '../request.ts';
import type { WooCommerceOptions } from './options.ts';
import { keyName, type WooOrder, type WooRefund, wooRefundSchema } from './order-schema.ts';
import { callWooCommerce } from './rest.ts';

/** Back through the gateway (`api_refund`). WooCommerce deletes the refund again when the gateway says no. */
export async function createRefund(
  { amountPaise, reason, kind }: { amountPaise: number; reason: string; kind: 'cancel' | 'request-refund' },
  step: { options: WooCommerceOptions; order: WooOrder; refunds: WooRefund[]; key: string; signal: AbortSignal },
): Promise<ActionResult> {
  const { options, order, refunds, key, signal } = step;
  const left = order.total - refunds.reduce((sum, { amount }) => sum + amount, 0);
  if (amountPaise > left) return { outcome: 'refused', reason: 'changed', detail: 'less than that is left to refund' };
  const reply = await callWooCommerce(options, {
    method: 'POST',
    path: `orders/${order.id}/refunds`,
    body: {
      amount: toDecimal(amountPaise),
      reason,
      api_refund: true,
      meta_data: [{ key: keyName(kind), value: key }],
    },
    schema: wooRefundSchema,
    signal,
  });
  return reply.outcome === 'failed' ? toActionResult(reply) : { outcome: 'done', reference: String(reply.value.id) };
}
