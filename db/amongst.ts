import { type Column, type SQL, sql } from 'drizzle-orm';

/** `inArray` for many values on SQLite: the same text of SQL however many there are, so that it is built and compiled once. */
export function amongst(column: Column, values: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`;
}
