import { count, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Db } from '../client.ts';
import { first } from '../results.ts';

/** How many rows of a table match, but no further than `limit`: to count on takes as long as there are. */
export async function countUpTo(db: Db, table: PgTable, which: SQL | undefined, limit: number): Promise<number> {
  const some = db
    .select({ one: sql<number>`1`.as('one') })
    .from(table)
    .where(which)
    .limit(limit)
    .as('some');
  return (await first(db.select({ n: count() }).from(some)))?.n ?? 0;
}
