import type { Database } from 'better-sqlite3';

/** When the first two migrations were written at first, and as they stand today. */
const REWRITTEN = [
  [1_795_522_064_694, 1_795_524_559_226],
  [1_795_522_065_459, 1_795_524_559_895],
] as const;

/**
 * On the first day the first migrations were written anew, with two more columns. Databases from before would have them
 * run again, and fail: they get the columns, and the new dates.
 */
export function adoptFirstDatabase(sqlite: Database): void {
  const [[first]] = REWRITTEN;
  const isMigrated = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (isMigrated === undefined) return;
  if (sqlite.prepare('select 1 from __drizzle_migrations where created_at = ?').get(first) === undefined) return;
  sqlite
    .transaction(() => {
      sqlite.exec('ALTER TABLE two_factor ADD failed_verification_count integer DEFAULT 0');
      sqlite.exec('ALTER TABLE two_factor ADD locked_until integer');
      const update = sqlite.prepare('update __drizzle_migrations set created_at = ? where created_at = ?');
      for (const [then, today] of REWRITTEN) update.run(today, then);
    })
    .immediate();
}
