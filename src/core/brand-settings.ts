import { z } from 'zod';
import { type Brand, brandSchema } from './brand.ts';

/** What people may change in the console, and which parts of the brand each section has. Secrets and channels stay in the file. */
export const SECTION_KEYS = {
  identity: ['name', 'languages', 'orderNumberPattern', 'orderNumberExample'],
  care: ['customerCare'],
  officer: ['grievanceOfficer'],
  nodal: ['nodalPerson'],
  company: ['legalEntity'],
  hours: ['hours'],
  tickets: ['tickets'],
  policies: ['policies'],
} as const satisfies Record<string, readonly (keyof Brand)[]>;
export const BRAND_SECTIONS = [
  'identity',
  'care',
  'officer',
  'nodal',
  'company',
  'hours',
  'tickets',
  'policies',
] as const satisfies readonly (keyof typeof SECTION_KEYS)[];
export type BrandSection = (typeof BRAND_SECTIONS)[number];

/** Values of a section by the brand's own keys. Null: the brand has none, whatever the file says. */
export const sectionValueSchema = z.record(z.string(), z.unknown());
export type SectionValue = z.infer<typeof sectionValueSchema>;

/** What was set for a brand in the console. */
export interface StoredBrandSettings {
  brandId: string;
  /** Grows with each change; 0: none was made. */
  version: number;
  sections: Partial<Record<BrandSection, SectionValue>>;
  updatedBy: string | null;
  updatedAt: Date | null;
}

/** One field before and after, for the audit log. */
export interface FieldChange {
  field: string;
  from: unknown;
  to: unknown;
}

export interface SettingsProblem {
  /** Like `grievanceOfficer.email`. */
  path: string;
  message: string;
}

/** The section as it stands in a brand. */
export function sectionOf(brand: Brand, section: BrandSection): SectionValue {
  return Object.fromEntries(SECTION_KEYS[section].map((key) => [key, brand[key] ?? null]));
}

/** The file's brand with what was set over it, checked by the file's own schema. */
export function applySections(
  base: Brand,
  sections: StoredBrandSettings['sections'],
): { brand: Brand } | { problems: SettingsProblem[] } {
  const merged: Record<string, unknown> = { ...base };
  for (const section of BRAND_SECTIONS) {
    for (const key of SECTION_KEYS[section]) {
      const value = sections[section]?.[key];
      if (value !== undefined) merged[key] = value ?? undefined;
    }
  }
  const parsed = brandSchema.safeParse(merged);
  if (parsed.success) return { brand: parsed.data };
  return { problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
}

/** What differs, by field; lists are one field. */
export function changesBetween(before: unknown, after: unknown, field = ''): FieldChange[] {
  if (isPlain(before) && isPlain(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changesBetween(before[key], after[key], field === '' ? key : `${field}.${key}`));
  }
  const isSame = JSON.stringify(before ?? null) === JSON.stringify(after ?? null);
  return isSame ? [] : [{ field, from: before ?? null, to: after ?? null }];
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What the shop's clocks are computed from: where it changes, the due times of open tickets do. */
export function clockRulesOf({ hours, tickets }: Brand): string {
  return JSON.stringify([hours, tickets.timeZone, tickets.targets, tickets.pauseForThirdParty]);
}

/** What of the brands is kept in the database. */
export interface BrandSettingsStore {
  /** Cheap: asked every few seconds by every process. */
  versions(): Promise<ReadonlyMap<string, number>>;
  all(): Promise<StoredBrandSettings[]>;
  /**
   * Writes over `version` and notes who changed what; false, and nothing is written, where somebody was faster. New
   * `clockRules` mark the brand's open tickets in the same transaction: their shop clocks are computed anew.
   */
  save(change: {
    settings: StoredBrandSettings & { updatedBy: string; updatedAt: Date };
    /** The version that it was decided from; `settings.version` is the next. */
    from: number;
    clockRules: string;
    audit: { id: string; action: string; detail: readonly FieldChange[] };
  }): Promise<boolean>;
  /** Marks a brand's open tickets where its clocks were last computed by other rules: the file was changed. */
  noteClockRules(brandId: string, clockRules: string): Promise<void>;
}
