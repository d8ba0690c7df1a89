import { type Column, type SQL, sql } from 'drizzle-orm';

/**
 * A value that is handed in by name when a prepared query runs, written as its column writes it (dates as milliseconds,
 * objects as JSON). Queries that every message needs are built once: building one takes longer than running it. None of
 * them has a `.limit()`: SQLite compiles a statement anew whenever a value is bound to its LIMIT. `.get()` reads one row.
 */
export function given(column: Column, name: string = column.name): SQL {
  // Drizzle hands null to the column's own encoder here, which most of them do not take.
  const encoder = { mapToDriverValue: (value: unknown) => (value === null ? null : column.mapToDriverValue(value)) };
  return sql`${sql.param(sql.placeholder(name), encoder)}`;
}
