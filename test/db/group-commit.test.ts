import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openClient } from '../../db/client.ts';
import { createGroupCommit } from '../../db/group-commit.ts';
import { AppError } from '../../src/core/errors.ts';

/** `PRAGMA synchronous`. */
const FULL = 2;

async function counters() {
  const client = await openClient({ file: ':memory:' });
  await client.write((tx) => void tx.run(sql`create table counters (id text primary key)`));
  const add = (id: string) => client.write((tx) => void tx.run(sql`insert into counters values (${id})`));
  const ids = () => client.read((db) => db.all<{ id: string }>(sql`select id from counters order by id`));
  return { client, add, ids };
}

it('undoes only what failed of the transactions that share a commit', async () => {
  const { client, add, ids } = await counters();

  const results = await Promise.allSettled([
    add('a'),
    add('a'),
    client.write((tx) => {
      tx.run(sql`insert into counters values ('half')`);
      throw new Error('changed its mind');
    }),
    add('b'),
  ]);

  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  expect(await ids()).toEqual([{ id: 'a' }, { id: 'b' }]);
});

it('gives each its own result, in the order asked for, and the next ones too', async () => {
  const { client, add, ids } = await counters();
  const count = () => client.write((tx) => tx.get<{ n: number }>(sql`select count(*) as n from counters`).n);

  const [, one, , two] = await Promise.all([add('x'), count(), add('y'), count()]);
  await add('z');

  expect([one, two]).toEqual([1, 2]);
  expect(await ids()).toHaveLength(3);
  expect(await count()).toBe(3);
});

describe('a commit to a file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-commit-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function openCounters(synced: () => Promise<void>) {
    const sqlite = new Database(join(folder, 'redress.db'));
    sqlite.pragma('journal_mode = WAL');
    sqlite.exec('create table counters (id text primary key)');
    const write = createGroupCommit(sqlite, drizzle(sqlite), { run: async (work) => work(), synced });
    const other = new Database(join(folder, 'redress.db'), { timeout: 0 });
    return {
      add: (id: string) => write((tx) => void tx.run(sql`insert into counters values (${id})`)),
      seenByOthers: () => other.prepare('select id from counters order by id').pluck().all(),
      addByOthers: (id: string) => other.prepare('insert into counters values (?)').run(id),
      waits: () => sqlite.pragma('synchronous', { simple: true }),
    };
  }

  it('is said to be done when the disk has it; until then others go on, and what comes next is committed meanwhile', async () => {
    const syncs: (() => void)[] = [];
    const counters = await openCounters(() => new Promise((resolve) => syncs.push(resolve)));
    const done: string[] = [];
    const add = (id: string) => counters.add(id).then(() => done.push(id));

    const first = add('a');
    await vi.waitUntil(() => syncs.length === 1);
    expect(counters.seenByOthers()).toEqual(['a']);
    counters.addByOthers('other');
    const next = [add('b'), add('c')];
    await vi.waitUntil(() => syncs.length === 2);
    expect(counters.seenByOthers()).toEqual(['a', 'b', 'c', 'other']);
    expect(done).toEqual([]);

    syncs[0]?.();
    await first;
    expect(done).toEqual(['a']);
    syncs[1]?.();
    await Promise.all(next);
    expect(done).toEqual(['a', 'b', 'c']);
    expect(syncs).toHaveLength(2);
  });

  it('is an error where the disk does not take it', async () => {
    const counters = await openCounters(async () => {
      throw new AppError('store.failed', 'the disk does not keep what is written; look at it');
    });

    await expect(counters.add('a')).rejects.toMatchObject({ code: 'store.failed' });
  });

  it('leaves it to SQLite to wait for the disk with everything that is not a shared commit', async () => {
    const counters = await openCounters(async () => {});
    await counters.add('a');

    expect(counters.waits()).toBe(FULL);
  });
});
