import { setImmediate } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

export type Db = BetterSQLite3Database;
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

interface Waiting {
  work: (tx: Tx) => unknown;
  /** Called after the commit, or with what went wrong. */
  settle: (result: { value: unknown } | { error: unknown }) => void;
}

/** Transactions that share one commit at most: the event loop is not held for longer than that, and the disk not left waiting. */
const MAX_JOINED = 32;

/**
 * Joins the transactions that are asked for within one turn of the event loop into one `BEGIN IMMEDIATE` with one synced
 * commit; the next ones are joined while the disk takes them. One that fails undoes nothing of the others: they are begun anew
 * then, each with a savepoint of its own. Nobody hears "done" before the disk has it (`synced`). `run` tries the whole again
 * while the database is locked, and rejects with our own errors.
 */
export function createGroupCommit(
  sqlite: Database,
  db: Db,
  { run, synced }: { run: <T>(work: () => T) => Promise<T>; synced: () => Promise<void> },
): <T>(work: (tx: Tx) => T) => Promise<T> {
  const waiting: Waiting[] = [];
  let isFlushing = false;

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const joined = waiting.splice(0, MAX_JOINED);
      try {
        const results = await run(() => unsynced(sqlite, () => commitTogether(sqlite, db, joined)));
        void settleSynced(joined, results);
      } catch (error) {
        for (const { settle } of joined) settle({ error });
      }
      // Those who hear "done" meanwhile ask for the next ones.
      await setImmediate();
    }
    isFlushing = false;
  }

  async function settleSynced(joined: readonly Waiting[], results: readonly Result[]): Promise<void> {
    try {
      await synced();
      for (const [index, result] of results.entries()) joined[index]?.settle(result);
    } catch (error) {
      for (const { settle } of joined) settle({ error });
    }
  }

  return <T>(work: (tx: Tx) => T) =>
    new Promise<T>((resolve, reject) => {
      let done: { value: T } | null = null;
      waiting.push({
        work: (tx) => {
          done = { value: work(tx) };
        },
        settle: (result) => {
          if ('error' in result) reject(result.error);
          else if (done !== null) resolve(done.value);
        },
      });
      if (isFlushing) return;
      isFlushing = true;
      void setImmediate().then(flush);
    });
}

/** A COMMIT that does not wait for the disk; everything else on this connection does. */
export function unsynced<T>(sqlite: Database, commit: () => T): T {
  // `exec`: `pragma()` asks for an answer, which takes four times as long.
  sqlite.exec('PRAGMA synchronous = NORMAL');
  try {
    return commit();
  } finally {
    sqlite.exec('PRAGMA synchronous = FULL');
  }
}

type Result = { value: unknown } | { error: unknown };

function commitTogether(sqlite: Database, db: Db, joined: readonly Waiting[]): Result[] {
  let isLocked = true;
  try {
    return db.transaction(
      (tx) => {
        isLocked = false;
        return joined.map(({ work }) => ({ value: work(tx) }));
      },
      { behavior: 'immediate' },
    );
  } catch (error) {
    if (isLocked || joined.length === 1) throw error;
    return commitApart(sqlite, db, joined);
  }
}

function commitApart(sqlite: Database, db: Db, joined: readonly Waiting[]): Result[] {
  return db.transaction(
    (outer) =>
      joined.map(({ work }) => {
        try {
          return { value: outer.transaction(work) };
        } catch (error) {
          // A full disk or a lost file ends the whole transaction; what failed alone is undone alone.
          if (!sqlite.inTransaction) throw error;
          return { error };
        }
      }),
    { behavior: 'immediate' },
  );
}
