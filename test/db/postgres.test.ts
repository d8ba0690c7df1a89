import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll } from 'vitest';
import { type OpenedStore, openStore } from '../../db/index.ts';
import { searchContract } from '../contracts/search.ts';
import { storeContract } from '../contracts/store.ts';
import { emptyOut, type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';

let server: PostgresServer;
let url: string;
/** One for all tests, with what channels keep encrypted and readable; empty before each. */
const stores: Record<'readable' | 'sealed', OpenedStore[]> = { readable: [], sealed: [] };
beforeAll(async () => {
  server = await startPostgres();
  url = await server.newDatabase();
  stores.readable.push(await openStore({ url, stateKey: null, maxConnections: 3 }));
  stores.sealed.push(await openStore({ url, stateKey: randomBytes(32), maxConnections: 3 }));
});
afterAll(async () => {
  await Promise.all([...stores.readable, ...stores.sealed].map((store) => store.close()));
  await server.stop();
});

async function emptied(kind: keyof typeof stores): Promise<OpenedStore> {
  const [store] = stores[kind];
  if (store === undefined) throw new Error('not open');
  await emptyOut(url);
  return { ...store, close: async () => {} };
}

storeContract('PostgreSQL', () => emptied('readable'));
storeContract('PostgreSQL, with encrypted channel state', () => emptied('sealed'));
searchContract('PostgreSQL', () => emptied('readable'));
