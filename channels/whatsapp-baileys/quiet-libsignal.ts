/** What the Signal library writes to the console by itself; some of it has a session's private keys behind it. */
const ITS_LINES =
  /^(Closing (open )?session|Opening session|Session already|Removing old closed session|Migrating session|Decrypted message with closed|Failed to decrypt message|Session error|V1 session storage|Unhandled bucket type)/;

/** The library has no logger to be given. Its lines are dropped: keys must not stand in a log. Doing it twice does nothing more. */
export function quietLibsignal(target: Pick<Console, 'info' | 'warn' | 'error'>): void {
  for (const level of ['info', 'warn', 'error'] as const) {
    const write = target[level];
    if (write.name === QUIET) continue;
    const quiet = {
      [QUIET]: (...parts: unknown[]): void => {
        if (typeof parts[0] !== 'string' || !ITS_LINES.test(parts[0])) write.apply(target, parts);
      },
    }[QUIET];
    if (quiet !== undefined) target[level] = quiet;
  }
}
const QUIET = 'withoutLibsignal';
