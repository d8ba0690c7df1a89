import { asciiDigits } from './normalise.ts';
import { keysOf } from './spoken-letters.ts';

/** How a brand's order numbers look. */
export interface OrderNumberForm {
  /** Regular expression source without anchors. */
  pattern: string;
  /** Shows the letters in front and where the hyphen stands. */
  example: string;
}

/** Pieces that one number may be written in: "K H 1 0 2 3 4". */
const MAX_PIECES = 9;
/** No shop's number is longer; the brand's pattern is tried on nothing longer. */
const MAX_LENGTH = 64;

/**
 * Finds an order number however it is written (small letters, spaces, no hyphen) and gives it in the form of the
 * example. `digitsAlone`: where the question was just asked, "10234" is enough; the letters come from the example.
 */
export function findOrderNumber(text: string, form: OrderNumberForm, digitsAlone = false): string | null {
  const plain = unglued(asciiDigits(text).normalize('NFKC'), form);
  const pieces = piecesOf(plain);
  const reader = readerOf(form);
  for (const [start, piece] of pieces.entries()) {
    for (let end = Math.min(pieces.length, start + reader.most(piece)); end > start; end -= 1) {
      const number = reader.read(pieces.slice(start, end));
      if (number !== null) return number;
    }
  }
  if (!digitsAlone) return findNamedDigits(text, reader);
  return findDigits(piecesOf(withoutMobile(plain, reader)), reader);
}

/** "98450 12301" is somebody's phone, unless the brand's numbers have as many digits. */
function withoutMobile(text: string, { prefix, read }: Reader): string {
  return text.replace(MOBILE, (phone) => (read([prefix + phone.replace(/\D/g, '')]) === null ? ' ' : phone));
}
const MOBILE = /(?<!\d)(?:\+?91[ -]?|0)?[6-9]\d{4}[ -]?\d{5}(?!\d)/g;

function piecesOf(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).filter((piece) => piece !== '');
}

/** "And the other one 10102": the only digits of a text, as many as a known number has, and no sum of money. */
export function findAlike(text: string, known: string, form: OrderNumberForm): string | null {
  const ascii = asciiDigits(text);
  const [digits, second] = [...ascii.matchAll(/\d+/g)];
  if (digits === undefined || second !== undefined || digits[0].length !== known.replace(/\D/g, '').length) return null;
  return isNoSum(ascii.slice(digits.index + digits[0].length)) ? findOrderNumber(digits[0], form, true) : null;
}

/** "Order no 10234": called so, its digits are enough anywhere; not those of a sum of money. */
function findNamedDigits(text: string, { prefix, read }: Reader): string | null {
  const digits = prefix === '' ? undefined : NAMED.exec(asciiDigits(text).normalize('NFKC'))?.[1];
  return digits === undefined ? null : read([prefix + digits]);
}
const NAME =
  '(?:order|ordr|odr|oder|ऑर्डर|आर्डर)s?(?:[\\s.:#-]+(?:no|num|number|nr|id|status|is|ka|ki|hai|नंबर|संख्या|का|है))*[\\s.:#-]*';
/** "Refund for 10104", "where is 10101", "#10101": what is asked of orders, and of nothing else that has a number. */
const ASKED =
  '(?:(?:track|tracking|status|cancel|exchange|invoice|bill|refund for|return for|where is|where s|kahan hai|kaha hai)[ :#]+|#)';
const NO_SUM = '(?![.,]?\\d|\\s?(?:rs|rupees|rupaye|रुपये|₹))';
const NAMED = new RegExp(`(?:${NAME}|(?<![\\p{L}\\p{N}])${ASKED})(\\d{4,9})${NO_SUM}`, 'iu');
const ENDS_NAMED = new RegExp(`(?<![\\p{L}\\p{N}])(?:${NAME}|${ASKED})$`, 'iu');
const STARTS_NO_SUM = new RegExp(`^${NO_SUM}`, 'iu');
/** Room for the name in front of a number. */
const LONGEST_NAME = 40;

