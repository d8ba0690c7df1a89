import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { asc, getTableColumns, gt, sql } from 'drizzle-orm';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { AppError } from '../src/core/errors.ts';
import { createChecksum } from './checksum.ts';
import { openClient as openSqlite } from './client.ts';
import { openClient as openPostgres, type Tx } from './postgres/client.ts';
import { toStoreError } from './postgres/errors.ts';
import { type TablePair, tablePairs } from './tables.ts';

/** Rows that are read and written at once; a statement of PostgreSQL takes 65,535 values. */
const PAGE = 500;
/** Blocks of 8 kB that are read back at once. */
const BLOCKS = 64;

export interface MovedTable {
  name: string;
  rows: number;
  /** The same on both sides. */
  checksum: string;
}

/**
 * Copies a SQLite installation into an empty PostgreSQL database, in one transaction: all of it is there, compared table by
 * table with what was read back, or nothing is. The SQLite file stays as it is, and is locked meanwhile.
 * @param note is told of each table when it was compared
 * @throws AppError `input.invalid` where there is nothing to move, Redress runs on it, or the target is not empty;
 * `store.failed` where what arrived is not what was read
 */
export async function migrateStore(
  { file, url }: { file: string; url: string },
  note: (table: MovedTable) => void,
): Promise<void> {
  if (!existsSync(file)) throw new AppError('input.invalid', `there is no database to move: ${file}`);
  const source = await openAlone(file);
  const target = await openPostgres({ url, maxConnections: 1 });
  try {
    const from = drizzle(source);
    await target.db.transaction(async (tx) => {
      const pairs = tablePairs();
      await refuseFull(tx, pairs);
      for (const pair of pairs) note(await moveTable(from, tx, pair));
    });
  } catch (thrown) {
    throw toStoreError(thrown);
  } finally {
    source.close();
    await target.close();
  }
}

/** Up to date and ours alone: with WAL this lock is only given where no other process has the file open. */
async function openAlone(file: string): Promise<Database.Database> {
  let database: Database.Database | null = null;
  try {
    await (await openSqlite({ file, retryForMs: 500 })).close();
    database = new Database(file, { timeout: 200, fileMustExist: true });
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN IMMEDIATE');
    return database;
  } catch (thrown) {
    database?.close();
    const isBusy = thrown instanceof AppError ? thrown.code === 'store.busy' : isBusyError(thrown);
    if (!isBusy) throw thrown;
    throw new AppError('input.invalid', `${file} is in use: stop Redress (all its processes), then move the store`, {
      cause: thrown,
    });
  }
}

function isBusyError(thrown: unknown): boolean {
  return thrown instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(thrown.code);
}

async function refuseFull(tx: Tx, pairs: readonly TablePair[]): Promise<void> {
  for (const { name, postgres } of pairs) {
    const [row] = await tx.select({ one: sql`1` }).from(postgres).limit(1);
    if (row !== undefined)
      throw new AppError(
        'input.invalid',
        `the target is not empty (${name} has rows); name a new database in DATABASE_URL, e.g. createdb redress`,
      );
  }
}

async function moveTable(
  from: BetterSQLite3Database,
  tx: Tx,
  { name, sqlite, postgres }: TablePair,
): Promise<MovedTable> {
  const sent = createChecksum();
  for (const rows of pagesOf(from, sqlite, name)) {
    for (const row of rows) sent.add(row);
    await tx.insert(postgres).values(rows);
  }
  const arrived = createChecksum();
  for await (const row of rowsOf(tx, postgres, name)) arrived.add(row);
  if (sent.rows() !== arrived.rows() || sent.digest() !== arrived.digest())
    throw new AppError(
      'store.failed',
      `${name} did not arrive as it was: ${sent.rows()} rows (${sent.digest()}) became ${arrived.rows()} (${arrived.digest()}); nothing was moved`,
    );
  await continueCounting(tx, postgres, name);
  return { name, rows: sent.rows(), checksum: sent.digest() };
}

type Row = Record<string, unknown>;

function* pagesOf(from: BetterSQLite3Database, table: SQLiteTable, name: string): Generator<Row[]> {
  const rowid = sql<number>`rowid`;
  for (let last = Number.MIN_SAFE_INTEGER; ; ) {
    const page = readPage(name, () =>
      from
        .select({ rowid, row: getTableColumns(table) })
        .from(table)
        .where(gt(rowid, last))
        .orderBy(asc(rowid))
        .limit(PAGE)
        .all(),
    );
    const end = page.at(-1);
    if (end === undefined) return;
    yield page.map(({ row }) => row);
    last = end.rowid;
  }
}

function readPage<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (thrown) {
    throw new AppError('store.failed', `a row of ${name} cannot be read; nothing was moved`, { cause: thrown });
  }
}

/** By the blocks that they stand in: no order has to be made of all of them. */
async function* rowsOf(tx: Tx, table: PgTable, name: string): AsyncGenerator<Row> {
  const size = await tx.execute<{ blocks: number }>(
    sql`select (pg_relation_size(${`"${name}"`}::regclass) / current_setting('block_size')::int)::int as blocks`,
  );
  const blocks = size.rows[0]?.blocks ?? 0;
  for (let block = 0; block < blocks; block += BLOCKS) {
    const rows: Row[] = await tx
      .select()
      .from(table)
      .where(sql`ctid >= ${`(${block},0)`}::tid and ctid < ${`(${block + BLOCKS},0)`}::tid`);
    yield* rows;
  }
}

/** Rows that come later get numbers after those that were moved. */
async function continueCounting(tx: Tx, table: PgTable, name: string): Promise<void> {
  for (const column of Object.values(getTableColumns(table))) {
    if (column.generatedIdentity === undefined) continue;
    await tx.execute(sql`
      select setval(pg_get_serial_sequence(${`"${name}"`}, ${column.name}), coalesce(max(${column}), 1), count(*) > 0)
      from ${table}`);
  }
}
