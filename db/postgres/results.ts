import type { QueryResult } from 'pg';

/* What a query's promise gives, in the words that the stores need. */

export async function first<Row>(rows: PromiseLike<Row[]>): Promise<Row | undefined> {
  return (await rows)[0];
}

export async function done(query: PromiseLike<unknown>): Promise<void> {
  await query;
}

/** How many rows were written. */
export function changesOf({ rowCount }: Pick<QueryResult, 'rowCount'>): number {
  return rowCount ?? 0;
}

/** One after the other: a connection runs one query at a time. */
export async function inOrder<Item, Result>(
  items: Iterable<Item>,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
