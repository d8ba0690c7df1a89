import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Db } from './group-commit.ts';

// The folder stands beside this file in the sources and in the build.
const CONFIG = { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) };

/** How many migrations a database with something in it still waits for. */
export function migrationsAhead(sqlite: Database): number {
  const last = newestMigration(sqlite);
  return last === null ? 0 : readMigrationFiles(CONFIG).filter(({ folderMillis }) => folderMillis > last).length;
}

/** When the newest migration that the database had was made; null: it is new. */
function newestMigration(sqlite: Database): number | null {
  const isNew = sqlite.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get() === undefined;
  if (isNew) return null;
  const row = sqlite.prepare<[], { at: number | null }>('select max(created_at) as at from __drizzle_migrations').get();
  return row?.at ?? null;
}

/**
 * All of it or nothing, in one transaction. What is written anew leaves no copy in free pages, where no erasure would find it.
 * Drizzle looks for what is missing before it takes the lock: where processes start together, another one may have done it
 * in between, and then it is looked for again.
 */
export function bringUpToDate(sqlite: Database, db: Db): void {
  const before = newestMigration(sqlite);
  sqlite.pragma('secure_delete = ON');
  try {
    migrate(db, CONFIG);
  } catch (error) {
    if (newestMigration(sqlite) === before) throw error;
    migrate(db, CONFIG);
  } finally {
    sqlite.pragma('secure_delete = OFF');
  }
}
