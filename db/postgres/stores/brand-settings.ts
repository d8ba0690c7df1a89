import { and, eq, inArray } from 'drizzle-orm';
import type { BrandSettingsStore } from '../../../src/core/brand-settings.ts';
import { OPEN_STATES } from '../../../src/core/ticket.ts';
import { toStoredSettings } from '../../shared/stored-settings.ts';
import { type Client, lockName, type Tx } from '../client.ts';
import { first } from '../results.ts';
import { auditLog, brandSettings } from '../schema/integrations.ts';
import { tickets } from '../schema/tickets.ts';

export function createBrandSettings({ read, write }: Client): BrandSettingsStore {
  return {
    versions: () =>
      read(async (db) => {
        const rows = await db
          .select({ brandId: brandSettings.brandId, version: brandSettings.version })
          .from(brandSettings);
        return new Map(rows.map(({ brandId, version }) => [brandId, version]));
      }),
    all: () => read(async (db) => (await db.select().from(brandSettings)).map(toStoredSettings)),
    save: ({ settings, from, clockRules, audit }) =>
      write(async (tx) => {
        const { brandId, version, sections, updatedBy, updatedAt } = settings;
        const before = await locked(tx, brandId);
        if ((before?.version ?? 0) !== from) return false;
        const row = { version, sections, clockRules, updatedBy, updatedAt };
        await tx
          .insert(brandSettings)
          .values({ brandId, ...row })
          .onConflictDoUpdate({ target: brandSettings.brandId, set: row });
        if (before?.clockRules !== clockRules) await markOpen(tx, brandId);
        await tx.insert(auditLog).values({
          id: audit.id,
          userId: updatedBy,
          action: audit.action,
          target: brandId,
          brandIds: [brandId],
          detail: [...audit.detail],
          at: updatedAt,
        });
        return true;
      }),
    noteClockRules: (brandId, clockRules) =>
      write(async (tx) => {
        const before = await locked(tx, brandId);
        if (before?.clockRules === clockRules) return;
        await tx
          .insert(brandSettings)
          .values({ brandId, version: 0, sections: {}, clockRules })
          .onConflictDoUpdate({ target: brandSettings.brandId, set: { clockRules } });
        await markOpen(tx, brandId);
      }),
  };
}

/** What is held is the name: the first settings of a brand have no row yet that could be locked. */
async function locked(tx: Tx, brandId: string): Promise<typeof brandSettings.$inferSelect | undefined> {
  await lockName(tx, { isShared: false }, 'brand-settings', brandId);
  return first(tx.select().from(brandSettings).where(eq(brandSettings.brandId, brandId)).limit(1));
}

/** The version that stays the same until the transaction ends. */
export async function settingsVersionOf(tx: Tx, brandId: string): Promise<number> {
  await lockName(tx, { isShared: true }, 'brand-settings', brandId);
  const own = eq(brandSettings.brandId, brandId);
  const row = await first(tx.select({ version: brandSettings.version }).from(brandSettings).where(own).limit(1));
  return row?.version ?? 0;
}

/** Their due times are computed anew, some hundred at a time; what a stop leaves undone stays marked. */
async function markOpen(tx: Tx, brandId: string): Promise<void> {
  await tx
    .update(tickets)
    .set({ isStale: true })
    .where(and(eq(tickets.brandId, brandId), inArray(tickets.state, [...OPEN_STATES])));
}
