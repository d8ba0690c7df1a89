import { z } from 'zod';

/**
 * What names a person on some channel. `phone` is E.164, `email` is lower-case; a WhatsApp LID is not a phone number
 * and is never parsed as one; `webchat` is the browser's session; `caller` is a caller id, which proves nothing.
 */
export const IDENTITY_KINDS = ['phone', 'email', 'whatsapp-lid', 'whatsapp-user', 'webchat', 'caller'] as const;
export const identitySchema = z.object({ kind: z.enum(IDENTITY_KINDS), value: z.string().min(1).max(320) });
export type Identity = z.infer<typeof identitySchema>;

/**
 * The identity ladder (design.md): what may be said is decided by the rung, never by knowing an order number.
 * `status-only`: order number and delivery PIN code were given, on a channel that proves nothing.
 */
export const RUNGS = ['unknown', 'claimed', 'status-only', 'matched', 'verified'] as const;
export type Rung = (typeof RUNGS)[number];

export interface Contact {
  id: string;
  brandId: string;
  name: string | null;
  language: string | null;
  createdAt: Date;
}
