/** India has one time zone without daylight saving: UTC+05:30. */
export const IST_OFFSET_MS = 5.5 * 60 * 60 * 1000;
export const DAY_MS = 24 * 60 * 60 * 1000;

/** The day in India of an instant: 2026-11-24. */
export function dayOf(at: Date): string {
  return new Date(at.getTime() + IST_OFFSET_MS).toISOString().slice(0, 10);
}

/** The last moment of a day in India, so many days after another. */
export function endOfDay(day: string, daysLater = 0): Date {
  return new Date(Date.parse(`${day}T23:59:59.999+05:30`) + daysLater * DAY_MS);
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** An instant by day and clock time in India: `instant('2026-11-24', '09:30')`. */
export function instant(day: string, time: string): Date {
  return new Date(`${day}T${time}:00+05:30`);
}
