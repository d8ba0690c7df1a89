import { z } from 'zod';
import type { Cursor } from '../../core/desk.ts';

/** Where a page ended, as clients carry it: `1764000000000_<id>`. Opaque to them. */
export const cursorSchema = z
  .string()
  .regex(/^\d{1,15}_[\w-]{1,200}$/, 'take it from `next` of the page before')
  .transform((text): Cursor => {
    const [at = '0', ...id] = text.split('_');
    return { at: new Date(Number(at)), id: id.join('_') };
  });

export function cursorOf({ at, id }: Cursor): string {
  return `${at.getTime()}_${id}`;
}

/** The rows of a page, and where the next one begins; null after the last. */
export function toPage<Row>(
  rows: Row[],
  limit: number,
  cursor: (row: Row) => Cursor,
): { rows: Row[]; next: string | null } {
  const last = rows.at(-1);
  return { rows, next: rows.length < limit || last === undefined ? null : cursorOf(cursor(last)) };
}

/** Any page of a list that nothing narrows. */
export const pageSchema = z.object({
  /** `next` of the page before. */
  after: cursorSchema.optional(),
});
