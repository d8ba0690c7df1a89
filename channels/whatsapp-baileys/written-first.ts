import { AsyncLocalStorage } from 'node:async_hooks';
import type { SignalKeyStore, SignalKeyStoreWithTransaction, UserFacingSocketConfig } from '@whiskeysockets/baileys';

type MakeRepository = NonNullable<UserFacingSocketConfig['makeSignalRepository']>;

/**
 * What goes out moves the cipher on for the phone that gets it. Baileys writes our side down when it has been sent: a process
 * that dies in between leaves a phone whose next message nobody here can open. So it is written down before. A step that the
 * phone never sees does no harm.
 *
 * @param store where it is kept, without the transaction that Baileys sends in
 */
export function writtenFirst(make: MakeRepository, store: SignalKeyStore): MakeRepository {
  const sealing = new AsyncLocalStorage<true>();
  return (auth, ...more) => {
    const { keys } = auth;
    const writing: SignalKeyStore | SignalKeyStoreWithTransaction = {
      ...keys,
      async set(data) {
        await keys.set(data);
        if (sealing.getStore() === true && data.session !== undefined) await store.set({ session: data.session });
      },
    };
    const repository = make({ ...auth, keys: writing }, ...more);
    return { ...repository, encryptMessage: (plain) => sealing.run(true, () => repository.encryptMessage(plain)) };
  };
}
