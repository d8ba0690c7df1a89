import type { Cursor } from '../../src/core/desk.ts';

/** The indexes have the order of time for each brand: a page is asked of each, and those that stand first of all are taken. */
export function oldestOf<Row>(pages: readonly Row[], limit: number, placeOf: (row: Row) => Cursor): Row[] {
  const placed = pages.map((row) => ({ row, place: placeOf(row) }));
  placed.sort(
    (one, other) => one.place.at.getTime() - other.place.at.getTime() || (one.place.id < other.place.id ? -1 : 1),
  );
  return placed.slice(0, limit).map(({ row }) => row);
}
