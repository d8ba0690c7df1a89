import { z } from 'zod';
import type { ActionResult, OrderAction } from '../../core/order-action.ts';
import { notStarted, toActionResult } from '../request.ts';
import { CREATE_RETURN, FIND_RETURNABLE } from './documents.ts';
import { callShopify } from './graphql.ts';
import { noteWith, refusalOf, type Step } from './marks.ts';
import { skuOf } from './to-order.ts';

const returnableSchema = z.object({
  returnableFulfillments: z.object({
    nodes: z.array(
      z.object({
        returnableFulfillmentLineItems: z.object({
          nodes: z.array(
            z.object({
              quantity: z.number().int(),
              fulfillmentLineItem: z.object({
                id: z.string(),
                lineItem: z.object({ id: z.string(), sku: z.string().nullable() }),
              }),
            }),
          ),
        }),
      }),
    ),
  }),
});

const createdSchema = z.object({
  returnCreate: z.object({
    return: z.object({ name: z.string() }).nullable(),
    userErrors: z.array(z.object({ code: z.string().nullable(), message: z.string() })),
  }),
});

/** Shopify books no courier: a pickup that was promised stands in the note, for the shop to book. */
export async function createReturn(
  action: Extract<OrderAction, { kind: 'create-return' }>,
  { options, order, key, signal }: Step,
): Promise<ActionResult> {
  const returnable = await callShopify(options, {
    query: FIND_RETURNABLE,
    variables: { orderId: order.id },
    schema: returnableSchema,
    signal,
  });
  if (returnable.outcome === 'failed') return notStarted(returnable);
  const lines = take(returnable.value, action);
  if (lines === null)
    return { outcome: 'refused', reason: 'changed', detail: `not so many of ${action.sku} to return` };

  const pickup = action.pickup === null ? '' : `Pickup ${action.pickup.day} ${action.pickup.window}. `;
  const note = noteWith(key, `${pickup}${action.reason}`);
  const reply = await callShopify(options, {
    query: CREATE_RETURN,
    variables: {
      returnInput: {
        orderId: order.id,
        // Deprecated since 2026-01 for a definition's id, which every shop numbers for itself; the note says more.
        returnLineItems: lines.map((line) => ({ ...line, returnReason: 'OTHER', returnReasonNote: note })),
      },
    },
    schema: createdSchema,
    signal,
  });
  if (reply.outcome === 'failed') return toActionResult(reply);
  const { return: made, userErrors } = reply.value.returnCreate;
  const refusal = refusalOf(userErrors);
  if (refusal !== null) return refusal;
  return made === null
    ? { outcome: 'uncertain', reason: 'Shopify named no return' }
    : { outcome: 'done', reference: made.name.replace(/^#/, '') };
}

/** The same article may have gone out in several parcels; `null` where there are too few left. */
function take(
  { returnableFulfillments }: z.infer<typeof returnableSchema>,
  { sku, quantity }: { sku: string; quantity: number },
): { fulfillmentLineItemId: string; quantity: number }[] | null {
  const lines = [];
  let missing = quantity;
  for (const parcel of returnableFulfillments.nodes) {
    for (const line of parcel.returnableFulfillmentLineItems.nodes) {
      const taken = skuOf(line.fulfillmentLineItem.lineItem) === sku ? Math.min(line.quantity, missing) : 0;
      if (taken > 0) lines.push({ fulfillmentLineItemId: line.fulfillmentLineItem.id, quantity: taken });
      missing -= taken;
    }
  }
  return missing === 0 ? lines : null;
}
