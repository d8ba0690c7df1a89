import { type Column, type SQL, sql } from 'drizzle-orm';

/** `inArray` for many texts: a statement takes 65,535 values. */
export function amongst(column: Column, values: readonly string[]): SQL {
  return sql`${column} in (select jsonb_array_elements_text(${JSON.stringify(values)}::jsonb))`;
}
