import { DAY_MS } from '../core/india.ts';
import { brandsOf } from './brands.ts';
import type { ServiceDeps } from './deps.ts';
import { erasePerson } from './privacy.ts';

/** How often it is looked for people who have been silent for long, milliseconds. */
const LOOK_EVERY_MS = 60 * 60 * 1000;
/** How often what has served its purpose is looked for, in all tables and among all files. */
const CLEAR_EVERY_MS = DAY_MS;
const AT_ONCE = 50;
/** Tries count for a day, codes for minutes; the rest of the month is for whoever looks into an attack. */
const SPENT_DAYS = 30;
/** Longer than the law leaves for any answer. */
const BEGUN_DAYS = 90;
/** DPDP Rules 2025, rule 8(3): traces of what was done, for a year. */
export const LOGGED_DAYS = 365;

/** Retention by age: people who have been silent for as long as their brand says, and what serves no purpose any more. */
export function createRetention(deps: ServiceDeps): () => Promise<void> {
  let lookedAt = 0;
  let clearedAt = 0;
  return async () => {
    const now = deps.clock.now().getTime();
    if (now - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = now;
    await forgetSilent(deps, now);
    if (now - clearedAt < CLEAR_EVERY_MS) return;
    clearedAt = now;
    await forgetSpent(deps, now);
  };
}

async function forgetSilent(deps: ServiceDeps, now: number): Promise<void> {
  const { privacy } = deps.store;
  const brands = brandsOf(deps);
  for (const { id, retentionDays, accounts } of brands) {
    const before = daysBefore(now, retentionDays);
    await privacy.forgetSetAside({ of: accounts.map((account) => account.id) }, before);
    for (const contactId of await privacy.silentSince(id, before, AT_ONCE)) await erasePerson(deps, id, contactId);
  }
  // What came for an account that nobody has set up, or has any more, waits for the longest.
  const longest = Math.max(0, ...brands.map(({ retentionDays }) => retentionDays));
  if (longest > 0) await privacy.forgetSetAside({ notOf: [...deps.accounts.keys()] }, daysBefore(now, longest));
}

/** What has served its purpose, and files that no row names: of messages that did not become rows after all. */
async function forgetSpent({ store, files, log }: ServiceDeps, now: number): Promise<void> {
  const spent = daysBefore(now, SPENT_DAYS);
  const ages = { spent, begun: daysBefore(now, BEGUN_DAYS), logged: daysBefore(now, LOGGED_DAYS) };
  const forgotten = await store.privacy.forgetSpent(ages);
  // Also where no call comes any more.
  await store.calls.forgetSteps(daysBefore(now, 1));
  for (const sha256 of forgotten.files) await files.remove(sha256);
  const begunAt = await store.privacy.begunAt();
  // Older files belong to another database, whoever put this one beside them.
  const lost = begunAt === null ? 0 : await files.clear({ after: begunAt, before: spent }, store.workplace.unkept);
  const { rows } = forgotten;
  if (rows + lost > 0) log.info({ rows, files: forgotten.files.length + lost }, 'retention.forgotten');
}

function daysBefore(now: number, days: number): Date {
  return new Date(now - days * DAY_MS);
}
