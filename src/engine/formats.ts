import type { SlotValue } from '../core/flow.ts';
import { dayOf } from '../core/india.ts';
import type { Placeholder } from './template.ts';

interface FormatView {
  language: string;
  spoken: boolean;
  /** ISO 8601: a day of another year is told with its year. */
  now: string;
  /** Looks up a text of the same language. */
  wording(key: string): string | undefined;
}

/** Formats that a wording may use; the flow check knows them from here. */
export const FORMATS = ['date', 'time', 'money', 'digits', 'code', 'phone', 'label', 'text'] as const;
type Format = (typeof FORMATS)[number];

/** India's English and Hindi, both with ASCII digits and Indian grouping. */
const LOCALES: Readonly<Record<string, string>> = {
  en: 'en-IN',
  hi: 'hi-IN-u-nu-latn',
  // Dates of Hinglish are written as in English.
  'hi-Latn': 'en-IN',
};
const TIME_ZONE = 'Asia/Kolkata';
const PAISE = 100;

export function formatValue(value: SlotValue, { format, argument }: Placeholder, view: FormatView): string {
  if (value === null) return '';
  const known = FORMATS.find((name) => name === format);
  return known === undefined ? String(value) : applyFormat(known, String(value), argument, view);
}

function applyFormat(format: Format, value: string, argument: string | null, view: FormatView): string {
  const locale = LOCALES[view.language] ?? view.language;
  switch (format) {
    case 'date':
      return formatDate(value, locale, {
        day: 'numeric',
        month: 'long',
        ...(isThisYear(value, view.now) ? { weekday: 'long' } : { year: 'numeric' }),
      });
    case 'time':
      return formatDate(value, locale, {
        hour: 'numeric',
        minute: '2-digit',
        hour12: true,
      });
    case 'money':
      return formatMoney(Number(value), locale, view);
    case 'digits':
      return view.spoken ? spell(value) : grouped(value).join(' ');
    case 'code':
      return view.spoken ? spell(value) : value;
    case 'phone':
      return view.spoken ? spell(value.replace(/^\+91/, '')) : value.replace(/^\+91(\d{5})(\d{5})$/, '+91 $1 $2');
    case 'label':
      return view.wording(`${argument}.${value}`) ?? view.wording(`${argument}.other`) ?? value;
    case 'text':
      return view.wording(value) ?? value;
  }
}

function formatDate(iso: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale, {
    ...options,
    timeZone: TIME_ZONE,
  }).format(date);
}

/** The turn of the year is India's. */
function isThisYear(iso: string, now: string): boolean {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) || dayOf(date).slice(0, 4) === dayOf(new Date(now)).slice(0, 4);
}

/** A voice would read "Indian rupees" out of a currency. */
function formatMoney(paise: number, locale: string, { spoken, wording }: FormatView): string {
  const amount = new Intl.NumberFormat(locale, {
    ...(spoken ? {} : { style: 'currency', currency: 'INR' }),
    minimumFractionDigits: paise % PAISE === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(paise / PAISE);
  return spoken ? (wording('format.rupees') ?? '{amount}').replace('{amount}', amount) : amount;
}

/** 4567890123 -> 456, 789, 0123; other lengths in threes. */
function grouped(digits: string): string[] {
  if (digits.length <= 4) return [digits];
  if (digits.length === 10) return [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6)];
  return digits.match(/.{1,3}/gu) ?? [digits];
}

/** One sign after the other, with a pause (a comma) between groups: a voice would read a number of millions. */
function spell(value: string): string {
  const parts = value.match(/\d+|\p{L}+/gu) ?? [];
  return parts
    .flatMap((part) => (/^\d+$/.test(part) ? grouped(part) : [part.toUpperCase()]))
    .map((part) => [...part].join(' '))
    .join(', ');
}
