import { z } from 'zod';
import { daySchema, PICKUP_WINDOWS, RETURN_KINDS } from './order.ts';

const pickupSchema = z.object({ day: daySchema, window: z.enum(PICKUP_WINDOWS) });

/** Where a refund goes when it cannot go back the way the money came. */
export const payoutSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('upi'), address: z.string().regex(/^[\w.-]{2,256}@[a-z][a-z0-9.-]{1,63}$/i) }),
  z.object({
    kind: z.literal('bank'),
    account: z.string().regex(/^\d{9,18}$/),
    ifsc: z.string().regex(/^[A-Z]{4}0[A-Z0-9]{6}$/),
  }),
]);
export type Payout = z.infer<typeof payoutSchema>;

/** What the customer was told about money: how much, and by when it is paid. */
const refundPromiseSchema = z.object({ amountPaise: z.number().int().nonnegative(), dueAt: z.iso.datetime() });

/** What may be done to an order. Stored as an effect, sent to a shop's system as it is (src/orders/http). */
export const orderActionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('cancel'),
    orderNumber: z.string(),
    reason: z.string().max(500),
    refund: refundPromiseSchema.optional(),
  }),
  z.object({
    kind: z.literal('create-return'),
    orderNumber: z.string(),
    returnKind: z.enum(RETURN_KINDS),
    sku: z.string(),
    quantity: z.number().int().positive(),
    reason: z.string().max(500),
    pickup: pickupSchema.nullable(),
    /** Absent for an exchange or a replacement. */
    refund: refundPromiseSchema.optional(),
  }),
  z.object({
    kind: z.literal('move-pickup'),
    orderNumber: z.string(),
    returnId: z.string(),
    pickup: pickupSchema,
  }),
  z.object({
    kind: z.literal('request-refund'),
    orderNumber: z.string(),
    amountPaise: z.number().int().positive(),
    reason: z.string().max(500),
    payout: payoutSchema.nullable(),
    /** By when the customer was told that it is paid. */
    dueAt: z.iso.datetime(),
  }),
]);
export type OrderAction = z.infer<typeof orderActionSchema>;
export type OrderActionKind = OrderAction['kind'];

/** Why a shop's system said no. `changed`: the order is no longer as it was when the customer asked. */
export const REFUSALS = ['not-found', 'changed', 'not-allowed'] as const;

export type ActionResult =
  /** Done, now or by an earlier try with the same key. `reference`: the shop's own number for it, to tell the customer. */
  | { outcome: 'done'; reference: string | null }
  | { outcome: 'refused'; reason: (typeof REFUSALS)[number]; detail: string }
  /** This shop's system cannot do it: a person does. */
  | { outcome: 'unsupported' }
  /** Certainly not done; trying again with the same key may help. */
  | { outcome: 'unavailable'; reason: string; retryAfterMs?: number }
  /** Perhaps done, perhaps not. Look it up with `find`, never just try again. */
  | { outcome: 'uncertain'; reason: string };

/**
 * What can be done to orders, behind one port. `key` is the same for every try of one action; a system that has seen
 * it answers as it did before. Nothing is thrown for a system that is down, slow, or says no.
 */
export interface OrderActions {
  perform(brandId: string, action: OrderAction, key: string, signal: AbortSignal): Promise<ActionResult>;
  /** What became of a key: `null` where the system certainly knows nothing of it. `uncertain` where it cannot tell. */
  find(brandId: string, action: OrderAction, key: string, signal: AbortSignal): Promise<ActionResult | null>;
}
