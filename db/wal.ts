import { statSync } from 'node:fs';
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
 * put in place from time to time; `onFailure` is told where that is no longer done by its thread.
 * @throws AppError `store.failed`
 */
export async function openWal(file: string, onFailure: (error: unknown) => void): Promise<Wal> {
  const cure = 'no log can be written beside the database; it has to be on a local disk';
  const log = await orFailed(open(`${file}-wal`, 'r+'), cure);
  const checkpoints = createCheckpoints(file, onFailure);
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

/** Bytes of the log; 0 where there is none. It is not cut when it was put in place, but written anew from its beginning. */
export function sizeOfLog(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
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
