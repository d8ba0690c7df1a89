import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { AppError } from '../src/core/errors.ts';
import type { Logger } from '../src/lib/log.ts';
import { backoffMs, sleep } from '../src/lib/retry.ts';
import { bringUpToDate, migrationsAhead } from './bring-up-to-date.ts';
import { compilePrepared } from './compiled.ts';
import { adoptFirstDatabase } from './first-databases.ts';
import { createGroupCommit, type Db, type Tx, unsynced } from './group-commit.ts';
import { NO_WAL, openWal } from './wal.ts';

/** How long one statement may block the event loop on a lock; waiting beyond it is done without blocking. Milliseconds. */
const BUSY_TIMEOUT_MS = 100;
const RETRY_FOR_MS = 5_000;
/** Another process brings the same database up to date: with millions of texts that takes minutes. */
const UPGRADE_FOR_MS = 15 * 60_000;
const BACKOFF = { baseMs: 20, maxMs: 250 };

export type { Db, Tx };

export interface Client {
  db: Db;
  /** Runs reads, and tries again while the database is locked. */
  read<T>(work: (db: Db) => T): Promise<T>;
  /**
   * One short `BEGIN IMMEDIATE` transaction, synchronous inside, tried again while the database is locked. Its commit is
   * shared: where another one fails, `work` is undone and runs a second time, so it must change nothing but the database.
   */
  write<T>(work: (tx: Tx) => T): Promise<T>;
  /** The same with a commit of its own that does not wait for the disk, for what is simply done again where a power cut undoes it. */
  writeUnsynced<T>(work: (tx: Tx) => T): Promise<T>;
  /** For those who speak to `db` themselves: a question is put again while another process has locked the database. */
  patiently<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ClientOptions {
  /** A path on a local disk, or `:memory:`. */
  file: string;
  /** How long a locked database is waited for, milliseconds. Default 5000, and 15 minutes where it is to be brought up to date. */
  retryForMs?: number;
  /** Is told when a database of an earlier release is about to be brought up to date. */
  note?: (line: string) => void;
  /** What goes on without what failed is warned of here. */
  log?: Logger;
}

/** Opens the database and brings its schema up to date. @throws AppError `store.failed` */
export async function openClient({ file, retryForMs, note, log }: ClientOptions): Promise<Client> {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const sqlite = attempt(() => new Database(file, { timeout: BUSY_TIMEOUT_MS }));
  if (file !== ':memory:') refuseUnwritable(file);
  rememberStatements(sqlite);
  const db = drizzle(sqlite);
  compilePrepared(db);
  const run = retrying(retryForMs ?? RETRY_FOR_MS);
  await run(() => {
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.pragma('foreign_keys = ON');
    // A thread makes the checkpoints; from here on COMMIT makes what is left of them. In pages.
    sqlite.pragma('wal_autocheckpoint = 4000');
  });
  const upgrade = retrying(retryForMs ?? UPGRADE_FOR_MS);
  await upgrade(() => adoptFirstDatabase(sqlite));
  const ahead = await run(() => migrationsAhead(sqlite));
  if (ahead > 0) note?.(`Bringing the database up to date, ${ahead} steps: minutes where it has very many texts`);
  await upgrade(() => bringUpToDate(sqlite, db));
  // What a statement holds for itself (the rows of RETURNING) is not worth a file; an index that is built may be.
  sqlite.pragma('temp_store = MEMORY');
  const wal =
    file === ':memory:' ? NO_WAL : await openWal(file, (error) => log?.warn({ err: error }, 'checkpoints.failed'));
  const write = createGroupCommit(sqlite, db, { run, synced: wal.synced });
  return {
    db,
    read: (work) => run(() => work(db)),
    write,
    writeUnsynced: (work) => run(() => unsynced(sqlite, () => db.transaction(work, { behavior: 'immediate' }))),
    patiently: run,
    async close() {
      await wal.close();
      sqlite.close();
    },
  };
}

/** What may only be read SQLite opens all the same, and fails at the first write. @throws AppError `store.failed` */
function refuseUnwritable(file: string): void {
  try {
    accessSync(file, constants.W_OK);
  } catch (error) {
    const isDisk = error instanceof Error && 'code' in error && error.code === 'EROFS';
    const cure = isDisk
      ? 'its disk is read-only, often after a fault: check the disk and mount it again'
      : `let the user that runs Redress write there: chown -R <user> ${dirname(file)}`;
    throw new AppError('store.failed', `${file} cannot be written; ${cure}`, { cause: error });
  }
}

/** Reads of a database that another client keeps up to date; it cannot write. @throws AppError `store.failed` */
export function openReader(file: string): Pick<Client, 'read'> & { close(): void } {
  const sqlite = attempt(() => new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS }));
  rememberStatements(sqlite);
  const db = drizzle(sqlite);
  const run = retrying(RETRY_FOR_MS);
  return { read: (work) => run(() => work(db)), close: () => sqlite.close() };
}

/** Statements kept compiled; SQLite compiles one again by itself when the schema changes. */
const MAX_STATEMENTS = 500;

/** The query builder writes the same SQL over and over: it is compiled once. */
function rememberStatements(sqlite: Database.Database): void {
  const compile = sqlite.prepare.bind(sqlite);
  const known = new Map<string, Database.Statement>();
  const prepare = (source: string): Database.Statement => {
    const statement = known.get(source) ?? compile(source);
    if (known.size < MAX_STATEMENTS) known.set(source, statement);
    // A statement that gave arrays to its last user gives objects again.
    return statement.reader ? statement.raw(false) : statement;
  };
  Object.defineProperty(sqlite, 'prepare', { value: prepare });
}

/** Tries again while another process holds the lock: in between the event loop is free. */
function retrying(retryForMs: number): <T>(work: () => T | Promise<T>) => Promise<T> {
  return async (work) => {
    const deadline = performance.now() + retryForMs;
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (thrown) {
        const error = toStoreError(thrown);
        const mayRetry = error instanceof AppError && error.code === 'store.busy' && performance.now() < deadline;
        if (!mayRetry) throw error;
      }
      await sleep(backoffMs(tries, BACKOFF));
    }
  };
}

/** @throws AppError */
function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toStoreError(error);
  }
}

/** SQLite's result codes as ours (https://www.sqlite.org/rescode.html); everything else stays what it is. */
function toStoreError(thrown: unknown): unknown {
  const code = sqliteCode(thrown);
  if (code === null) return thrown;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new AppError('store.busy', 'the database is locked by another process', { cause: thrown });
  if (!/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB|PERM)/.test(code)) return thrown;
  const isFull = code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE';
  const cure = isFull ? 'its disk is full: make room there' : "look at the disk and the folder's rights";
  return new AppError('store.failed', `the database cannot be used (${code}); ${cure}`, { cause: thrown });
}

/** Drizzle wraps the driver's errors; the code is on the innermost cause. */
function sqliteCode(thrown: unknown): string | null {
  for (let error = thrown; error instanceof Error; error = error.cause) {
    if (error instanceof Database.SqliteError) return error.code;
  }
  return null;
}
