import type { Worker } from 'node:worker_threads';
import { startThread } from '../threads/start.ts';

/** Syncs of the log after which a checkpoint is made: under load they have written about two thousand pages. */
const EVERY_SYNCS = 40;

export interface Checkpoints {
  /** The log was synced once more. */
  synced(): void;
  close(): Promise<void>;
}

/**
 * Checkpoints (https://www.sqlite.org/wal.html#ckpt) on a thread of their own: COMMIT would make them on the event loop, which waits
 * for the disk twice. The thread begins with the first one. Where it fails, which `onFailure` is told once, it stays away, and COMMIT
 * does it after all, later (`wal_autocheckpoint`).
 */
export function createCheckpoints(file: string, onFailure: (error: unknown) => void): Checkpoints {
  let thread: Worker | null = null;
  let isAway = false;
  let syncs = 0;

  function begin(): Worker {
    const begun = startThread({ beside: import.meta.url, name: 'checkpoints', file });
    begun.on('message', () => (isAway = false));
    // It was sent for a checkpoint, and is away for good.
    begun.on('error', onFailure);
    return begun;
  }

  return {
    synced() {
      syncs += 1;
      if (syncs < EVERY_SYNCS || isAway) return;
      syncs = 0;
      isAway = true;
      try {
        thread ??= begin();
        thread.postMessage('checkpoint');
      } catch (error) {
        // No thread is to be had. What was synced is kept all the same: whoever wrote it must not hear of this.
        onFailure(error);
      }
    },
    async close() {
      isAway = true;
      await thread?.terminate();
    },
  };
}
