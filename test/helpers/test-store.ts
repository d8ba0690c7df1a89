import { type OpenedStore, openStore } from '../../db/index.ts';
import { databaseOn } from './postgres-server.ts';

/**
 * An empty store for a test: SQLite in memory, or with `REDRESS_TEST_DATABASE=postgres` a database of the PostgreSQL that
 * vitest's global set-up has started. The same tests have to pass on both.
 */
export async function openTestStore(): Promise<OpenedStore> {
  const server = process.env['REDRESS_TEST_POSTGRES_URL'];
  if (server === undefined) return openStore({ file: ':memory:', stateKey: null });
  return openStore({ url: await databaseOn(server), stateKey: null, maxConnections: 4 });
}
