import { z } from 'zod';
import type { ActionResult, OrderAction } from '../../core/order-action.ts';
import { sleep } from '../../lib/retry.ts';
import { toActionResult } from '../request.ts';
import { CANCEL } from './documents.ts';
import { findByName } from './find-orders.ts';
import { callShopify } from './graphql.ts';
import { isDoneHere, noteWith, refusalOf, type Step } from './marks.ts';

const LOOKS = 4;

const schema = z.object({
  metafieldsSet: z.object({ userErrors: z.array(z.object({ message: z.string() })) }),
  orderCancel: z.object({
    job: z.object({ id: z.string(), done: z.boolean() }).nullable(),
    orderCancelUserErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
});

export async function cancel(
  action: Extract<OrderAction, { kind: 'cancel' }>,
  { options, order, key, signal }: Step,
): Promise<ActionResult> {
  if (order.cancelledAt !== null) return { outcome: 'refused', reason: 'changed', detail: 'already cancelled' };
  if (order.fulfillments.some(({ displayStatus }) => displayStatus !== 'CANCELED'))
    return { outcome: 'refused', reason: 'changed', detail: 'already on its way' };

  const reply = await callShopify(options, {
    query: CANCEL,
    variables: {
      key: [{ ownerId: order.id, namespace: 'redress', key: 'cancel', type: 'single_line_text_field', value: key }],
      orderId: order.id,
      reason: 'CUSTOMER',
      restock: true,
      refundMethod: { originalPaymentMethodsRefund: action.refund !== undefined },
      notifyCustomer: options.notifyCustomer,
      staffNote: noteWith(key, action.reason),
    },
    schema,
    signal,
  });
  if (reply.outcome === 'failed') return toActionResult(reply);
  const refusal = refusalOf(reply.value.orderCancel.orderCancelUserErrors);
  return refusal ?? waitUntilCancelled({ options, order, key, signal });
}

/** Shopify cancels in a background job, and that may still fail: done is what the order says. */
async function waitUntilCancelled({ options, order, key, signal }: Step): Promise<ActionResult> {
  for (let look = 0; look < LOOKS && !signal.aborted; look += 1) {
    if (look > 0) await sleep(options.pollMs, signal);
    const reply = await findByName(options, order.name, signal);
    const done = reply.outcome === 'ok' && reply.value !== null ? isDoneHere(reply.value, 'cancel', key) : null;
    if (done !== null) return done;
  }
  return { outcome: 'uncertain', reason: 'Shopify took the cancellation and has not finished it' };
}
