import { language } from '../texts/index.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in its largest fitting unit. */
export function lasting(seconds: number | null): string {
  if (seconds === null) return '–';
  const [value, unit] = measured(seconds);
  return new Intl.NumberFormat(language === 'hi' ? 'hi-IN' : 'en-IN', {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value);
}

function measured(seconds: number): [number, 'second' | 'minute' | 'hour' | 'day'] {
  if (seconds < MINUTE) return [seconds, 'second'];
  if (seconds < HOUR) return [seconds / MINUTE, 'minute'];
  return seconds < 2 * DAY ? [seconds / HOUR, 'hour'] : [seconds / DAY, 'day'];
}
