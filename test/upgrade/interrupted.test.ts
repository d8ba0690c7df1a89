import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import { sizeOfLog } from '../../db/wal.ts';
import { until } from '../contracts/job-queue.ts';

/** Enough to be found in the middle: SQLite writes what no longer fits into its memory before it commits. */
const MESSAGES = 30_000;
const WRITTEN_BYTES = 2 * 1024 ** 2;
const KILLS = 3;

const folder = mkdtempSync(join(tmpdir(), 'redress-interrupted-'));
const file = join(folder, 'redress.db');

beforeAll(() => {
  const old = new Database(file);
  old.exec(readFileSync(new URL('first-release.sql', import.meta.url), 'utf8'));
  old.pragma('journal_mode = WAL');
  old
    .prepare(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?),
        one as (select * from inbox where message like '%arrived broken%' limit 1)
       insert into inbox select 'copy-' || i, conversation_id, 1000 + i, 1000 + i, account_id, 'copy-' || i, message, received_at, turn_id
       from n, one`,
    )
    .run(MESSAGES);
  old.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function stateOf(): Record<string, unknown> {
  const database = new Database(file);
  const one = (statement: string): unknown => database.prepare(statement).pluck().get();
  const state = {
    damage: one('pragma quick_check'),
    steps: one('select count(*) from __drizzle_migrations'),
    messages: one("select count(*) from inbox where id like 'copy-%'"),
  };
  database.close();
  return state;
}

it('a database whose upgrade is killed in the middle is what it was, and is brought up to date by the next start', async () => {
  const before = stateOf();
  const script = new URL('../db/opening-process.ts', import.meta.url).pathname;

  for (let n = 0; n < KILLS; n += 1) {
    const upgrading = spawn('node', ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    const ended = once(upgrading, 'exit');
    upgrading.stdin.write(`${file}\n`);
    await until(() => sizeOfLog(file) > WRITTEN_BYTES * (n + 1), 60_000);
    upgrading.kill('SIGKILL');
    await ended;

    expect(stateOf()).toEqual(before);
  }
  const store = await openStore({ file, stateKey: null });

  expect(await store.search.find(['demo'], 'सोफ़े', 5)).toHaveLength(1);
  await store.close();
  expect(stateOf()).toMatchObject({ damage: 'ok', messages: MESSAGES });
  expect(stateOf()['steps']).toBeGreaterThan(Number(before['steps']));
}, 180_000);
