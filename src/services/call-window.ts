import { type Calendar, workingTime } from '../core/calendar.ts';
import { addDays, DAY_MS, dayOf, instant } from '../core/india.ts';

const WINDOW = /^(\d\d)-(\d\d)$/;
/** Further ahead nobody is promised a call. */
const HORIZON_DAYS = 60;

export function isWindow(window: string | null): window is string {
  return window !== null && WINDOW.test(window);
}

/**
 * From when on the shop is open in hours like `13-17` next, now where it is; on another day where they are over or closed
 * today. Null: never, or any hours suit.
 */
export function nextSuiting(window: string | null, calendar: Calendar, now: Date): Date | null {
  const [, begins, ends] = WINDOW.exec(window ?? '') ?? [];
  if (begins === undefined || ends === undefined) return null;
  const horizon = new Date(now.getTime() + HORIZON_DAYS * DAY_MS);
  for (const { from, to } of workingTime(now, calendar)) {
    if (from > horizon) return null;
    // One that works past midnight is open on two days.
    for (const day of new Set([dayOf(from), addDays(dayOf(from), 1)])) {
      const begin = latest(from, instant(day, `${begins}:00`));
      if (begin < to && begin < instant(day, `${ends}:00`)) return begin;
    }
  }
  return null;
}

function latest(one: Date, other: Date): Date {
  return one > other ? one : other;
}
