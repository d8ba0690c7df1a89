import { and, eq, inArray } from 'drizzle-orm';
import type { BrandSettingsStore } from '../../src/core/brand-settings.ts';
import { OPEN_STATES } from '../../src/core/ticket.ts';
import type { Client, Tx } from '../client.ts';
import { auditLog, brandSettings } from '../schema/integrations.ts';
import { tickets } from '../schema/tickets.ts';
import { toStoredSettings } from '../shared/stored-settings.ts';

export function createBrandSettings({ read, write }: Client): BrandSettingsStore {
  return {
    versions: () =>
      read((db) => {
        const rows = db
          .select({ brandId: brandSettings.brandId, version: brandSettings.version })
          .from(brandSettings)
          .all();
        return new Map(rows.map(({ brandId, version }) => [brandId, version]));
      }),
    all: () => read((db) => db.select().from(brandSettings).all().map(toStoredSettings)),
    save: ({ settings, from, clockRules, audit }) =>
      write((tx) => {
        const { brandId, version, sections, updatedBy, updatedAt } = settings;
        const before = tx.select().from(brandSettings).where(eq(brandSettings.brandId, brandId)).get();
        if ((before?.version ?? 0) !== from) return false;
        const row = { version, sections, clockRules, updatedBy, updatedAt };
        tx.insert(brandSettings)
          .values({ brandId, ...row })
          .onConflictDoUpdate({ target: brandSettings.brandId, set: row })
          .run();
        if (before?.clockRules !== clockRules) markOpen(tx, brandId);
        tx.insert(auditLog)
          .values({
            id: audit.id,
            userId: updatedBy,
            action: audit.action,
            target: brandId,
            brandIds: [brandId],
            detail: [...audit.detail],
            at: updatedAt,
          })
          .run();
        return true;
      }),
    noteClockRules: (brandId, clockRules) =>
      write((tx) => {
        const before = tx.select().from(brandSettings).where(eq(brandSettings.brandId, brandId)).get();
        if (before?.clockRules === clockRules) return;
        tx.insert(brandSettings)
          .values({ brandId, version: 0, sections: {}, clockRules })
          .onConflictDoUpdate({ target: brandSettings.brandId, set: { clockRules } })
          .run();
        markOpen(tx, brandId);
      }),
  };
}

/** Their due times are computed anew, some hundred at a time; what a stop leaves undone stays marked. */
function markOpen(tx: Tx, brandId: string): void {
  tx.update(tickets)
    .set({ isStale: true })
    .where(and(eq(tickets.brandId, brandId), inArray(tickets.state, [...OPEN_STATES])))
    .run();
}
