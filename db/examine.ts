import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { releasedSteps } from './shared/released-steps.ts';
import { sizeOfLog } from './wal.ts';

export interface DatabaseFindings {
  /** False before the first start; the rest then says nothing. */
  isThere: boolean;
  /** What SQLite's `quick_check` says is wrong; null where nothing is. */
  damage: string | null;
  /** Changes of the schema that this release makes at its next start. */
  pending: number;
  /** A newer release was here: this one does not know its schema. */
  isNewer: boolean;
  bytes: number;
  /** What was written and is not yet put into its place. */
  walBytes: number;
  /** When the newest message came, by the clock of then. */
  newestAt: Date | null;
}

const whenSchema = z.number().optional();
const latestSchema = z.object({ latest: z.number().nullable() });

/** Looks at the database without changing it, also beside a running Redress. @throws where it cannot be opened or is none */
export function examineDatabase(file: string): DatabaseFindings {
  if (!existsSync(file))
    return { isThere: false, damage: null, pending: 0, isNewer: false, bytes: 0, walBytes: 0, newestAt: null };
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    const checked = database.pragma('quick_check(1)', { simple: true });
    const steps = releasedSteps(new URL('./migrations/meta/_journal.json', import.meta.url));
    const latest = latestStep(database);
    return {
      isThere: true,
      damage: checked === 'ok' ? null : String(checked),
      pending: steps.filter((when) => when > latest).length,
      isNewer: latest > Math.max(...steps),
      bytes: statSync(file).size,
      walBytes: sizeOfLog(file),
      newestAt: newestMessage(database),
    };
  } finally {
    database.close();
  }
}

function newestMessage(database: Database.Database): Date | null {
  if (database.prepare("select 1 from sqlite_master where name = 'inbox'").get() === undefined) return null;
  const newest = database.prepare('select received_at from inbox order by rowid desc limit 1').pluck();
  const when = whenSchema.parse(newest.get());
  return when === undefined ? null : new Date(when);
}

function latestStep(database: Database.Database): number {
  const table = database.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  if (table === undefined) return 0;
  return (
    latestSchema.parse(database.prepare('select max(created_at) as latest from __drizzle_migrations').get()).latest ?? 0
  );
}
