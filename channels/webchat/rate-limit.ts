import type { Clock } from '../../src/core/clock.ts';

const MINUTE_MS = 60_000;
/** Sessions remembered at once; beyond it the oldest windows are forgotten. */
const MAX_SESSIONS = 10_000;

/** A fixed window of a minute per session. */
export function createRateLimit(perMinute: number, clock: Clock): { take(session: string): boolean } {
  const windows = new Map<string, { since: number; count: number }>();
  return {
    take(session) {
      const now = clock.now().getTime();
      const known = windows.get(session);
      const window = known !== undefined && now - known.since < MINUTE_MS ? known : { since: now, count: 0 };
      window.count += 1;
      windows.delete(session);
      windows.set(session, window);
      if (windows.size > MAX_SESSIONS) windows.delete(windows.keys().next().value ?? '');
      return window.count <= perMinute;
    },
  };
}
