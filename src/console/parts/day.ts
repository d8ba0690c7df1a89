/* Days as they are written in India, 29/11/2026, and as programs write them, 2026-11-29. */

const DAY_MS = 24 * 60 * 60 * 1000;
/** The console's days are those of India. */
const INDIA_MS = 5.5 * 60 * 60 * 1000;
const DEVANAGARI_ZERO = 0x0966;
const WRITTEN = /^(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4})$/;
const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

export const dayIn = (at: number): string => new Date(at + INDIA_MS).toISOString().slice(0, 10);

/** The day that somebody has typed, as 2026-11-29; null where it is none, like the 31st of February. */
export function readDay(text: string): string | null {
  const typed = text
    .trim()
    .replace(/[०-९]/g, (digit) => String((digit.codePointAt(0) ?? DEVANAGARI_ZERO) - DEVANAGARI_ZERO));
  const iso = ISO.exec(typed);
  const written = WRITTEN.exec(typed);
  const [year, month, date] =
    iso !== null ? [iso[1], iso[2], iso[3]] : written !== null ? [written[3], written[2], written[1]] : [];
  if (year === undefined || month === undefined || date === undefined) return null;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? null : day;
}

/** `2026-11-29` -> `29/11/2026` */
export const writeDay = (day: string): string => day.split('-').reverse().join('/');

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same date of another month, or its last one: a month after 31 January is 28 February. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
