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

export const orderLineSchema = z.object({
  sku: z.string().min(1),
  title: z.string().min(1),
  quantity: z.number().int().positive(),
  /** Price of one, in paise. */
  unitPricePaise: z.number().int().nonnegative(),
});

export const shipmentSchema = z.object({
  carrier: z.string().min(1),
  trackingNumber: z.string().min(1),
  trackingUrl: z.url({ protocol: /^https?$/ }).optional(),
  status: z.enum(SHIPMENT_STATUSES),
  /** Promised day of delivery. */
  expectedAt: z.date().optional(),
  deliveredAt: z.date().optional(),
});

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
  lines: z.array(orderLineSchema).min(1),
  shipments: z.array(shipmentSchema),
});
export type Order = z.infer<typeof orderSchema>;

export type OrderLookup =
  | { outcome: 'found'; order: Order }
  | { outcome: 'not-found' }
  /** The source did not answer: say so, open a ticket. */
  | { outcome: 'unavailable'; reason: string };

/** Where orders are read from. Never throws for an order that is not there or a source that is down. */
export interface OrderSource {
  findByNumber(brandId: string, number: string, signal: AbortSignal): Promise<OrderLookup>;
}
