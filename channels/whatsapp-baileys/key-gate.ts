import type { SignalKeyStore, SignalKeyStoreWithTransaction } from '@whiskeysockets/baileys';
import { sleep } from '../../src/lib/retry.ts';

/** How long what has begun may go on after its connection has ended, milliseconds; most of it is one write. */
const PATIENCE_MS = 2_000;
/** Baileys' lock for the names of numbers. Look-ups are shared between transactions: under our lock they would wait for each other. */
const OWN_LOCK = 'lid-mapping';

/**
 * What stands before the keys of one connection, so that each chat's ciphers are moved by one hand at a time.
 *
 * Baileys sends within a transaction under the account's name and decrypts within one under the sender's. Where the two
 * meet at one chat, libsignal's queue runs the second in the transaction of the first, which may be written by then: the
 * cipher's step is lost, and neither side can read the other any more. Here all of them wait for each other.
 *
 * A connection that has ended would go on with what it had begun to decrypt, beside the next connection, to which
 * WhatsApp sends the same again: here it begins nothing more, and `close` waits for what it has under way.
 */
export function createKeyGate(keys: SignalKeyStore) {
  const running = new Set<Promise<unknown>>();
  let isClosing = false;
  let isShut = false;

  function follow<T>(work: Promise<T>): Promise<T> {
    const followed = work.finally(() => running.delete(followed));
    running.add(followed);
    return followed;
  }
  async function atRest(): Promise<void> {
    while (running.size > 0) await Promise.allSettled(running);
  }

  return {
    keys: {
      get: keys.get,
      async set(data) {
        if (isShut) throw new Error('this connection has ended; the next one has the keys');
        await follow(Promise.resolve(keys.set(data)));
      },
    } satisfies SignalKeyStore,
    /** Has to be told of the transactions before the first of them. */
    order(store: SignalKeyStoreWithTransaction): void {
      const begin = store.transaction;
      store.transaction = (work, name) => {
        const whole = begin(
          async () => {
            if (isClosing) throw new Error('this connection has ended');
            return work();
          },
          name === OWN_LOCK ? name : 'account',
        );
        return follow(whole);
      };
    },
    /** From now on these keys are not changed through here. */
    async close(): Promise<void> {
      isClosing = true;
      await Promise.race([atRest(), sleep(PATIENCE_MS)]);
      isShut = true;
    },
  };
}
