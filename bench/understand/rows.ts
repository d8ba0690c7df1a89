import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { FAMILIES } from './families.ts';

const rowSchema = z.object({
  text: z.string(),
  family: z.enum(FAMILIES),
  shop: z.string().default(''),
  source_label: z.string().default(''),
  /** `en`, `hi` (Devanagari) or `hi-latn`; only in sets that tell it. */
  language: z.string().optional(),
});
export type Row = z.infer<typeof rowSchema>;

/** The sentences of a CSV file with the columns text, shop, source_label, family and perhaps language. */
export function readRows(file: string | URL): Row[] {
  const rows: unknown = parse(readFileSync(file), { columns: true, bom: true, skip_empty_lines: true });
  return z.array(rowSchema).min(1).parse(rows);
}
