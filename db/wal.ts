import { statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { AppError } from '../src/core/errors.ts';
import { sharedRuns } from '../src/lib/shared-runs.ts';
import { createCheckpoints } from './checkpoints/index.ts';

/** While one sync waits for the disk another begins: what was committed meanwhile need not wait for the end of the first. */
const SYNCS_AT_ONCE = 2;

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
  const log = await open(`${file}-wal`, 'r+').catch((cause: unknown) => {
    const cure = 'no log can be written beside the database; it has to be on a local disk';
    throw new AppError('store.failed', cure, { cause });
  });
  const checkpoints = createCheckpoints(file, onFailure);
  return {
    synced: createSync(log, () => checkpoints.synced()),
    async close() {
      await checkpoints.close();
      await log.close();
    },
  };
}

/** Syncs a file for all who wrote to it before; `onSynced` hears of each sync. The function throws AppError `store.failed`. */
export function createSync(log: Pick<FileHandle, 'datasync'>, onSynced: () => void): () => Promise<void> {
  let failures = 0;
  let cause: unknown;
  const sync = sharedRuns(SYNCS_AT_ONCE, async () => {
    try {
      await log.datasync();
      onSynced();
    } catch (error) {
      failures += 1;
      cause = error;
    }
  });
  return async () => {
    const before = failures;
    await sync();
    // Linux tells a failed write to one sync only, whoever wrote it (fsync(2)): nobody who waited then knows that theirs is safe.
    if (failures > before)
      throw new AppError('store.failed', 'the disk does not keep what is written; look at it', { cause });
  };
}

/** Bytes of the log; 0 where there is none. It is not cut when it was put in place, but written anew from its beginning. */
export function sizeOfLog(file: string): number {
  return statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

/** What is in memory survives nothing. */
export const NO_WAL: Wal = { synced: async () => {}, close: async () => {} };
