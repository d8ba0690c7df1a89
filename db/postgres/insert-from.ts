import { getTableColumns, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';

/**
 * `insert into … select … from …`: a row for each row of `source`, with the columns that are named. (Drizzle's own one wants
 * all of them, in their order.)
 */
export function insertFrom<Table extends PgTable>(
  table: Table,
  values: { [Column in keyof Table['$inferInsert']]: SQLWrapper },
  source: SQLWrapper,
): SQL {
  const columns = getTableColumns(table);
  const named = Object.keys(values).map((key) => sql.identifier(columns[key]?.name ?? key));
  return sql`insert into ${table} (${sql.join(named, sql`, `)}) select ${sql.join(Object.values(values), sql`, `)} from ${source}`;
}
