import { type StoredBrandSettings, sectionValueSchema } from '../../src/core/brand-settings.ts';
import type { brandSettings } from '../schema/integrations.ts';

/** What cannot be read any more is as if it had not been set. */
export function toStoredSettings(row: typeof brandSettings.$inferSelect): StoredBrandSettings {
  const { brandId, version, sections, updatedBy, updatedAt } = row;
  const checked = Object.entries(sections).flatMap(([name, value]) => {
    const parsed = sectionValueSchema.safeParse(value);
    return parsed.success ? [[name, parsed.data] as const] : [];
  });
  return { brandId, version, sections: Object.fromEntries(checked), updatedBy, updatedAt };
}
