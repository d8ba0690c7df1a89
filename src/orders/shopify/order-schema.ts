import { z } from 'zod';
import { decimalPaise } from '../request.ts';

/** Redress counts in paise: a shop in another currency does not fit, and says so as "another shape". */
export const moneySchema = z
  .object({ shopMoney: z.object({ amount: decimalPaise, currencyCode: z.literal('INR') }) })
  .transform((money) => money.shopMoney.amount);
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const nodes = <T extends z.ZodType>(schema: T) => z.object({ nodes: z.array(schema) }).transform((list) => list.nodes);
const lineItemRef = z.object({ id: z.string(), sku: z.string().nullable() });

const fulfillmentSchema = z.object({
  displayStatus: z.string().nullable(),
  estimatedDeliveryAt: instant.nullable(),
  deliveredAt: instant.nullable(),
  trackingInfo: z.array(
    z.object({ company: z.string().nullable(), number: z.string().nullable(), url: z.string().nullable() }),
  ),
});

const returnSchema = z.object({
  name: z.string(),
  status: z.string(),
  createdAt: instant,
  exchangeLineItems: nodes(z.object({ id: z.string() })),
  returnLineItems: nodes(
    z.object({
      quantity: z.number().int(),
      returnReasonNote: z.string().nullish(),
      fulfillmentLineItem: z.object({ lineItem: lineItemRef }).optional(),
    }),
  ),
});

const refundSchema = z.object({
  legacyResourceId: z.string(),
  createdAt: instant.nullable(),
  note: z.string().nullable(),
  totalRefundedSet: moneySchema,
  transactions: nodes(z.object({ status: z.string(), processedAt: instant.nullable() })),
});

/** An order as `OrderFields` asks for it. */
export const shopifyOrderSchema = z.object({
  id: z.string(),
  name: z.string().min(1),
  createdAt: instant,
  cancelledAt: instant.nullable(),
  displayFulfillmentStatus: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  paymentGatewayNames: z.array(z.string()),
  totalPriceSet: moneySchema,
  customer: z
    .object({ displayName: z.string(), defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable() })
    .nullable(),
  billingAddress: z.object({ name: z.string().nullable(), phone: z.string().nullable() }).nullable(),
  shippingAddress: z
    .object({ name: z.string().nullable(), phone: z.string().nullable(), zip: z.string().nullable() })
    .nullable(),
  lineItems: nodes(
    lineItemRef.extend({ name: z.string(), quantity: z.number().int(), originalUnitPriceSet: moneySchema }),
  ),
  fulfillments: z.array(fulfillmentSchema),
  returns: nodes(returnSchema),
  refunds: z.array(refundSchema),
  cancelKey: z.object({ value: z.string() }).nullable(),
});
export type ShopifyOrder = z.infer<typeof shopifyOrderSchema>;
