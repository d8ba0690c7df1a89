import { copyFileSync, existsSync, statSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import Database from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Client, openClient } from '../../db/client.ts';
import { sizeOfLog } from '../../db/wal.ts';
import { createLog } from '../../src/lib/log.ts';

const MEGABYTE = 1024 * 1024;

describe('checkpoints', () => {
  let folder: string;
  let file: string;
  let client: Client;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-checkpoints-'));
    file = join(folder, 'redress.db');
    client = await openClient({ file });
    await client.write((tx) => void tx.run(sql`create table pages (id integer primary key, bytes blob)`));
  });
  afterEach(async () => {
    await client.close();
    await rm(folder, { recursive: true, force: true });
  });

  const add = (bytes: number) =>
    client.write((tx) => void tx.run(sql`insert into pages (bytes) values (zeroblob(${bytes}))`));

  /** Rows of the database's own file, without its log; null where not even the table stands there. */
  function rowsInPlace(): number | null {
    const copy = join(folder, 'copy.db');
    copyFileSync(file, copy);
    const alone = new Database(copy, { readonly: true });
    try {
      return alone.prepare<[], number>('select count(*) from pages').pluck().get() ?? null;
    } catch {
      return null;
    } finally {
      alone.close();
    }
  }

  it('put in place what was committed long before COMMIT itself would', async () => {
    for (let n = 0; n < 100; n += 1) await add(100);

    await vi.waitUntil(() => (rowsInPlace() ?? 0) >= 40, { timeout: 10_000 });
    expect(statSync(`${file}-wal`).size).toBeLessThan(4 * MEGABYTE);
  });

  it('keep the log from growing while it is written without a pause', async () => {
    for (let n = 0; n < 120; n += 1) await Promise.all(Array.from({ length: 16 }, () => add(40_000)));

    expect(statSync(`${file}-wal`).size).toBeLessThan(40 * MEGABYTE);
    const { n } = await client.read((db) => db.get<{ n: number }>(sql`select count(*) as n from pages`));
    expect(n).toBe(120 * 16);
  });

  it('are made by COMMIT where their thread has failed, which is said once', async () => {
    const warned: string[] = [];
    const destination = new Writable({
      write(line, _encoding, done) {
        warned.push(String(line));
        done();
      },
    });
    const own = join(folder, 'moved.db');
    const log = createLog({ level: 'warn', destination });
    const moved = await openClient({ file: own, log });
    await moved.write((tx) => void tx.run(sql`create table pages (id integer primary key, bytes blob)`));
    // What is open stays open under its new name; the thread looks for the old one.
    await rename(own, join(folder, 'elsewhere.db'));

    const addTo = () => moved.write((tx) => void tx.run(sql`insert into pages (bytes) values (zeroblob(${MEGABYTE}))`));
    for (let n = 0; n < 40; n += 1) await addTo();
    await vi.waitUntil(() => warned.length > 0, { timeout: 10_000 });
    for (let n = 0; n < 60; n += 1) await addTo();
    const logBytes = sizeOfLog(own);
    await moved.close();

    expect(warned.map((line) => JSON.parse(line))).toMatchObject([
      { level: 40, msg: 'checkpoints.failed', err: { code: 'SQLITE_CANTOPEN' } },
    ]);
    expect(logBytes).toBeGreaterThan(MEGABYTE);
    expect(logBytes).toBeLessThan(40 * MEGABYTE);
  });

  it('leave no log and no thread behind', async () => {
    for (let n = 0; n < 60; n += 1) await add(100);
    await client.close();

    expect(existsSync(`${file}-wal`)).toBe(false);
    client = await openClient({ file });
    const { n } = await client.read((db) => db.get<{ n: number }>(sql`select count(*) as n from pages`));
    expect(n).toBe(60);
  });
});
