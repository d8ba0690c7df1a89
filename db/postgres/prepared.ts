import type { Db } from './client.ts';

/**
 * Queries that every message needs, built once for each connection; the server plans what has a name once, too. Names are
 * unique among all of them.
 */
export function prepared<Queries>(build: (db: Db) => Queries): (db: Db) => Queries {
  const built = new WeakMap<Db, Queries>();
  return (db) => {
    const queries = built.get(db) ?? build(db);
    built.set(db, queries);
    return queries;
  };
}
