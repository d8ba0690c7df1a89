import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { afterEach, expect, it } from 'vitest';
import { type OpenedStore, openStore } from '../../db/index.ts';
import { createAuth } from '../../src/http/auth.ts';
import { pause } from '../contracts/job-queue.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-auth-'));
let store: OpenedStore;
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it('a web server that starts or signs somebody in while another process has locked the file waits a little', async () => {
  const file = join(folder, 'redress.db');
  store = await openStore({ file, stateKey: null });
  const auth = createAuth({
    database: store.authDatabase,
    secret: 'a secret of the test that is long enough',
    publicUrl: 'http://localhost',
    log: pino({ level: 'silent' }),
  });
  const other = new Database(file);

  other.exec('begin immediate');
  const link = auth.setupToken();
  await pause(600);
  other.exec('rollback');
  other.close();

  expect(await link).toMatch(/^[\w-]{20,}$/);
});
