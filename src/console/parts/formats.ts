import { language, texts } from '../texts/index.ts';
import { dayIn, daysBetween } from './day.ts';

const HALF_A_MINUTE_MS = 30 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const LOCALE = language === 'hi' ? 'hi-IN' : 'en-IN';
/** The law's clocks and the shop's hours are Indian; so is every time that is shown. */
const timeZone = 'Asia/Kolkata';

/** Always in numbers: Hindi has one word for the day before yesterday and the one after tomorrow. */
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' });
const day = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long', timeZone });
const time = new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', minute: '2-digit', timeZone });
const exact = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short', timeZone });

const date = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeZone });
const rupees = new Intl.NumberFormat(LOCALE, { style: 'currency', currency: 'INR', maximumFractionDigits: 2 });
const plain = new Intl.NumberFormat(LOCALE);
const percent = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });
const exactPercent = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });

export const dayOf = (at: string): string => day.format(new Date(at));
export const timeOf = (at: string): string => time.format(new Date(at));

export const exactly = (at: string): string => exact.format(new Date(at));

export const dateOf = (at: string): string => date.format(new Date(at));
export const inRupees = (paise: number): string => rupees.format(paise / 100).replace(/\.00$/, '');
export const inNumbers = (value: number): string => plain.format(value);
export const inExactPercent = (share: number): string => exactPercent.format(share);
export const inPercent = (share: number): string => percent.format(share);

/** `1234567890` -> `123 456 7890`: as it is read out. */
export function inGroups(number: string | undefined): string {
  return (number ?? '').replace(/^(\d{3})(\d{3})(\d{4})$/, '$1 $2 $3');
}

export function fromNow(at: string, now = Date.now()): string {
  const ms = new Date(at).getTime() - now;
  // Its own word for that is “this minute”.
  if (Math.abs(ms) < HALF_A_MINUTE_MS) return texts.words.now;
  if (Math.abs(ms) < HOUR_MS) return relative.format(Math.round(ms / 60_000), 'minute');
  if (Math.abs(ms) < 2 * DAY_MS) return relative.format(Math.round(ms / HOUR_MS), 'hour');
  return relative.format(daysBetween(dayIn(now), dayIn(now + ms)), 'day');
}

const fullDays = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `2026-11-29` -> `Sunday, 29 November 2026` */
export const fullDay = (day: string): string => fullDays.format(Date.parse(`${day}T00:00:00Z`));
const shortDays = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `2026-11-29` -> `29 Nov` */
export const shortDay = (day: string): string => shortDays.format(Date.parse(`${day}T00:00:00Z`));
/** `2026-11` or a day of it -> `November 2026` */
export const monthName = (day: string): string => months.format(Date.parse(`${day.slice(0, 7)}-01T00:00:00Z`));

/** 0 is Sunday. */
export function weekdayName(weekday: number): string {
  // 4 January 2026 is a Sunday.
  return new Intl.DateTimeFormat(LOCALE, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, 0, 4 + weekday));
}
