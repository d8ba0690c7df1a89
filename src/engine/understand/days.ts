import { DAY_MS, IST_OFFSET_MS } from '../../core/india.ts';
import { type Lexicon, withoutFillers } from './lexicon.ts';
import { asciiDigits, normalise, sentencesOf } from './normalise.ts';

/** Whether a day ahead or one gone by is meant: "kal" is both tomorrow and yesterday. */
export type Direction = 'future' | 'past';

/** The day that a text names, as `2026-11-26` in India, or null. `now` is ISO 8601. */
export function findDay(text: string, direction: Direction, now: string, lexicon: Lexicon): string | null {
  const today = new Date(Math.floor((Date.parse(now) + IST_OFFSET_MS) / DAY_MS) * DAY_MS);
  const words = normalise(text);
  return (
    fromDigits(asciiDigits(text), direction, today) ??
    fromMonth(words, direction, today, lexicon) ??
    fromDayOfMonth(words, direction, today, lexicon) ??
    fromRelative(words, direction, today, lexicon) ??
    fromWeekday(words, direction, today, lexicon)
  );
}

/** Words around that of sending in which its day is named. */
const BEFORE_SENDING = 5;
const AFTER_SENDING = 5;
const NEAR = 2;

/**
 * The day on which something is to be sent or fetched, in a longer text: "nobody came, send it tomorrow". A day beside
 * what did not happen ("kal nahi aaya"), or was to happen, is none.
 */
export function findDayOfSending(text: string, now: string, lexicon: Lexicon): string | null {
  for (const clause of sentencesOf(text).flatMap((sentence) => sentence.split(CLAUSE_END))) {
    const words = clause.split(/\s+/).filter((word) => word !== '');
    for (const [at, word] of words.entries()) {
      if (!lexicon.sending.has(normalise(word))) continue;
      const day = findDay(aroundSending(words, at, lexicon), 'future', now, lexicon);
      if (day !== null) return day;
    }
  }
  return null;
}

/** The words beside that of sending, up to a "no" and to what is past; none where that stands right beside it. */
function aroundSending(words: readonly string[], at: number, { no, past }: Lexicon): string {
  const isEnd = (word: string): boolean => no.has(normalise(word)) || past.has(normalise(word));
  const before = words.slice(Math.max(0, at - BEFORE_SENDING), at);
  const after = words.slice(at + 1, at + 1 + AFTER_SENDING);
  const from = before.findLastIndex(isEnd) + 1;
  // "Kal pickup hona tha"
  const wasToBe = after.slice(0, NEAR).some((word) => past.has(normalise(word)));
  if (wasToBe || (from === before.length && from > 0)) return '';
  return [...before.slice(from), words[at], ...(after.some(isEnd) ? [] : after)].join(' ');
}
const CLAUSE_END = /[,;:–—](?!\d)|\s-\s/u;

/** A day by its name, a time of it, or both ("kal subah", "Wednesday evening is fine"), and nothing else. */
export function isMereDay(text: string, lexicon: Lexicon): boolean {
  const { weekdays, relative, times } = lexicon.days;
  const named = relative.map(([words]) => words).toSorted((one, other) => other.length - one.length);
  const rest = named.reduce((said, day) => said.replaceAll(` ${day} `, ' '), ` ${normalise(text)} `);
  const others = withoutFillers(rest.split(' ').filter(Boolean), lexicon);
  return others.every((word) => weekdays.has(word) || times.has(word) || lexicon.yes.has(word));
}

/** 2026-11-26, 26/11/2026, 26-11, 26.11.26: in India the day comes first. */
function fromDigits(text: string, direction: Direction, today: Date): string | null {
  const iso = /\b(\d{4})-(\d{1,2})-(\d{1,2})\b/.exec(text);
  if (iso !== null) return toDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const parts = /(?<!\d)(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?!\d)/.exec(text);
  if (parts === null) return null;
  const [day, month, year] = [Number(parts[1]), Number(parts[2]), parts[3]];
  if (year === undefined) return nearest(month, day, direction, today);
  return toDay(year.length === 2 ? 2000 + Number(year) : Number(year), month, day);
}

/** "26 November", "nov 26th". */
function fromMonth(words: string, direction: Direction, today: Date, lexicon: Lexicon): string | null {
  const list = words.split(' ');
  for (const [at, word] of list.entries()) {
    const month = lexicon.days.months.get(word);
    if (month === undefined) continue;
    const number = [list[at - 1], list[at + 1]].flatMap(
      (beside) => /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(beside ?? '')?.[1] ?? [],
    )[0];
    // "He may come on 27 November": a month is one that a day stands beside.
    if (number !== undefined) return nearest(month + 1, Number(number), direction, today);
  }
  return null;
}

/** "25 tarikh", "the 25th": the next or the last day of that number. */
function fromDayOfMonth(words: string, direction: Direction, today: Date, lexicon: Lexicon): string | null {
  const list = words.split(' ');
  const said = list.findIndex(
    (word, index) => lexicon.days.ofMonth.has(word) && /^\d{1,2}$/.test(list[index - 1] ?? ''),
  );
  const joined = /(?:^| )(\d{1,2})(?:st|nd|rd|th)(?: |$)/.exec(words)?.[1];
  const day = Number(said === -1 ? joined : list[said - 1]);
  if (!(day >= 1 && day <= 31)) return null;
  const step = direction === 'future' ? 1 : -1;
  // Three months on there is a day 31 in any case.
  const months = [0, 1, 2].map(
    (count) => new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + step * count)),
  );
  const now = today.toISOString().slice(0, 10);
  const days = months.flatMap((month) => toDay(month.getUTCFullYear(), month.getUTCMonth() + 1, day) ?? []);
  return days.find((one) => (direction === 'future' ? one >= now : one <= now)) ?? null;
}

/** "tomorrow", "kal", "parso": the longest words first, so that "day after tomorrow" is not tomorrow. */
function fromRelative(words: string, direction: Direction, today: Date, lexicon: Lexicon): string | null {
  const padded = ` ${words} `;
  const said = lexicon.days.relative
    .filter(([word]) => padded.includes(` ${word} `))
    .toSorted(([one], [other]) => other.length - one.length);
  const longest = said.filter(([word]) => word === said[0]?.[0]).map(([, days]) => days);
  const fitting = longest.find((days) => (direction === 'future' ? days >= 0 : days <= 0)) ?? longest[0];
  return fitting === undefined ? null : plusDays(today, fitting);
}

function fromWeekday(words: string, direction: Direction, today: Date, lexicon: Lexicon): string | null {
  const named = words.split(' ').flatMap((word) => lexicon.days.weekdays.get(word) ?? [])[0];
  if (named === undefined) return null;
  const ahead = (named - today.getUTCDay() + 7) % 7;
  if (direction === 'future') return plusDays(today, ahead === 0 ? 7 : ahead);
  return plusDays(today, ahead === 0 ? 0 : ahead - 7);
}

/** A day without a year: the next or the last one of that name. */
function nearest(month: number, day: number, direction: Direction, today: Date): string | null {
  const year = today.getUTCFullYear();
  const now = today.toISOString().slice(0, 10);
  const years = direction === 'future' ? [year, year + 1] : [year, year - 1];
  const days = years.flatMap((one) => toDay(one, month, day) ?? []);
  return days.find((one) => (direction === 'future' ? one >= now : one <= now)) ?? null;
}

function toDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

function plusDays(today: Date, days: number): string {
  return new Date(today.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}
