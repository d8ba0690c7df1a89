import type { SlotValue } from '../core/flow.ts';
import { dayOf } from '../core/india.ts';
import { sayAmount } from './spoken/amount.ts';
import { sayDay, sayTime } from './spoken/day.ts';
import { grouped, spell, spellPhone } from './spoken/digits.ts';
import { fillTemplate, type Placeholder } from './template.ts';

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
      return formatDay(value, locale, view);
    case 'time':
      return view.spoken
        ? sayTime(new Date(value), fillIn(view))
        : formatDate(value, locale, {
            hour: 'numeric',
            minute: '2-digit',
            hour12: true,
          });
    case 'money':
      return view.spoken ? sayAmount(Number(value), fillIn(view)) : formatMoney(Number(value), locale);
    case 'digits':
      // Several stand with commas between them.
      return view.spoken ? spell(value) : value.replace(/\d+/g, (digits) => grouped(digits).join(' '));
    case 'code':
      return view.spoken ? spell(value) : value;
    case 'phone':
      return view.spoken ? spellPhone(value) : value.replace(/^\+91(\d{5})(\d{5})$/, '+91 $1 $2');
    case 'label':
      return view.wording(`${argument}.${value}`) ?? view.wording(`${argument}.other`) ?? value;
    case 'text':
      return view.wording(value) ?? value;
  }
}

function formatDate(iso: string, locale: string, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return formatterOf(locale, options).format(date);
}

/** Making one takes a hundred times longer than using it; there are a handful. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const made = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: TIME_ZONE });
  formatters.set(key, made);
  return made;
}

function formatDay(iso: string, locale: string, view: FormatView): string {
  const written = formatDate(iso, locale, {
    day: 'numeric',
    month: 'long',
    ...(isThisYear(iso, view.now) ? { weekday: 'long' } : { year: 'numeric' }),
  });
  const date = new Date(iso);
  if (!view.spoken || Number.isNaN(date.getTime())) return written;
  return sayDay(date, written, new Date(view.now), fillIn(view));
}

/** The turn of the year is India's. */
function isThisYear(iso: string, now: string): boolean {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) || dayOf(date).slice(0, 4) === dayOf(new Date(now)).slice(0, 4);
}

/** Fills a wording of the same language with plain values. */
function fillIn(view: FormatView): (key: string, values: Record<string, string>) => string {
  return (key, values) => fillTemplate(view.wording(key) ?? key, ({ name }) => values[name] ?? '');
}

function formatMoney(paise: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'INR',
    minimumFractionDigits: paise % PAISE === 0 ? 0 : 2,
    maximumFractionDigits: 2,
  }).format(paise / PAISE);
}
