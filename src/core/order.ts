import { z } from 'zod';

export const SHIPMENT_STATUSES = [
  'preparing',
  'shipped',
  'in-transit',
  'out-for-delivery',
  'delivered',
  'delivery-failed',
  'returned',
] as const;

export const ORDER_STATUSES = ['placed', 'confirmed', 'partly-shipped', 'shipped', 'delivered', 'cancelled'] as const;
export const RETURN_KINDS = ['return', 'exchange', 'replacement'] as const;
export const RETURN_STATUSES = [
  'requested',
  'pickup-booked',
  'pickup-failed',
  'picked-up',
  'received',
  'completed',
] as const;
export const REFUND_STATUSES = ['due', 'processing', 'paid', 'failed'] as const;
/** Windows in which a courier comes: `09-13` is 9 am to 1 pm. */
export const PICKUP_WINDOWS = ['09-13', '13-17', '17-20'] as const;

/** A day without a time of day, in India: 2026-11-26. */
export const daySchema = z.iso.date();

export const orderComponentSchema = z.object({
  sku: z.string().min(1),
  title: z.string().min(1),
  quantity: z.number().int().positive(),
  /** Its share of the bundle's price, of one, in paise. Absent: a person says what it is worth. */
  unitPricePaise: z.number().int().nonnegative().optional(),
  /** Where they differ from the bundle's. */
  category: z.string().optional(),
  warrantyMonths: z.number().int().nonnegative().optional(),
});

export const orderLineSchema = z.object({
  sku: z.string().min(1),
  title: z.string().min(1),
  quantity: z.number().int().positive(),
  /** Price of one, in paise. */
  unitPricePaise: z.number().int().nonnegative(),
  /** The shop's own category; policies name those that cannot be returned. */
  category: z.string().optional(),
  /** What is in a bundle, per bundle. */
  components: z.array(orderComponentSchema).optional(),
  /** Where it differs from the brand's policy. 0: none. */
  warrantyMonths: z.number().int().nonnegative().optional(),
});
export type OrderLine = z.infer<typeof orderLineSchema>;

/** A line of the order, or a part of a bundle in it seen as a line. */
export function lineOf({ lines }: Pick<Order, 'lines'>, sku: unknown): OrderLine | null {
  const whole = lines.find((line) => line.sku === sku);
  if (whole !== undefined) return whole;
  for (const line of lines) {
    const part = line.components?.find((component) => component.sku === sku);
    if (part === undefined) continue;
    const { components: _components, ...bundle } = line;
    return { ...bundle, ...part, unitPricePaise: part.unitPricePaise ?? 0, quantity: part.quantity * line.quantity };
  }
  return null;
}

export const shipmentSchema = z.object({
  carrier: z.string().min(1),
  trackingNumber: z.string().min(1),
  trackingUrl: z.url({ protocol: /^https?$/ }).optional(),
  status: z.enum(SHIPMENT_STATUSES),
  /** Promised day of delivery. */
  expectedAt: z.date().optional(),
  deliveredAt: z.date().optional(),
});

export const orderReturnSchema = z.object({
  id: z.string().min(1),
  kind: z.enum(RETURN_KINDS),
  sku: z.string().min(1),
  quantity: z.number().int().positive(),
  status: z.enum(RETURN_STATUSES),
  pickupDay: daySchema.optional(),
  pickupWindow: z.enum(PICKUP_WINDOWS).optional(),
  createdAt: z.date(),
});
export type OrderReturn = z.infer<typeof orderReturnSchema>;

export const orderRefundSchema = z.object({
  id: z.string().min(1),
  amountPaise: z.number().int().nonnegative(),
  status: z.enum(REFUND_STATUSES),
  /** By when it is paid, as the customer was told. */
  dueAt: z.date().optional(),
  paidAt: z.date().optional(),
  /** The bank's own number (ARN or UTR), with which a customer can ask at the bank. */
  reference: z.string().optional(),
  createdAt: z.date(),
});
export type OrderRefund = z.infer<typeof orderRefundSchema>;

export const orderSchema = z.object({
  number: z.string().min(1).max(40),
  status: z.enum(ORDER_STATUSES),
  placedAt: z.date(),
  customerName: z.string().max(200).optional(),
  /** E.164. */
  phone: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  email: z.email().optional(),
  /** Delivery PIN code: six digits, the first never 0. */
  pinCode: z
    .string()
    .regex(/^[1-9]\d{5}$/)
    .optional(),
  totalPaise: z.number().int().nonnegative(),
  /** Absent: not known. Cash on delivery needs an account to pay a refund to. */
  payment: z.enum(['prepaid', 'cash-on-delivery']).optional(),
  /** Where the customer can download the invoice. */
  invoiceUrl: z.url({ protocol: /^https$/ }).optional(),
  lines: z.array(orderLineSchema).min(1),
  shipments: z.array(shipmentSchema),
  returns: z.array(orderReturnSchema).optional(),
  refunds: z.array(orderRefundSchema).optional(),
});
export type Order = z.infer<typeof orderSchema>;

export type OrderLookup =
  | { outcome: 'found'; order: Order }
  | { outcome: 'not-found' }
  /** The source did not answer: say so, open a ticket. */
  | { outcome: 'unavailable'; reason: string };

export type OrdersLookup = { outcome: 'found'; orders: Order[] } | { outcome: 'unavailable'; reason: string };

/** A phone number (E.164) or an e-mail address in small letters, as it stands on orders. */
export interface OrderContact {
  kind: 'phone' | 'email';
  value: string;
}

/** Where orders are read from. Never throws for an order that is not there or a source that is down. */
export interface OrderSource {
  findByNumber(brandId: string, number: string, signal: AbortSignal): Promise<OrderLookup>;
  /** The newest orders of a contact, newest first, at most ten. */
  findByContact(brandId: string, contact: OrderContact, signal: AbortSignal): Promise<OrdersLookup>;
}
