import { z } from 'zod';
import type { CallOutcome } from '../../core/flow.ts';
import type { Store } from '../../core/store.ts';

export const warrantyRegistrationSchema = z.object({
  kind: z.literal('register-warranty'),
  serial: z.string().min(1).max(40),
  orderNumber: z.string(),
  sku: z.string(),
  title: z.string(),
  startsAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** The serial number that this one was given for: its place and its expiry are taken over. */
  replaces: z.string().nullable().default(null),
});
export type WarrantyRegistration = z.input<typeof warrantyRegistrationSchema>;

/** Into our own ledger. Doing it twice is harmless: the same purchase is the same registration. */
export async function registerWarranty(
  store: Store,
  brandId: string,
  { kind: _kind, startsAt, expiresAt, replaces, ...rest }: z.output<typeof warrantyRegistrationSchema>,
): Promise<CallOutcome> {
  const warranty = { ...rest, startsAt: new Date(startsAt), expiresAt: new Date(expiresAt) };
  const registered =
    replaces === null
      ? await store.warranties.register(brandId, warranty)
      : await store.warranties.replace(brandId, replaces, rest.serial);
  const isDone = registered === 'registered' || registered === 'replaced';
  return { outcome: isDone ? 'done' : 'known', slots: { warrantyUntil: expiresAt, reference: rest.serial } };
}
