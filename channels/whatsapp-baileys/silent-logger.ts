import type { makeCacheableSignalKeyStore } from '@whiskeysockets/baileys';

type Logger = NonNullable<Parameters<typeof makeCacheableSignalKeyStore>[1]>;

/** Baileys logs addresses, texts and keys: none of it is kept. What matters of it is health, and our own log lines. */
export const silentLogger: Logger = {
  level: 'silent',
  child: () => silentLogger,
  trace() {},
  debug() {},
  info() {},
  warn() {},
  error() {},
};
