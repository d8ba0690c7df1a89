import type { SignalKeyStore } from '@whiskeysockets/baileys';
import { AppError, isRetryable } from '../../src/core/errors.ts';
import { backoffMs, sleep } from '../../src/lib/retry.ts';

const BACKOFF = { baseMs: 100, maxMs: 2_000 };

/**
 * Keys whose database may be away for a while. What cannot be opened for want of a key Baileys refuses to WhatsApp, which
 * never sends it again: so it waits here, unacknowledged, until the keys can be had or the connection has ended. Where they
 * are not ours any more, the connection is ended before a word is said.
 */
export function patientKeys(keys: SignalKeyStore, ended: AbortSignal, end: () => void): SignalKeyStore {
  async function patiently<T>(work: () => T | Promise<T>): Promise<T> {
    try {
      return await untilAnswered(work, ended);
    } catch (error) {
      if (error instanceof AppError && error.code === 'conflict') end();
      throw error;
    }
  }
  return {
    get: (kind, ids) => patiently(() => keys.get(kind, ids)),
    set: (data) => patiently(() => keys.set(data)),
  };
}

/** @throws whatever is no passing fault of the database, or the last one of those when the connection has ended */
export async function untilAnswered<T>(work: () => T | Promise<T>, ended: AbortSignal): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const isPassing = error instanceof AppError && isRetryable(error.code);
      if (!isPassing || ended.aborted) throw error;
    }
    await sleep(backoffMs(tries, BACKOFF), ended);
  }
}
