import { IST_OFFSET_MS } from './india.ts';

const HOUR_MS = 60 * 60 * 1000;

export interface LawClock {
  /** Consumer Protection (E-Commerce) Rules 2020, rule 4(5): acknowledged within 48 hours of receipt. */
  ackDueAt: Date;
  /** Rule 4(5): redressed within one month of receipt. */
  redressDueAt: Date;
}

/** Both deadlines run from receipt, by the wall clock, and nothing pauses them. */
export function lawClock(receivedAt: Date): LawClock {
  return { ackDueAt: new Date(receivedAt.getTime() + 48 * HOUR_MS), redressDueAt: addCalendarMonth(receivedAt) };
}

/**
 * The same day and hour of the next month in India, or that month's last day where it is shorter
 * (General Clauses Act 1897, s. 3(35): a month by the British calendar): 31 January -> 28 February.
 */
export function addCalendarMonth(from: Date): Date {
  return addCalendarMonths(from, 1);
}

export function addCalendarMonths(from: Date, months: number): Date {
  const local = new Date(from.getTime() + IST_OFFSET_MS);
  const daysInTarget = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + months + 1, 0)).getUTCDate();
  const target = new Date(local);
  target.setUTCDate(1);
  target.setUTCMonth(local.getUTCMonth() + months);
  target.setUTCDate(Math.min(local.getUTCDate(), daysInTarget));
  return new Date(target.getTime() - IST_OFFSET_MS);
}
