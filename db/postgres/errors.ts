import { DatabaseError } from 'pg';
import { AppError } from '../../src/core/errors.ts';
import { NEEDS_SESSIONS } from './session.ts';

/* PostgreSQL's error codes (https://www.postgresql.org/docs/current/errcodes-appendix.html) as ours. */

/** The server undid the transaction, because of another one or because it has no room now: the same again may do. */
const BUSY: ReadonlySet<string> = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  '55P03', // lock not available within lock_timeout
  '53300', // too many connections; below is what to do
  '57P03', // the server is starting
]);
const NO_CONNECTION_LEFT = '53300';
const NEEDS_CONNECTIONS =
  ': no connection is left; raise max_connections (or the limit of the database or its user), or close what holds them';
/** What is wrong, and its cure, where more is known than that the server cannot be used. */
const CURES: ReadonlyMap<string, string> = new Map([
  [
    '42501',
    'its user may not change it: let the user own the database and what is in it (alter database NAME owner to USER; ' +
      'reassign owned by OTHER to USER), or set DATABASE_URL to the one who does',
  ],
  [
    '42P07',
    'it has tables of something else: Redress needs a database of its own (createdb), set DATABASE_URL to that',
  ],
  ['53100', 'the disk of the server is full: free space there, or give it more'],
]);
const UNIQUE = '23505';
/** A prepared statement that this session does not know, or knows already: it was lent to somebody else meanwhile. */
const SHARED_SESSION: ReadonlySet<string> = new Set(['26000', '42P05']);
/** Connection, credentials, name of the database, read-only server, a transaction left idle, resources, shutdown, disk. */
const FAILED = /^(08|28|3D|25006|25P03|53|57P|57014|58)/;
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|ENOENT|EHOSTUNREACH|ENETUNREACH|EACCES)/;
const LOST =
  /connection (terminated|timeout|error)|not queryable|timeout exceeded when trying to connect|Cannot use a pool/i;

/** Two that made the same thing at once: whoever came second begins anew, and finds it. */
export function isCollision(thrown: unknown): boolean {
  return databaseError(thrown)?.code === UNIQUE;
}

/** What the driver threw, as our own error; everything else stays what it is. */
export function toStoreError(thrown: unknown): unknown {
  const code = databaseError(thrown)?.code;
  if (code !== undefined && BUSY.has(code)) {
    const cure = code === NO_CONNECTION_LEFT ? NEEDS_CONNECTIONS : '';
    return new AppError('store.busy', `the database cannot take it now (${code})${cure}`, { cause: thrown });
  }
  if (code !== undefined && SHARED_SESSION.has(code))
    return new AppError('store.failed', NEEDS_SESSIONS, { cause: thrown });
  const cure = code === undefined ? undefined : CURES.get(code);
  if (cure !== undefined)
    return new AppError('store.failed', `PostgreSQL cannot be used (${code}): ${cure}`, { cause: thrown });
  const lost = code === undefined ? lostConnection(thrown) : FAILED.test(code) ? code : null;
  if (lost === null) return thrown;
  return new AppError(
    'store.failed',
    `PostgreSQL cannot be used (${lost}); look at the server, its disk, and the address and password in DATABASE_URL`,
    { cause: thrown },
  );
}

function databaseError(thrown: unknown): DatabaseError | undefined {
  return causes(thrown).find((error) => error instanceof DatabaseError);
}

function lostConnection(thrown: unknown): string | null {
  for (const error of causes(thrown)) {
    if ('code' in error && typeof error.code === 'string' && NETWORK.test(error.code)) return error.code;
    if (LOST.test(error.message)) return 'connection lost';
  }
  return null;
}

/** Drizzle wraps the driver's errors. */
function causes(thrown: unknown): Error[] {
  const found: Error[] = [];
  for (let error = thrown; error instanceof Error; error = error.cause) found.push(error);
  return found;
}
