import type { QueryClient } from '@tanstack/react-query';

/** Something left its list: the list is asked for again, and how many stand in it. */
export async function askAgain(
  queries: QueryClient,
  list: 'undelivered' | 'quarantine' | 'merge-reviews',
): Promise<void> {
  await Promise.all([list, 'counts'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
