import { type ClientConfig, Client as Connection } from 'pg';
import { z } from 'zod';
import { AppError } from '../../src/core/errors.ts';

/** A statement that takes longer is ended. Milliseconds. */
export const STATEMENT_TIMEOUT_MS = 60_000;
/** A transaction takes milliseconds. What takes this long holds locks that others wait for. Milliseconds. */
const LOCK_TIMEOUT_MS = 5_000;
/** A machine that is cut off or frozen in the middle of one holds its locks for so long: much less than makes an owner count as dead. */
const IDLE_IN_TRANSACTION_MS = 10_000;

/**
 * What every session of ours is told first. Not while it connects: PgBouncer refuses settings there, or leaves them out.
 * Our questions are short, whatever the planner thinks: to compile one took 290 ms, to answer it 0.3. A statement
 * outside of `begin` is read committed too, whatever the database has as its default.
 */
export const SETTINGS = `set lock_timeout = ${LOCK_TIMEOUT_MS}; set statement_timeout = ${STATEMENT_TIMEOUT_MS};
  set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS}; set jit = off;
  set default_transaction_isolation = 'read committed'`;

/**
 * An upgrade may take minutes, also where the user or the database has a limit for a statement. Where its process or its
 * machine is gone the server undoes it within seconds: nobody can start until then.
 */
export const UPGRADE_SETTINGS = `set statement_timeout = 0; set lock_timeout = 0;
  set idle_in_transaction_session_timeout = ${IDLE_IN_TRANSACTION_MS};
  set tcp_keepalives_idle = 5; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3`;

export const NEEDS_SESSIONS =
  'the pooler in front of PostgreSQL gives each transaction another session, and ours have settings, locks and prepared ' +
  'statements of their own: set pool_mode = session there for this database, or connect to PostgreSQL itself';

export const CONNECT_TIMEOUT_MS = 5_000;

/** One connection, to work on and to end. @throws what the driver throws */
export async function connectTo(url: string, options: ClientConfig = {}): Promise<Connection> {
  const connection = new Connection({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    ...options,
  });
  connection.on('error', () => undefined); // the query hears of it too
  try {
    await connection.connect();
    return connection;
  } catch (error) {
    await connection.end();
    throw error;
  }
}

/** How long a second session is waited for; a pooler that has none left lets us wait. Milliseconds. */
const SECOND_SESSION_MS = 5_000;

/** Refuses a pooler that lends a session for one transaction; outside of one. @throws AppError `store.failed` */
export async function refuseSharedSessions(connection: Connection, url: string): Promise<void> {
  const own = await sessionOf(connection);
  // A pooler answers under numbers of its own.
  if ('processID' in connection && connection.processID === own) return;
  const other = await connectTo(url, { query_timeout: SECOND_SESSION_MS });
  try {
    await other.query('begin').catch(refused);
    const [theirs, ownAgain] = [await sessionOf(other), await sessionOf(connection)];
    if (theirs === own || ownAgain !== own) throw new AppError('store.failed', NEEDS_SESSIONS);
    await other.query('rollback');
  } finally {
    await other.end();
  }
}

/** "Transaction blocks not allowed in statement pooling mode", and whatever else a pooler has against them. */
function refused(cause: unknown): never {
  throw new AppError('store.failed', NEEDS_SESSIONS, { cause });
}

const sessionSchema = z.tuple([z.object({ pid: z.number() })]);

async function sessionOf(connection: Connection): Promise<number> {
  const { rows } = await connection.query('select pg_backend_pid() as pid');
  return sessionSchema.parse(rows)[0].pid;
}
