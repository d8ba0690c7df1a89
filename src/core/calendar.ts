import { addDays, DAY_MS } from './india.ts';
import { type BusinessHours, isWorkingDay } from './policy.ts';

/** When a shop works: its hours and holidays as clocks on its walls show them. */
export interface Calendar {
  hours: BusinessHours;
  timeZone: string;
}

export interface Interval {
  from: Date;
  to: Date;
}

/** A shop that is closed for so many days on end does not open again. */
const HORIZON_DAYS = 800;
/** Further ahead no opening is told. */
const LONGEST_CLOSED_DAYS = 60;
const MINUTE_MS = 60_000;

/** Working intervals from an instant on, in order, without an end where the shop goes on. One that closes before it opens works past midnight. */
export function* workingTime(from: Date, { hours, timeZone }: Calendar): Generator<Interval> {
  const isNight = hours.closes <= hours.opens;
  let day = addDays(dayIn(timeZone, from), isNight ? -1 : 0);
  for (let closed = 0; closed < HORIZON_DAYS; closed += 1) {
    if (isWorkingDay(day, hours)) {
      closed = 0;
      const opens = instantIn(timeZone, day, hours.opens);
      const to = instantIn(timeZone, isNight ? addDays(day, 1) : day, hours.closes);
      if (to > from) yield { from: opens > from ? opens : from, to };
    }
    day = addDays(day, 1);
  }
}

/** When somebody is there next; null: now, or not for so long that the shop says so itself. */
export function nextOpening(calendar: Calendar, now: Date): Date | null {
  const [next] = workingTime(now, calendar);
  if (next === undefined || next.from <= now) return null;
  return next.from.getTime() - now.getTime() > LONGEST_CLOSED_DAYS * DAY_MS ? null : next.from;
}

/** The day that it is there: 2026-11-25. */
export function dayIn(timeZone: string, at: Date): string {
  return new Date(at.getTime() + offsetMs(timeZone, at)).toISOString().slice(0, 10);
}

/** The instant at which clocks there show this; the later one where an hour is skipped. */
export function instantIn(timeZone: string, day: string, time: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const first = wall - offsetMs(timeZone, new Date(wall));
  return new Date(wall - offsetMs(timeZone, new Date(first)));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetMs(timeZone: string, at: Date): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return wall - Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS;
}
