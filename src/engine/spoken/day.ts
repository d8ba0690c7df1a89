import { DAY_MS, dayOf } from '../../core/india.ts';

const TIME_ZONE = 'Asia/Kolkata';
const NOON = 12;
const EVENING = 16;
const NIGHT = 20;

type Fill = (key: string, values: Record<string, string>) => string;

/** "tomorrow, Friday, 28 November": the near days have names of their own. */
export function sayDay(date: Date, written: string, now: Date, fill: Fill): string {
  const names = { '-1': 'spoken.yesterday', '0': 'spoken.today', '1': 'spoken.tomorrow' } as const;
  const between = dayNumber(date) - dayNumber(now);
  const name = between === -1 || between === 0 || between === 1 ? names[`${between}`] : undefined;
  return name === undefined ? written : fill(name, { date: written });
}

/** "half past" is left to the voice; the part of the day is said in words, since "am" is not said in Hindi. */
export function sayTime(date: Date, fill: Fill): string {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', {
    hour: 'numeric',
    minute: 'numeric',
    hour12: false,
    timeZone: TIME_ZONE,
  })
    .format(date)
    .split(':')
    .map(Number);
  const twelve = hour % NOON === 0 ? NOON : hour % NOON;
  const time = minute === 0 ? String(twelve) : `${twelve}:${String(minute).padStart(2, '0')}`;
  return fill(partOfDay(hour), { time });
}

function partOfDay(hour: number): string {
  if (hour >= 4 && hour < NOON) return 'spoken.morning';
  if (hour >= NOON && hour < EVENING) return 'spoken.afternoon';
  return hour >= EVENING && hour < NIGHT ? 'spoken.evening' : 'spoken.night';
}

function dayNumber(date: Date): number {
  return Math.round(Date.parse(`${dayOf(date)}T00:00:00Z`) / DAY_MS);
}
