import { and, count, eq, gte } from 'drizzle-orm';
import type { Attempts } from '../../src/core/store.ts';
import type { Client, Db } from '../client.ts';
import { given } from '../prepared.ts';
import { identityAttempts } from '../schema/people.ts';

export function createAttempts({ db, read, write }: Client): Attempts {
  const ofKey = prepare(db);
  const countOf = (brandId: string, keys: readonly string[], since: Date): Map<string, number> =>
    new Map(
      keys
        .map((key) => [key, ofKey.get({ brand_id: brandId, key, at: since })?.n ?? 0] as const)
        .filter(([, n]) => n > 0),
    );
  return {
    add: (brandId, keys, at, since) =>
      write((tx) => {
        tx.insert(identityAttempts)
          .values(keys.map((key) => ({ brandId, key, at })))
          .run();
        return countOf(brandId, keys, since);
      }),
    count: (brandId, keys, since) => read(() => countOf(brandId, keys, since)),
  };
}

/** What is asked before every order is looked up. */
function prepare(db: Db) {
  return db
    .select({ n: count() })
    .from(identityAttempts)
    .where(
      and(
        eq(identityAttempts.brandId, given(identityAttempts.brandId)),
        eq(identityAttempts.key, given(identityAttempts.key)),
        gte(identityAttempts.at, given(identityAttempts.at)),
      ),
    )
    .prepare();
}
