import { Socket } from 'node:net';
import { sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from 'drizzle-orm/node-postgres';
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { type ClientBase, type Client as Connection, Pool, type PoolClient } from 'pg';
import { AppError } from '../../src/core/errors.ts';
import { backoffMs, sleep } from '../../src/lib/retry.ts';
import { bringUpToDate } from './bring-up-to-date.ts';
import { storable } from './columns.ts';
import { isCollision, toStoreError } from './errors.ts';
import { CONNECT_TIMEOUT_MS, SETTINGS, STATEMENT_TIMEOUT_MS } from './session.ts';

export type Db = PgDatabase<NodePgQueryResultHKT>;
/** A database inside of a transaction: there is no other one within it. */
export type Tx = Db;

export interface Client {
  db: Db;
  /** Reads that belong together: all of them see one state of the database. Tried again while the server is busy. */
  read<T>(work: (db: Db) => Promise<T>): Promise<T>;
  /** One statement that reads: it sees one state by itself, and goes to the server and back once instead of three times. */
  ask<T>(question: (db: Db) => Promise<T>): Promise<T>;
  /** One statement that writes: a transaction by itself, to which all holds that is said of `write`. */
  tell<T>(statement: (db: Db) => Promise<T>): Promise<T>;
  /**
   * One short transaction, read committed. It decides on rows that it has locked (`for update`) or on unique keys, so
   * that another process cannot change what it has read. Where it meets another one (deadlock, the same key written at
   * once) everything is undone and done again.
   */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface PostgresOptions {
  /** `postgres://user:password@host:port/database`. */
  url: string;
  /** Connections of this process at most. Default 10. */
  maxConnections?: number;
  /** How long a busy or absent server is waited for, milliseconds. Default 5000. */
  retryForMs?: number;
  /** A connection in use on which nothing comes or goes for this long is given up, milliseconds. Default 65000. */
  silentForMs?: number;
  /** Is told when a database of an earlier release is about to be brought up to date, and what that waits for. */
  note?: (line: string) => void;
}

const BACKOFF = { baseMs: 10, maxMs: 250 };
/** The same key may be met again by a third one; more than this is no accident. */
const MAX_COLLISIONS = 5;
/**
 * After the time for a statement its server would have said so. Where packets go nowhere (a cable, a firewall that forgot
 * the connection) nobody says anything, and the kernel gives up after a quarter of an hour.
 */
const SILENT_FOR_MS = STATEMENT_TIMEOUT_MS + 5_000;

/** Opens the database and brings its schema up to date. @throws AppError `store.failed`, `store.busy` */
export async function openClient({
  url,
  maxConnections = 10,
  retryForMs = 5_000,
  silentForMs = SILENT_FOR_MS,
  note,
}: PostgresOptions): Promise<Client> {
  await retrying(retryForMs, () => bringUpToDate(url, note));
  const settings = {
    connectionString: url,
    max: maxConnections,
    application_name: 'redress',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    onConnect: (connection: ClientBase) => connection.query(SETTINGS),
    stream: () => endedWhenSilent(silentForMs),
  };
  const pool = new Pool(settings);
  // A connection that breaks while nobody uses it leaves the pool; whoever needs one next hears what is wrong.
  pool.on('error', () => undefined);
  // One that breaks in the middle of a transaction is heard of by the next query; as an event it would end the process.
  pool.on('connect', (connection) => connection.on('error', () => undefined));
  pool.on('connect', storeWhatCanBeStored);
  const db = drizzle(pool);
  const oneStatement: Client['ask'] = (statement) => retrying(retryForMs, () => atOnce(pool, statement));
  return {
    db,
    ask: oneStatement,
    tell: oneStatement,
    read: (work) => retrying(retryForMs, () => transact(pool, work, 'begin isolation level repeatable read read only')),
    write: (work) => retrying(retryForMs, () => transact(pool, work, 'begin isolation level read committed')),
    close: () => pool.end(),
  };
}

/** The pool lets a connection go that broke. */
async function atOnce<T>(pool: Pool, statement: (db: Db) => Promise<T>): Promise<T> {
  const connection = await pool.connect();
  try {
    return await statement(databaseOn(connection));
  } finally {
    connection.release();
  }
}

/**
 * Drizzle's own transaction is another database each time, which keeps no prepared query, and on a pool it keeps the
 * connection for ever where already its `begin` fails.
 */
async function transact<T>(pool: Pool, work: (tx: Tx) => Promise<T>, begin: string): Promise<T> {
  const connection = await pool.connect();
  let isUsable = true;
  try {
    await connection.query(begin);
    const result = await work(databaseOn(connection));
    await connection.query('commit');
    return result;
  } catch (error) {
    isUsable = await connection.query('rollback').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    connection.release(!isUsable);
  }
}

const databases = new WeakMap<PoolClient, NodePgDatabase>();

/** A connection keeps its database, with the names of columns that it has learned and what is prepared on it. */
function databaseOn(connection: PoolClient): NodePgDatabase {
  const database = databases.get(connection) ?? drizzle(connection);
  databases.set(connection, database);
  return database;
}

function endedWhenSilent(ms: number): Socket {
  const socket = new Socket();
  socket.setTimeout(ms, () => socket.destroy(new Error('connection timeout: the server says nothing any more')));
  return socket;
}

/** Values of text, in any query of this connection. */
function storeWhatCanBeStored(connection: Connection): void {
  const send: unknown = connection.query;
  if (typeof send !== 'function') return;
  const query = (config: unknown, values: unknown, ...rest: unknown[]): unknown => {
    const stored = Array.isArray(values)
      ? values.map((value: unknown) => (typeof value === 'string' ? storable(value) : value))
      : values;
    return Reflect.apply(send, connection, [config, stored, ...rest]);
  };
  Object.defineProperty(connection, 'query', { value: query });
}

async function retrying<T>(retryForMs: number, work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + retryForMs;
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (thrown) {
      const error = toStoreError(thrown);
      const isBusy = error instanceof AppError && error.code === 'store.busy' && performance.now() < deadline;
      const mayRetry = isBusy || (isCollision(thrown) && tries <= MAX_COLLISIONS);
      if (!mayRetry) throw error;
    }
    await sleep(backoffMs(tries, BACKOFF));
  }
}

/**
 * Holds a name until the end of the transaction, for decisions about more than one row: who asks for the same one waits.
 * Those that share it do not wait for each other, only for the one who has it alone.
 */
export async function lockName(tx: Tx, { isShared }: { isShared: boolean }, ...name: readonly string[]): Promise<void> {
  const key = sql`hashtextextended(${name.join('\n')}, 0)`;
  await tx.execute(
    isShared ? sql`select pg_advisory_xact_lock_shared(${key})` : sql`select pg_advisory_xact_lock(${key})`,
  );
}
