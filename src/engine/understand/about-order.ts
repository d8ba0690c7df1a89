import { isLike } from './likeness.ts';
import { normalise, wordsOf } from './normalise.ts';
import { findOrderNumber, isNamedOrder, isNoSum, type OrderNumberForm, prefixOf, unglued } from './order-number.ts';

/** What may be an order number, with letters in front or not; whether it is one, the brand's form says. */
const CANDIDATE = /(?<![\p{L}\p{N}])(?:(\p{L}{1,5})([-#\s]?))?(\d{3,12})(?![\p{L}\p{N}])/gu;
/** Nothing else can be one; most messages have none. */
const DIGITS = /\d{3}/;
/** What people call it in any language: what stands for the number. */
const ORDER = 'order';
const ORDER_IN_HINDI = 'ऑर्डर';
export const ORDER_WORDS: readonly string[] = [ORDER, normalise(ORDER_IN_HINDI)];
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
  const { text, found } = findAll(written, form);
  const order = /\p{Script=Devanagari}/u.test(text) ? ORDER_IN_HINDI : ORDER;
  let [said, from] = ['', 0];
  for (const { at, length } of found) {
    const before = text.slice(from, at);
    const words = wordsOf(before);
    const isNamed = words
      .slice(-WORDS_BEFORE)
      .some((word) => word.startsWith(ORDER) || ORDER_WORDS.some((name) => isLike(word, name)));
    // "KH-10236 and KH-10237" is one thing to talk about.
    const isListed = from > 0 && words.length <= 1;
    if (!isListed) said += isNamed ? before.replace(LABEL, '$<order>') : before + order;
    from = at + length;
  }
  return found.length === 0 ? null : said + text.slice(from);
}

/** "Order no" in front of its number: with "no" it would say that there is none. */
const LABEL = /(?<order>order|ordr|oder|ऑर्डर|आर्डर)[ .:#-]{0,3}(?:number|num|no|nr|id|नंबर|संख्या)[ .:#-]{0,3}$/iu;
const NO_OF_ORDER = /(?<order>order|ordr|oder)[ .:#-]{0,3}no[ .:#-]{0,3}(?=\p{L}{0,5}[ -]?\d|$)/giu;

/** The same within a text that keeps its numbers. */
export function withoutLabels(text: string): string {
  return text.replace(NO_OF_ORDER, '$<order> ');
}

/** The text without a PIN code and its name: "pin code 560034" says nothing of what is wanted. */
export function withoutPinCode(text: string): string {
  return text.replace(PIN_CODE, '');
}
const PIN_NAME = '(?:(?:pin ?code|pin|zip ?code|zip|पिन ?कोड|पिन)[ :#=-]{1,3})?';
const PIN_CODE = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])${PIN_NAME}(?<![\\p{L}\\p{N}]-?|\\d )[1-9]\\d{2} ?\\d{3}(?![- ]?\\d|\\p{L})`,
  'iu',
);

/** The text without numbers of accounts and cards, IFSC and UPI addresses: where money goes is not what is wanted. */
export function withoutAccounts(text: string): string {
  return text.replace(ACCOUNT, ' ');
}
const ACCOUNT =
  /(?<![\p{L}\p{N}])(?:ifsc[ :.-]{0,2})?[a-z]{4}0[a-z0-9]{6}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])\d(?:[ -]?\d){10,18}(?![\p{L}\p{N}])|[\w.-]{2,64}@[a-z]{2,32}(?![\w.@])/giu;

/** All order numbers, in their order, each once. */
export function orderNumbersIn(text: string, form: OrderNumberForm): string[] {
  return [...new Set(findAll(text, form).found.map(({ number }) => number))];
}

/** The words between each order number and the next. */
export function betweenOrders(written: string, form: OrderNumberForm): (readonly string[])[] {
  const { text, found } = findAll(written, form);
  return found.slice(1).map(({ at }, index) => {
    const before = found[index];
    return wordsOf(text.slice(before === undefined ? 0 : before.at + before.length, at));
  });
}

/** An order and what is said up to it from the one before; what follows the last one belongs to that. */
export interface OrderPart {
  number: string | null;
  text: string;
}

/** What is said of each order of a text, in the words of `aboutOrder`; the whole of it where there is none. */
export function eachOrder(written: string, form: OrderNumberForm): OrderPart[] {
  const { text, found } = findAll(written, form);
  if (found.length === 0) return [{ number: null, text: written }];
  let from = 0;
  return found.map(({ number, at, length }, index) => {
    const end = index === found.length - 1 ? text.length : at + length;
    const part = text.slice(from, end);
    from = end;
    return { number, text: aboutOrder(part, form) ?? part };
  });
}

/**
 * The same where each order stands at the head of what is said of it: "1) KH-10234 - cancel it. 2) KH-10235 - where is it?",
 * or on a line of its own. Null where one does not.
 */
export function headedByOrders(written: string, form: OrderNumberForm): OrderPart[] | null {
  const { text, found } = findAll(written, form);
  const isHead = ({ at }: Found): boolean => HEAD.test(text.slice(0, at));
  if (found.length < 2 || !found.every(isHead)) return null;
  return found.map(({ number, at, length }, index) => {
    const end = found[index + 1]?.at ?? text.length;
    return {
      number,
      text: text
        .slice(at + length, end)
        .replace(HEAD, '')
        .replace(/^[\s:,–—-]+/u, ''),
    };
  });
}
/** The end of what was said before, and perhaps the number of a list and the name of an order. */
const HEAD =
  /(?:^|[\n.!?;:])[ \t]{0,4}(?:\(?\d{1,2}[).:] {0,2}|[-*•] {0,2})?(?:(?:for|my|the) )?(?:order(?: no| number| id)?[ .:#-]{0,3})?$/iu;

/** Where they stand in the text, which is written with spaces around them. */
function findAll(written: string, form: OrderNumberForm): { text: string; found: Found[] } {
  if (!DIGITS.test(written)) return { text: written, found: [] };
  const text = unglued(written, form);
  const prefix = prefixOf(form.example);
  const found: Found[] = [];
  for (const { 0: whole, 1: letters = '', 2: gap = '', 3: digits = '', index } of text.matchAll(CANDIDATE)) {
    // "is 10234": a word of the sentence, and no letters of the number.
    const isWord = gap.trim() === '' && gap !== '' && letters.toUpperCase() !== prefix;
    const candidate = isWord ? digits : whole;
    const end = index + whole.length;
    const at = end - candidate.length;
    const number =
      findOrderNumber(candidate, form) ??
      (candidate === digits ? byItsPlace(digits, { text, at, end, last: found.at(-1) }, form) : null);
    if (number !== null) found.push({ number, at, length: candidate.length });
  }
  return { text, found };
}

/** Mere digits: called an order, or listed after one ("TS-10101 and 10102"). */
function byItsPlace(
  digits: string,
  { text, at, end, last }: { text: string; at: number; end: number; last: Found | undefined },
  form: OrderNumberForm,
): string | null {
  const isListed = () =>
    last !== undefined && digits.length !== PIN_DIGITS && LISTED.test(text.slice(last.at + last.length, at));
  const isOrder = isNoSum(text.slice(end)) && (isNamedOrder(text.slice(0, at)) || isListed());
  return isOrder ? findOrderNumber(digits, form, true) : null;
}
const LISTED = /^ ?(?:[,&+/] ?|(?:and|or|aur|ya|और|या) )(?:also |and )?$/iu;
/** "KH-102345, 560034" is an order and where it goes. */
const PIN_DIGITS = 6;
