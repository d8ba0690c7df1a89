import type { Clock } from '../../src/core/clock.ts';

/** Visitors remembered at once; beyond it the oldest windows are forgotten. */
const MAX_KEYS = 10_000;

export interface Allowance {
  /** Counts `amount` for this one; false: that is more than it may have in one window. */
  take(key: string, amount: number): boolean;
}

/** So much in a fixed window, for each key. */
export function createAllowance(most: number, windowMs: number, clock: Clock): Allowance {
  const windows = new Map<string, { since: number; taken: number }>();
  return {
    take(key, amount) {
      const now = clock.now().getTime();
      const known = windows.get(key);
      const window = known !== undefined && now - known.since < windowMs ? known : { since: now, taken: 0 };
      window.taken += amount;
      windows.delete(key);
      windows.set(key, window);
      if (windows.size > MAX_KEYS) windows.delete(windows.keys().next().value ?? '');
      return window.taken <= most;
    },
  };
}
