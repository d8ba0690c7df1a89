import { type Column, type SQL, sql } from 'drizzle-orm';
import type { Cursor } from '../../src/core/desk.ts';

/* What stands behind a cursor in a list by time and id. Compared as a pair, so that the index is entered at the cursor and not at its beginning. */

/** In a list that has the newest first. */
export function olderThan(after: Cursor | undefined, time: Column, id: Column): SQL | undefined {
  return after && sql`(${time}, ${id}) < (${sql.param(after.at, time)}, ${after.id})`;
}

/** In a list that has the oldest first. */
export function newerThan(after: Cursor | undefined, time: Column, id: Column): SQL | undefined {
  return after && sql`(${time}, ${id}) > (${sql.param(after.at, time)}, ${after.id})`;
}
