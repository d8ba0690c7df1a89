import {
  type AuthenticationCreds,
  DEFAULT_CONNECTION_CONFIG,
  type UserFacingSocketConfig,
} from '@whiskeysockets/baileys';

export type MakeRepository = NonNullable<UserFacingSocketConfig['makeSignalRepository']>;
type Repository = ReturnType<MakeRepository>;

/**
 * Baileys' own ciphers, moved by one hand at a time. It sends within a transaction under the account's name and decrypts
 * within one under the sender's. Where the two meet at one chat, libsignal's queue runs the second in the transaction of the
 * first, which may have been written by then: the cipher's step is lost, and neither side can read the other any more.
 * So everything that moves a cipher takes the account's name here. Names of numbers have a lock of their own and wait for nothing.
 */
export function makeOrderlyRepository(...[auth, logger, pnToLid]: Parameters<MakeRepository>): {
  repository: Repository;
  alone<T>(work: () => Promise<T>): Promise<T>;
} {
  const repository = DEFAULT_CONNECTION_CONFIG.makeSignalRepository(auth, logger, pnToLid);
  const { keys } = auth;
  // Baileys hands in all of the credentials, whatever the type says.
  const creds: Partial<AuthenticationCreds> = auth.creds;
  const alone = <T>(work: () => Promise<T>): Promise<T> =>
    // Of a store that has no transactions nobody can be kept away.
    'transaction' in keys ? keys.transaction(work, creds.me?.id ?? 'me') : work();
  return {
    alone,
    repository: {
      ...repository,
      encryptMessage: (plain) => alone(() => repository.encryptMessage(plain)),
      decryptMessage: (sealed) => alone(() => repository.decryptMessage(sealed)),
      injectE2ESession: (bundle) => alone(() => repository.injectE2ESession(bundle)),
      migrateSession: (from, to) => alone(() => repository.migrateSession(from, to)),
      deleteSession: (jids) => alone(() => repository.deleteSession(jids)),
    },
  };
}
