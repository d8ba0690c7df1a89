import { open } from 'node:fs/promises';
import { AppError } from '../src/core/errors.ts';
import { oneAtATime } from '../src/lib/one-at-a-time.ts';
import { createCheckpoints } from './checkpoints/index.ts';

/** The log beside a SQLite file into which commits are written (https://www.sqlite.org/wal.html). */
export interface Wal {
  /** When everything that was committed before this call survives a power cut. @throws AppError `store.failed` */
  synced(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The log of a database that a connection of this process has read, which keeps the log from being removed. It is synced as
 * SQLite would within COMMIT, but off the event loop and after the lock is given back, so that neither waits for the disk; and
 * put in place from time to time.
 * @throws AppError `store.failed`
 */
export async function openWal(file: string): Promise<Wal> {
  const cure = 'no log can be written beside the database; it has to be on a local disk';
  const log = await orFailed(open(`${file}-wal`, 'r+'), cure);
  const checkpoints = createCheckpoints(file);
  return {
    synced: oneAtATime(async () => {
      await orFailed(log.datasync(), 'the disk does not keep what is written; look at it');
      checkpoints.synced();
    }),
    async close() {
      await checkpoints.close();
      await log.close();
    },
  };
}

async function orFailed<T>(work: Promise<T>, what: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new AppError('store.failed', what, { cause: error });
  }
}

/** What is in memory survives nothing. */
export const NO_WAL: Wal = { synced: async () => {}, close: async () => {} };
