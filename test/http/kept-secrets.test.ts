import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenedStore, openStore } from '../../db/index.ts';
import { type ProductDatabase, sqliteDatabase } from '../chaos/database.ts';
import { cellsOf } from '../contracts/planted-people.ts';
import { PASSWORD, type TestServer, testServer } from './web-server.ts';

describe('the secrets that the API makes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'redress-secrets-'));
  const file = join(folder, 'redress.db');
  let store: OpenedStore;
  let database: ProductDatabase;
  let server: TestServer;
  let cookie: string;

  beforeAll(async () => {
    store = await openStore({ file, stateKey: randomBytes(32) });
    database = sqliteDatabase(file);
    server = await testServer({}, store);
    cookie = await server.signIn({ role: 'admin' });
  });
  afterAll(async () => {
    await database.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  async function placesOf(secret: string): Promise<string[]> {
    const cells = await cellsOf(database);
    return cells.filter(({ text }) => text.includes(secret)).map(({ place }) => place);
  }

  it.each([
    ['a key', '/api/keys', { name: 'Tool' }, 'key'],
    ['a key that signs', '/api/keys', { name: 'Signing tool', isSigned: true }, 'key'],
    [
      'the secret of a webhook',
      '/api/webhooks',
      { brandIds: ['shop'], url: 'https://tool.example/', events: ['ticket.opened'] },
      'secret',
    ],
  ])('%s stands in no column of any table', async (_, path, body, field) => {
    const made = await server.post(path, body, { cookie });

    expect(made.status).toBe(201);
    const secret: string = (await made.json())[field];
    // Behind what tells people which one it is.
    const hidden = secret.slice(-24);
    expect(secret.length).toBeGreaterThan(32);
    expect(await placesOf(hidden)).toEqual([]);
  });

  it('are not kept readable by another name: the password of who made them neither', async () => {
    expect(await placesOf(PASSWORD)).toEqual([]);
    expect(await placesOf('Signing tool')).toEqual(expect.arrayContaining(['api_keys.name', 'audit_log.target']));
  });
});
