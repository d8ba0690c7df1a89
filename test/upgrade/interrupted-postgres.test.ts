import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type OpenedStore, openStore } from '../../db/index.ts';
import { startRelay } from '../chaos/relay.ts';
import { until } from '../contracts/job-queue.ts';
import { type PostgresServer, startPostgres } from '../helpers/postgres-server.ts';

/** Of the release before search went in stretches; that step makes an index over all texts. */
const STEPS_THEN = 6;
const GATE = 42;

let server: PostgresServer;
let url: string;
/** Whoever looks, and holds the gate. */
let admin: Connection;
const folder = mkdtempSync(join(tmpdir(), 'redress-interrupted-pg-'));
const notes: string[] = [];

beforeAll(async () => {
  server = await startPostgres();
  cpSync(fileURLToPath(new URL('../../db/postgres/migrations', import.meta.url)), folder, { recursive: true });
  const journal = join(folder, 'meta', '_journal.json');
  const all: { entries: unknown[] } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...all, entries: all.entries.slice(0, STEPS_THEN) }));
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  url = await server.emptyDatabase();
  notes.length = 0;
  admin = new Connection({ connectionString: url });
  admin.on('error', () => {}); // the end of the server is its own news
  await admin.connect();
  await migrate(drizzle(admin), {
    migrationsFolder: folder,
    migrationsSchema: 'public',
    migrationsTable: 'redress_migrations',
  });
  return async () => admin.end();
});

/** The step that makes an index takes until the gate is opened, and longer than this database lets a statement take. */
async function closeGate(): Promise<void> {
  await admin.query(`create function wait() returns event_trigger language plpgsql as
      $$ begin perform pg_advisory_xact_lock_shared(${GATE}); end $$;
    create event trigger slow on ddl_command_start when tag in ('CREATE INDEX') execute function wait();
    select pg_advisory_lock(${GATE})`);
}

const openGate = () => admin.query(`select pg_advisory_unlock(${GATE})`);
const open = (at = url): Promise<OpenedStore> =>
  openStore({ url: at, stateKey: null, maxConnections: 1, note: (line) => notes.push(line) });

async function one(statement: string): Promise<unknown> {
  return Object.values((await admin.query(statement)).rows[0] ?? {})[0];
}

/** The session that is in the middle of the upgrade. */
const upgrading = () =>
  one(`select pid from pg_stat_activity where query like '%CREATE INDEX search_documents_places%'
    and wait_event_type = 'Lock' and datname = current_database()`);
const steps = () => one('select count(*)::int from redress_migrations');

it('an upgrade whose process is killed is undone within seconds, and those who wait go on with it, one of them', async () => {
  await closeGate();
  const script = new URL('../db/opening-process.ts', import.meta.url).pathname;
  const killed = spawn('node', ['--import', 'tsx', script], { stdio: ['pipe', 'ignore', 'inherit'] });
  const ended = once(killed, 'exit');
  killed.stdin.write(`${url}\n`);
  await until(async () => (await upgrading()) !== undefined, 30_000);
  const first = await upgrading();

  const stores = Promise.all([open(), open()]);
  await until(() => notes.filter((note) => note.includes('another process')).length === 2);
  killed.kill('SIGKILL');
  await ended;
  await until(async () => ![undefined, first].includes(await upgrading()), 20_000);

  expect(await steps()).toBe(STEPS_THEN);
  await openGate();
  for (const store of await stores) {
    await store.ping();
    await store.close();
  }
  expect(notes.filter((note) => note.startsWith('Bringing'))).toHaveLength(1);
  expect(await steps()).toBeGreaterThan(STEPS_THEN);
});

it('an upgrade whose machine falls silent holds up nobody for long', async () => {
  await closeGate();
  const { hostname, port } = new URL(url);
  const line = await startRelay([{ host: hostname, port: Number(port) }]);
  const silent = open(Object.assign(new URL(url), { port: line.port }).href);
  silent.catch(() => {}); // it is looked at below
  await until(async () => (await upgrading()) !== undefined);
  line.hold(true);
  await openGate();

  const store = await open();

  await store.ping();
  await store.close();
  line.hold(false);
  await expect(silent).rejects.toMatchObject({ code: 'store.failed' });
  await line.stop();
});

it('an upgrade waits for a dump without keeping the running processes from their tables', async () => {
  const dump = new Connection({ connectionString: url });
  await dump.connect();
  await dump.query('begin; select count(*) from identities');
  const store = open();
  await until(() => notes.some((note) => note.includes('another session holds a table')), 20_000);

  await admin.query("set lock_timeout = '5s'; select count(*) from identities; select count(*) from inbox");

  expect(await steps()).toBe(STEPS_THEN);
  await dump.query('commit');
  await dump.end();
  await (await store).close();
  expect(await steps()).toBeGreaterThan(STEPS_THEN);
});

it('an upgrade takes as long as it takes, where the database lets no statement take long', async () => {
  await closeGate();
  await admin.query(`alter database ${new URL(url).pathname.slice(1)} set statement_timeout = '200ms'`);
  const store = open();
  await until(async () => (await upgrading()) !== undefined);
  await admin.query('select pg_sleep(0.4)');

  await openGate();

  await (await store).close();
  expect(await steps()).toBeGreaterThan(STEPS_THEN);
});

it('a user who may not change the database hears what to do, and so does one whose database is somebody else’s', async () => {
  await admin.query('create role guest login');
  const guest = Object.assign(new URL(url), { username: 'guest' }).href;
  const theirs = await server.emptyDatabase();
  const other = new Connection({ connectionString: theirs });
  await other.connect();
  await other.query('create table orders (id int)');
  await other.end();

  await expect(open(guest)).rejects.toMatchObject({ code: 'store.failed', message: expect.stringContaining('owner') });
  await expect(open(theirs)).rejects.toThrow('a database of its own');
});
