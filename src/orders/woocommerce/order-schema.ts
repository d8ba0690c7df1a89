import { z } from 'zod';
import { decimalPaise } from '../request.ts';

/** WooCommerce writes GMT without saying so: `2026-11-20T10:00:00`. */
const gmt = z.iso.datetime({ local: true }).transform((value) => new Date(`${value.replace(/Z$/, '')}Z`));

const metaSchema = z.array(z.object({ key: z.string(), value: z.unknown() }));
const address = { first_name: z.string(), last_name: z.string(), postcode: z.string() };

export const wooOrderSchema = z.object({
  id: z.number().int(),
  number: z.string().min(1),
  status: z.string(),
  currency: z.literal('INR'),
  date_created_gmt: gmt,
  date_completed_gmt: gmt.nullable(),
  total: decimalPaise,
  payment_method: z.string(),
  billing: z.object({ ...address, email: z.string(), phone: z.string() }),
  shipping: z.object(address),
  line_items: z.array(
    z.object({
      name: z.string(),
      product_id: z.number().int(),
      variation_id: z.number().int(),
      sku: z.string().nullable(),
      quantity: z.number().int(),
      subtotal: decimalPaise,
      subtotal_tax: decimalPaise,
    }),
  ),
  meta_data: metaSchema,
  refunds: z.array(z.object({ id: z.number().int() })),
});
export type WooOrder = z.infer<typeof wooOrderSchema>;

export const wooRefundSchema = z.object({
  id: z.number().int(),
  date_created_gmt: gmt,
  amount: decimalPaise,
  refunded_payment: z.boolean(),
  meta_data: metaSchema,
});
export type WooRefund = z.infer<typeof wooRefundSchema>;

/** `_fields` keeps an answer small; it is a parameter of WordPress itself. */
export const ORDER_FIELDS = Object.keys(wooOrderSchema.shape).join(',');

/** Under this name an order or a refund keeps the key of what was done to it. */
export function keyName(kind: string): string {
  return `_redress_key_${kind}`;
}

export function hasKey(of: { meta_data: { key: string; value: unknown }[] }, kind: string, key: string): boolean {
  return of.meta_data.some((meta) => meta.key === keyName(kind) && meta.value === key);
}

/** Items of the extension Shipment Tracking (and of Advanced Shipment Tracking, which took over its format). */
const trackingSchema = z.array(
  z.object({
    tracking_number: z.string().min(1),
    tracking_provider: z.string().optional(),
    custom_tracking_provider: z.string().optional(),
    custom_tracking_link: z.string().optional(),
  }),
);

export function trackingOf({ meta_data }: WooOrder): z.infer<typeof trackingSchema> {
  const meta = meta_data.find(({ key }) => key === '_wc_shipment_tracking_items');
  return trackingSchema.safeParse(meta?.value).data ?? [];
}
