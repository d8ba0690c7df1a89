import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import { searchContract } from '../contracts/search.ts';
import { storeContract } from '../contracts/store.ts';
import { type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const open = async (stateKey: Buffer | null = null) => openStore({ url: await server.newDatabase(), stateKey });

storeContract('PostgreSQL', () => open());
storeContract('PostgreSQL, with encrypted channel state', () => open(randomBytes(32)));
searchContract('PostgreSQL', () => open());

describe('PostgreSQL', () => {
  it('is there', async () => {
    const store = await open();
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
  });
});
