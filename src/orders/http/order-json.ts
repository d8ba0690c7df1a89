import { z } from 'zod';
import { orderRefundSchema, orderReturnSchema, orderSchema, shipmentSchema } from '../../core/order.ts';
import { REFUSALS } from '../../core/order-action.ts';

const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));

/** Our own order, as JSON has it: instants as ISO 8601 with a zone, amounts in paise. */
export const orderJsonSchema = orderSchema.extend({
  placedAt: instant,
  email: z.string().toLowerCase().pipe(z.email()).optional(),
  shipments: z.array(shipmentSchema.extend({ expectedAt: instant.optional(), deliveredAt: instant.optional() })),
  returns: z.array(orderReturnSchema.extend({ createdAt: instant })).optional(),
  refunds: z
    .array(orderRefundSchema.extend({ createdAt: instant, dueAt: instant.optional(), paidAt: instant.optional() }))
    .optional(),
});

export const ordersJsonSchema = z.object({ orders: z.array(orderJsonSchema) });

/** What became of an action. `uncertain`: taken, and not finished yet. */
export const resultJsonSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('done'), reference: z.string().nullable() }),
  z.object({ outcome: z.literal('refused'), reason: z.enum(REFUSALS), detail: z.string().max(500) }),
  z.object({ outcome: z.literal('unsupported') }),
  z.object({ outcome: z.literal('uncertain'), reason: z.string().max(500) }),
]);

/** The body of a 404 that was meant: without it, a 404 comes from a proxy or from a wrong address. */
export const notFoundJsonSchema = z.object({ error: z.literal('not-found') });
