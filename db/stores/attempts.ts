import { and, count, eq, gte, inArray } from 'drizzle-orm';
import type { Attempts } from '../../src/core/store.ts';
import type { Client, Db, Tx } from '../client.ts';
import { identityAttempts } from '../schema/people.ts';

export function createAttempts({ read, write }: Client): Attempts {
  return {
    add: (brandId, keys, at, since) =>
      write((tx) => {
        tx.insert(identityAttempts)
          .values(keys.map((key) => ({ brandId, key, at })))
          .run();
        return countOf(tx, brandId, keys, since);
      }),
    count: (brandId, keys, since) => read((db) => countOf(db, brandId, keys, since)),
  };
}

function countOf(db: Db | Tx, brandId: string, keys: readonly string[], since: Date): Map<string, number> {
  const rows = db
    .select({ key: identityAttempts.key, n: count() })
    .from(identityAttempts)
    .where(
      and(
        eq(identityAttempts.brandId, brandId),
        inArray(identityAttempts.key, [...keys]),
        gte(identityAttempts.at, since),
      ),
    )
    .groupBy(identityAttempts.key)
    .all();
  return new Map(rows.map(({ key, n }) => [key, n]));
}
