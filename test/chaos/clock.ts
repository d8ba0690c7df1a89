import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The wall clock of the product's processes, moved by libfaketime (Debian's `faketime`); their monotonic clock stays. */
export interface MovableClock {
  /** What a process needs in its environment to go by this clock. */
  env: NodeJS.ProcessEnv;
  /** Milliseconds ahead of the real clock. */
  offsetMs(): number;
  move(byMs: number): void;
}

/** @throws Error where libfaketime is not installed */
export function createClock(folder: string): MovableClock {
  const file = join(folder, 'clock');
  let offsetMs = 0;
  const write = (): void => writeFileSync(file, `${offsetMs < 0 ? '' : '+'}${(offsetMs / 1000).toFixed(3)}s\n`);
  write();
  return {
    env: {
      LD_PRELOAD: findLibrary(),
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    },
    offsetMs: () => offsetMs,
    move(byMs) {
      offsetMs += byMs;
      write();
    },
  };
}

function findLibrary(): string {
  for (const folder of readdirSync('/usr/lib')) {
    const file = join('/usr/lib', folder, 'faketime', 'libfaketimeMT.so.1');
    if (existsSync(file)) return file;
  }
  throw new Error('install faketime (Debian, Ubuntu): the clocks of the processes are moved by libfaketime');
}
