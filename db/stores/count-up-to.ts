import { count, type SQL, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db } from '../client.ts';

/** How many rows of a table match, but no further than `limit`: to count on takes as long as there are. */
export function countUpTo(db: Db, table: SQLiteTable, which: SQL | undefined, limit: number): number {
  const some = db
    .select({ one: sql<number>`1`.as('one') })
    .from(table)
    .where(which)
    .limit(limit)
    .as('some');
  return db.select({ n: count() }).from(some).get()?.n ?? 0;
}
