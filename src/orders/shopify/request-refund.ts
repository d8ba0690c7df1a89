import { z } from 'zod';
import type { ActionResult, OrderAction } from '../../core/order-action.ts';
import { notStarted, toActionResult, toDecimal } from '../request.ts';
import { CREATE_REFUND, FIND_REFUNDABLE } from './documents.ts';
import { callShopify } from './graphql.ts';
import { noteWith, refusalOf, type Step } from './marks.ts';
import { moneySchema } from './order-schema.ts';
import { paymentOf } from './to-order.ts';

const refundableSchema = z.object({
  order: z
    .object({
      suggestedRefund: z
        .object({
          suggestedTransactions: z.array(
            z.object({
              gateway: z.string().nullable(),
              maximumRefundableSet: moneySchema.nullable(),
              parentTransaction: z.object({ id: z.string(), manualPaymentGateway: z.boolean() }).nullable(),
            }),
          ),
        })
        .nullable(),
    })
    .nullable(),
});

const createdSchema = z.object({
  refundCreate: z.object({
    refund: z.object({ legacyResourceId: z.string() }).nullable(),
    userErrors: z.array(z.object({ message: z.string() })),
  }),
});

/** Back the way the money came. To a UPI address or a bank account Shopify cannot pay: a person does. */
export async function requestRefund(
  action: Extract<OrderAction, { kind: 'request-refund' }>,
  { options, order, key, signal }: Step,
): Promise<ActionResult> {
  if (action.payout !== null || paymentOf(order) === 'cash-on-delivery') return { outcome: 'unsupported' };
  const refundable = await callShopify(options, {
    query: FIND_REFUNDABLE,
    variables: { orderId: order.id },
    schema: refundableSchema,
    signal,
  });
  if (refundable.outcome === 'failed') return notStarted(refundable);
  const paid = paymentsOf(refundable.value);
  // Manual gateways: Shopify would note a refund that nobody pays.
  if (paid.some((payment) => payment.manual)) return { outcome: 'unsupported' };
  const transactions = take(paid, action.amountPaise);
  if (transactions === null)
    return { outcome: 'refused', reason: 'changed', detail: 'less than that is left to refund' };

  const reply = await callShopify(options, {
    query: CREATE_REFUND,
    variables: {
      input: {
        orderId: order.id,
        note: noteWith(key, action.reason),
        notify: options.notifyCustomer,
        transactions: transactions.map((one) => ({ ...one, orderId: order.id, kind: 'REFUND' })),
      },
      idempotencyKey: key,
    },
    schema: createdSchema,
    signal,
  });
  if (reply.outcome === 'failed') return toActionResult(reply);
  const { refund, userErrors } = reply.value.refundCreate;
  const refusal = refusalOf(userErrors);
  if (refusal !== null) return refusal;
  return refund === null
    ? { outcome: 'uncertain', reason: 'Shopify named no refund' }
    : { outcome: 'done', reference: refund.legacyResourceId };
}

interface Payment {
  parentId: string;
  gateway: string;
  leftPaise: number;
  manual: boolean;
}

function paymentsOf({ order }: z.infer<typeof refundableSchema>): Payment[] {
  return (order?.suggestedRefund?.suggestedTransactions ?? []).flatMap((suggested) => {
    const { gateway, maximumRefundableSet: leftPaise, parentTransaction: parent } = suggested;
    if (gateway === null || leftPaise === null || parent === null) return [];
    return [{ parentId: parent.id, gateway, leftPaise, manual: parent.manualPaymentGateway }];
  });
}

/** An order may be paid from several sources; `null` where they do not hold so much any more. */
function take(
  paid: readonly Payment[],
  amountPaise: number,
): { parentId: string; gateway: string; amount: string }[] | null {
  const parts = [];
  let missing = amountPaise;
  for (const { parentId, gateway, leftPaise } of paid) {
    const part = Math.min(leftPaise, missing);
    if (part > 0) parts.push({ parentId, gateway, amount: toDecimal(part) });
    missing -= part;
  }
  return missing === 0 ? parts : null;
}
