import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Client as Connection } from 'pg';
import { z } from 'zod';
import { AppError } from '../../src/core/errors.ts';
import { toStoreError } from './errors.ts';
import { connectTo, refuseSharedSessions, UPGRADE_SETTINGS } from './session.ts';

// The folder stands beside this file in the sources and in the build.
const MIGRATIONS = { migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)) };
/** Any number, the same in every process: one at a time brings the schema up to date. */
const MIGRATION_LOCK = 7_337_001;
/** Whoever wants a table meanwhile waits behind us, and gives up after five seconds. Milliseconds. */
const TABLES_WITHIN_MS = 1_000;
/** Somebody reads a table for long (a dump): the running processes get in between two tries. Milliseconds. */
const NEXT_TRY_MS = 2_000;
const TRY_FOR_MS = 15 * 60_000;
const HELD =
  'another session holds a table that has to change (a dump, or somebody who has not ended a transaction): wait for it, or end it; ' +
  'select * from pg_stat_activity shows it';

const latestSchema = z.tuple([z.object({ latest: z.coerce.number() })]);
const gotSchema = z.tuple([z.object({ got: z.boolean() })]);
const tablesSchema = z.array(z.object({ name: z.string() }));

type Note = (line: string) => void;

/** All of it or nothing, in one transaction. @throws AppError `store.failed`, `store.busy`, and what the driver throws */
export async function bringUpToDate(url: string, note: Note = () => {}): Promise<void> {
  const said = new Set<string>();
  const noteOnce = (line: string): void => {
    if (!said.has(line)) note(line);
    said.add(line);
  };
  const connection = await connectTo(url, { keepAlive: true, application_name: 'redress upgrade' });
  try {
    await refuseSharedSessions(connection, url);
    await connection.query(UPGRADE_SETTINGS);
    // Where the server's system cannot tell that a line is gone it refuses this.
    await connection.query("set client_connection_check_interval = '2s'").catch(() => undefined);
    await inOneGo(connection, noteOnce);
  } finally {
    await connection.end();
  }
}

async function inOneGo(connection: Connection, note: Note): Promise<void> {
  const deadline = performance.now() + TRY_FOR_MS;
  for (;;) {
    try {
      await connection.query('begin isolation level read committed');
      await takeTurn(connection, note);
      await change(connection, note);
      await connection.query('commit');
      return;
    } catch (thrown) {
      await connection.query('rollback').catch(() => undefined);
      const error = toStoreError(thrown);
      if (!(error instanceof AppError) || error.code !== 'store.busy') throw error;
      if (performance.now() > deadline) throw new AppError('store.busy', HELD, { cause: thrown });
      note(`Waiting: ${HELD}`);
    }
    await sleep(NEXT_TRY_MS);
  }
}

/** Waits as long as another process takes: the server undoes one whose process or machine is gone. */
async function takeTurn(connection: Connection, note: Note): Promise<void> {
  const { rows } = await connection.query(`select pg_try_advisory_xact_lock(${MIGRATION_LOCK}) as got`);
  if (gotSchema.parse(rows)[0].got) return;
  note('Waiting: another process brings the database up to date');
  await connection.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK})`);
}

async function change(connection: Connection, note: Note): Promise<void> {
  await connection.query(
    'create table if not exists public.redress_migrations (id serial primary key, hash text not null, created_at bigint)',
  );
  const { rows } = await connection.query(
    'select coalesce(max(created_at), 0) as latest from public.redress_migrations',
  );
  const [{ latest }] = latestSchema.parse(rows);
  const steps = readMigrationFiles(MIGRATIONS).filter(({ folderMillis }) => folderMillis > latest);
  if (steps.length === 0) return;
  if (latest > 0) note(`Bringing the database up to date, ${steps.length} steps: minutes where it has very many texts`);
  await lockTables(connection);
  for (const { sql, hash, folderMillis } of steps) {
    for (const statement of sql) await connection.query(statement);
    await connection.query('insert into public.redress_migrations (hash, created_at) values ($1, $2)', [
      hash,
      folderMillis,
    ]);
  }
}

/** Before the first step and not in the middle of it: no work is done twice, and whoever has to wait holds up nobody. */
async function lockTables(connection: Connection): Promise<void> {
  const { rows } = await connection.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'public' and tableowner = current_user and tablename <> 'redress_migrations' order by 1`,
  );
  const names = tablesSchema.parse(rows).map(({ name }) => name);
  if (names.length === 0) return;
  await connection.query(`set local lock_timeout = ${TABLES_WITHIN_MS}`);
  await connection.query(`lock table ${names.join(', ')} in access exclusive mode`);
  await connection.query('set local lock_timeout = 0');
}
