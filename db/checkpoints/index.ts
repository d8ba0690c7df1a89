import type { Worker } from 'node:worker_threads';
import { startThread } from '../threads/start.ts';

/** Syncs of the log after which a checkpoint is made: under load they have written about a thousand pages. */
const EVERY_SYNCS = 20;

export interface Checkpoints {
  /** The log was synced once more. */
  synced(): void;
  close(): Promise<void>;
}

/**
 * Checkpoints (https://www.sqlite.org/wal.html#ckpt) on a thread of their own: COMMIT would make them on the event loop, which waits
 * for the disk twice. The thread begins with the first one. Where it fails it stays away, and COMMIT does it after all, later
 * (`wal_autocheckpoint`).
 */
export function createCheckpoints(file: string): Checkpoints {
  let thread: Worker | null = null;
  let isAway = false;
  let syncs = 0;

  function begin(): Worker {
    const begun = startThread({ beside: import.meta.url, name: 'checkpoints', file });
    begun.on('message', () => (isAway = false));
    // It is away for good: its next checkpoint never comes.
    begun.on('error', () => (isAway = true));
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
      } catch {
        // No thread is to be had. What was synced is kept all the same: whoever wrote it must not hear of this.
      }
    },
    async close() {
      isAway = true;
      await thread?.terminate();
    },
  };
}
