import { isLike } from './likeness.ts';
import { wordsOf } from './normalise.ts';
import { findOrderNumber, type OrderNumberForm, prefixOf, unglued } from './order-number.ts';

/** What may be an order number, with letters in front or not; whether it is one, the brand's form says. */
const CANDIDATE = /(?<![\p{L}\p{N}])(?:(\p{L}{1,5})([-#\s]?))?(\d{3,12})(?![\p{L}\p{N}])/gu;
/** What people call it, in any language: what stands for the number. */
export const ORDER = 'order';
/** "Order no KH-10234": words in front of a number that still say what it is. */
const WORDS_BEFORE = 2;

interface Found {
  number: string;
  at: number;
  length: number;
}

/**
 * The text with the word "order" for each order number: which one it is says nothing of what is wanted, and
 * "KH-10234 kharab nikla" is said as "order kharab nikla" is. Where "order" stands in front of it anyway, the number goes.
 * Null: there is none in it.
 */
export function aboutOrder(written: string, form: OrderNumberForm): string | null {
  const text = unglued(written, form);
  const found = findAll(text, form);
  let [said, from] = ['', 0];
  for (const { at, length } of found) {
    const before = text.slice(from, at);
    const words = wordsOf(before);
    const isNamed = words.slice(-WORDS_BEFORE).some((word) => word.startsWith(ORDER) || isLike(word, ORDER));
    // "KH-10236 and KH-10237" is one thing to talk about.
    const isListed = from > 0 && words.length <= 1;
    if (!isListed) said += before + (isNamed ? '' : ORDER);
    from = at + length;
  }
  return found.length === 0 ? null : said + text.slice(from);
}

/** The text without a PIN code: its digits say nothing of what is wanted. */
export function withoutPinCode(text: string): string {
  return text.replace(PIN_CODE, '');
}
const PIN_CODE = /(?<![\p{L}\p{N}]-?|\d )[1-9]\d{2} ?\d{3}(?![- ]?\d|\p{L})/u;

/** All order numbers, in their order, each once. */
export function orderNumbersIn(text: string, form: OrderNumberForm): string[] {
  return [...new Set(findAll(unglued(text, form), form).map(({ number }) => number))];
}

/** What is said of each, where there are two orders in a text: up to the first number, and from there on. */
export function eachOrder(written: string, form: OrderNumberForm): [string, string] | null {
  const text = unglued(written, form);
  const [one, other, third] = findAll(text, form);
  if (one === undefined || other === undefined || third !== undefined || one.number === other.number) return null;
  const end = one.at + one.length;
  const [first = '', second = ''] = [text.slice(0, end), text.slice(end)].map((part) => aboutOrder(part, form) ?? part);
  return [first, second];
}

function findAll(text: string, form: OrderNumberForm): Found[] {
  const prefix = prefixOf(form.example);
  return [...text.matchAll(CANDIDATE)].flatMap(({ 0: whole, 1: letters = '', 2: gap = '', 3: digits = '', index }) => {
    // "is 10234": a word of the sentence, and no letters of the number.
    const isWord = gap.trim() === '' && gap !== '' && letters.toUpperCase() !== prefix;
    const candidate = isWord ? digits : whole;
    const number = findOrderNumber(candidate, form);
    return number === null ? [] : [{ number, at: index + whole.length - candidate.length, length: candidate.length }];
  });
}