/** Whether digits are called an order by what stands in front of them. */
export const isNamedOrder = (before: string): boolean => ENDS_NAMED.test(before.slice(-LONGEST_NAME));
/** Whether what follows digits makes no sum of money of them. */
export const isNoSum = (after: string): boolean => STARTS_NO_SUM.test(after);

/** "orderKH-10234plz": words that were typed without a space before the brand's letters, or behind the digits. */
export function unglued(text: string, form: OrderNumberForm): string {
  const { prefix, written } = readerOf(form);
  if (prefix.length < 2) return text;
  return text.replace(written, (number, at: number) => {
    const before = /\p{L}/u.test(text.charAt(at - 1)) ? ' ' : '';
    const after = /\p{L}/u.test(text.charAt(at + number.length)) ? ' ' : '';
    return before + number + after;
  });
}

/** Reads the numbers of one form. */
interface Reader {
  /** The brand's letters in front. */
  prefix: string;
  /** A number with its letters anywhere in a text. */
  written: RegExp;
  /** How many pieces, from this one on, may be one number. */
  most(piece: string): number;
  read(pieces: readonly string[]): string | null;
}

/** Each is made once, by its pattern and its example: there are as many forms as brands. */
const readers = new Map<string, Map<string, Reader>>();

function readerOf(form: OrderNumberForm): Reader {
  const alike = readers.get(form.pattern) ?? new Map<string, Reader>();
  const reader = alike.get(form.example) ?? createReader(form);
  readers.set(form.pattern, alike.set(form.example, reader));
  return reader;
}

function createReader(form: OrderNumberForm): Reader {
  const whole = new RegExp(`^(?:${form.pattern})$`, 'i');
  const prefix = prefixOf(form.example);
  const hyphenated = /^\p{L}+-/u.test(form.example);
  const most = (piece: string): number => {
    const letters = piece.toUpperCase();
    // Words before a number are not its letters ("is 10234"), unless they are the brand's own.
    if (letters.startsWith(prefix) || prefix.startsWith(letters)) return MAX_PIECES;
    return isCode(piece) ? 2 : 1;
  };
  const read = (pieces: readonly string[]): string | null => {
    const compact = pieces.join('').toUpperCase();
    if (compact.length > MAX_LENGTH) return null;
    const letters = prefixOf(compact);
    if (pieces.length > 1 && letters !== prefix && !(pieces.length === 2 && isCode(pieces[0] ?? ''))) return null;
    const split = letters === '' ? compact : `${letters}-${compact.slice(letters.length)}`;
    const variants = hyphenated ? [split, compact] : [compact, split];
    return variants.find((variant) => whole.test(variant)) ?? null;
  };
  return { prefix, written: new RegExp(`${prefix}[-\\s]?\\d{3,12}(?!\\d)`, 'giu'), most, read };
}

function findDigits(pieces: readonly string[], { prefix, read }: Reader): string | null {
  const keyed = keysOf(prefix);
  for (const candidate of [...pieces.filter(isDigits), ...joined(pieces)]) {
    const number = read([prefix + candidate]);
    if (number !== null) return number;
    // On a keypad the letters are keyed by what stands on the keys: "54" for KH.
    const rest = keyed !== '' && candidate.startsWith(keyed) ? read([prefix + candidate.slice(keyed.length)]) : null;
    if (rest !== null) return rest;
  }
  return null;
}

/** "10 and then 234" is one number; "99 rupees for delivery, free above 500" are two sums. */
function joined(pieces: readonly string[]): string[] {
  const runs: string[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const [at, piece] of pieces.entries()) {
    if (!isDigits(piece)) continue;
    if (at - last > MAX_BETWEEN + 1) runs.push(piece);
    else runs.push((runs.pop() ?? '') + piece);
    last = at;
  }
  return runs;
}
/** Words between the pieces of one number. */
const MAX_BETWEEN = 2;

function isDigits(piece: string): boolean {
  return /^\d+$/.test(piece);
}

function isCode(piece: string): boolean {
  return /^[A-Z]{2,5}$/.test(piece);
}

export function prefixOf(number: string): string {
  return /^\p{Lu}*/u.exec(number.toUpperCase())?.[0] ?? '';
}
