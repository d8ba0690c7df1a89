/**
 * Leases and quiet times reach less far ahead than this. What stands further in the future was written before the wall
 * clock was set back, and must not wait until the clock is there again. Milliseconds.
 */
const FURTHEST_AHEAD_MS = 5 * 60_000;

/** The latest time that may stand in a row that was written by a right clock. */
export function latestBelievable(now: Date): Date {
  return new Date(now.getTime() + FURTHEST_AHEAD_MS);
}
