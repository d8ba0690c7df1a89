import { type Check, verdicts } from './check.ts';

/** What another machine's clock showed, and when it was read here. */
export interface Reading {
  who: string;
  at: Date;
  readAt: Date;
  /** The answer's way took so long; half of it is taken off. */
  tookMs: number;
}

const { ok, warning, fault } = verdicts('clock');
const NOTABLE_MS = 5_000;
/** Codes of an authenticator app live for 30 seconds, and the law's clocks are told from here. */
const WRONG_MS = 30_000;
const CURE = 'let the machine set its clock: timedatectl set-ntp true';

/** Nothing comes from the future. PostgreSQL has a clock of its own to be compared with; SQLite has what it keeps. */
export function checkPast(newestAt: Date | null, now: Date): Check[] {
  const aheadMs = newestAt === null ? 0 : newestAt.getTime() - now.getTime();
  if (newestAt === null || aheadMs < WRONG_MS) return [];
  const hours = Math.round(aheadMs / 360_000) / 10;
  const detail = `the newest message is of ${newestAt.toISOString()}, ${hours} h from now: the clock is behind, or was ahead when it came`;
  return [
    warning(
      'newest message',
      detail,
      `${CURE}; complaints that came meanwhile have wrong deadlines: see them through by hand`,
    ),
  ];
}

/** This machine's clock beside those that answered anyway; nobody else is asked. */
export function checkClock(readings: readonly Reading[]): Check[] {
  if (readings.length === 0) return [ok('skew', 'nobody was there to compare it with')];
  return readings.map(({ who, at, readAt, tookMs }) => {
    const aheadMs = readAt.getTime() - tookMs / 2 - at.getTime();
    const seconds = Math.round(Math.abs(aheadMs) / 1000);
    const detail = `${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} ${who}`;
    if (Math.abs(aheadMs) >= WRONG_MS) return fault('skew', detail, CURE);
    return Math.abs(aheadMs) >= NOTABLE_MS ? warning('skew', detail, CURE) : ok('skew', `as ${who} has it`);
  });
}
