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
});
export type WarrantyRegistration = z.infer<typeof warrantyRegistrationSchema>;

/** Into our own ledger. Doing it twice is harmless: the same purchase is the same registration. */
export async function registerWarranty(
  store: Store,
  brandId: string,
  { kind: _kind, startsAt, expiresAt, ...rest }: WarrantyRegistration,
): Promise<CallOutcome> {
  const warranty = { ...rest, startsAt: new Date(startsAt), expiresAt: new Date(expiresAt) };
  const registered = await store.warranties.register(brandId, warranty);
  return {
    outcome: registered === 'known' ? 'known' : 'done',
    slots: { warrantyUntil: expiresAt, reference: rest.serial },
  };
}
