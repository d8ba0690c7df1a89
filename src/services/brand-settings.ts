import type { Brand } from '../core/brand.ts';
import {
  applySections,
  BRAND_SECTIONS,
  type BrandSection,
  type BrandSettingsStore,
  changesBetween,
  clockRulesOf,
  type SectionValue,
  type SettingsProblem,
  type StoredBrandSettings,
  sectionOf,
} from '../core/brand-settings.ts';
import type { Clock, Ids } from '../core/clock.ts';
import type { Logger } from '../lib/log.ts';

/** How often each process asks whether another one changed something, milliseconds. */
const LOOK_EVERY_MS = 2_000;

export interface BrandSettingsView {
  version: number;
  updatedBy: string | null;
  updatedAt: Date | null;
  sections: Record<BrandSection, { file: SectionValue; now: SectionValue; isChanged: boolean }>;
}

export type SettingsOutcome =
  | { outcome: 'done'; view: BrandSettingsView }
  | { outcome: 'stale'; view: BrandSettingsView }
  | { outcome: 'wrong'; problems: SettingsProblem[] };

export interface BrandSettings {
  /** Brands as they are now: always this same list, whose members are replaced when somebody changes a setting. */
  brands: readonly Brand[];
  of(brandId: string): Brand;
  versionOf(brandId: string): number;
  view(brandId: string): BrandSettingsView;
  /** `value` null: back to what the file says. */
  change(change: {
    brandId: string;
    section: BrandSection;
    value: SectionValue | null;
    version: number;
    userId: string;
  }): Promise<SettingsOutcome>;
  /** Takes over what other processes changed. Cheap where nothing did. */
  refresh(): Promise<void>;
  /** Marks open tickets whose clocks were computed by other hours or targets than the present ones: the file was edited. */
  noteClockRules(): Promise<void>;
  /** Refreshes every few seconds. The result ends it. */
  watch(): () => void;
}

export interface BrandSettingsDeps {
  store: BrandSettingsStore;
  clock: Clock;
  ids: Ids;
  log: Logger;
}

/** The file is the base; what people set in the console lies over it, in the database. */
export async function createBrandSettings(base: readonly Brand[], deps: BrandSettingsDeps): Promise<BrandSettings> {
  const { store, clock, ids, log } = deps;
  const brands = [...base];
  const stored = new Map<string, StoredBrandSettings>();
  const inFile = (brandId: string): Brand => found(base, brandId);
  const of = (brandId: string): Brand => found(brands, brandId);
  const storedOf = (brandId: string): StoredBrandSettings => stored.get(brandId) ?? none(brandId);

  function take(settings: StoredBrandSettings): void {
    const index = brands.findIndex(({ id }) => id === settings.brandId);
    // A brand that is no longer in the file keeps its row for when it comes back.
    if (index < 0 || settings.version < storedOf(settings.brandId).version) return;
    const { brand, dropped } = fitting(inFile(settings.brandId), settings.sections);
    for (const section of dropped) log.warn({ brandId: settings.brandId, section }, 'settings.do-not-fit');
    stored.set(settings.brandId, settings);
    brands[index] = brand;
  }

  async function load(): Promise<void> {
    for (const settings of await store.all()) take(settings);
  }

  async function refresh(): Promise<void> {
    const versions = await store.versions();
    if ([...versions].some(([brandId, version]) => version > storedOf(brandId).version)) await load();
  }

  function view(brandId: string): BrandSettingsView {
    const { version, updatedBy, updatedAt } = storedOf(brandId);
    const at = (section: BrandSection) => {
      const [file, now] = [sectionOf(inFile(brandId), section), sectionOf(of(brandId), section)];
      return { file, now, isChanged: changesBetween(file, now).length > 0 };
    };
    const sections = {
      identity: at('identity'),
      care: at('care'),
      officer: at('officer'),
      nodal: at('nodal'),
      company: at('company'),
      hours: at('hours'),
      tickets: at('tickets'),
      policies: at('policies'),
    };
    return { version, updatedBy, updatedAt, sections };
  }

  await load();
  return {
    brands,
    of,
    versionOf: (brandId) => storedOf(brandId).version,
    view,
    refresh,
    async change({ brandId, section, value, version, userId }) {
      await refresh();
      if (storedOf(brandId).version !== version) return { outcome: 'stale', view: view(brandId) };
      const { [section]: _before, ...others } = storedOf(brandId).sections;
      const sections = value === null ? others : { ...others, [section]: value };
      const merged = applySections(inFile(brandId), sections);
      if ('problems' in merged) return { outcome: 'wrong', problems: merged.problems };
      const settings = { brandId, version: version + 1, sections, updatedBy: userId, updatedAt: clock.now() };
      const isSaved = await store.save({
        settings,
        from: version,
        clockRules: clockRulesOf(merged.brand),
        audit: {
          id: ids.next(),
          action: value === null ? `brand.reset ${section}` : `brand.changed ${section}`,
          detail: changesBetween(sectionOf(of(brandId), section), sectionOf(merged.brand, section)),
        },
      });
      if (!isSaved) {
        await refresh();
        return { outcome: 'stale', view: view(brandId) };
      }
      take(settings);
      return { outcome: 'done', view: view(brandId) };
    },
    async noteClockRules() {
      for (const brand of brands) await store.noteClockRules(brand.id, clockRulesOf(brand));
    },
    watch() {
      const timer = setInterval(() => {
        refresh().catch((error: unknown) => log.warn({ err: error }, 'settings.refresh-failed'));
      }, LOOK_EVERY_MS);
      timer.unref();
      return () => clearInterval(timer);
    },
  };
}

/** A section that the file's present state no longer allows is left out: the product runs, and the log says so. */
function fitting(base: Brand, sections: StoredBrandSettings['sections']): { brand: Brand; dropped: BrandSection[] } {
  const whole = applySections(base, sections);
  if ('brand' in whole) return { brand: whole.brand, dropped: [] };
  let brand = base;
  const dropped: BrandSection[] = [];
  for (const section of BRAND_SECTIONS) {
    const value = sections[section];
    if (value === undefined) continue;
    const next = applySections(brand, { [section]: value });
    if ('brand' in next) brand = next.brand;
    else dropped.push(section);
  }
  return { brand, dropped };
}

function found(brands: readonly Brand[], brandId: string): Brand {
  const brand = brands.find(({ id }) => id === brandId);
  if (brand === undefined) throw new RangeError(`no brand ${brandId} in the configuration`);
  return brand;
}

function none(brandId: string): StoredBrandSettings {
  return { brandId, version: 0, sections: {}, updatedBy: null, updatedAt: null };
}
