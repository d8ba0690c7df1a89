import { and, count, eq, gte, inArray } from 'drizzle-orm';
import type { Attempts } from '../../../src/core/store.ts';
import { type Client, type Db, lockName } from '../client.ts';
import { identityAttempts } from '../schema/people.ts';

export function createAttempts({ ask, write }: Client): Attempts {
  return {
    add: (brandId, keys, at, since) =>
      write(async (tx) => {
        // Guesses at one key count each other, whoever takes them.
        for (const key of keys.toSorted()) await lockName(tx, { isShared: false }, 'attempts', brandId, key);
        await tx.insert(identityAttempts).values(keys.map((key) => ({ brandId, key, at })));
        return countOf(tx, brandId, keys, since);
      }),
    count: (brandId, keys, since) => ask((db) => countOf(db, brandId, keys, since)),
  };
}

async function countOf(db: Db, brandId: string, keys: readonly string[], since: Date): Promise<Map<string, number>> {
  const rows = await db
    .select({ key: identityAttempts.key, n: count() })
    .from(identityAttempts)
    .where(
      and(
        eq(identityAttempts.brandId, brandId),
        inArray(identityAttempts.key, [...keys]),
        gte(identityAttempts.at, since),
      ),
    )
    .groupBy(identityAttempts.key);
  return new Map(rows.map(({ key, n }) => [key, n]));
}
