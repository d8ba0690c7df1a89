import type { Lexicon } from './lexicon.ts';
import { asciiDigits, normalise, sentencesOf, wordsOf } from './normalise.ts';
import { writeSums } from './spoken-sums.ts';

/** Fewer number words in a row are a quantity, not a number that is spelled. */
const MIN_SPELLED = 3;

interface Run {
  pieces: string[];
  digits: string;
  words: number;
  /** Digits written as digits are grouped in many ways, which others read; only what is spoken is joined here. */
  isSpoken: boolean;
  /** The last word was "thirty": a digit right after it takes the place of its zero. */
  isOpen: boolean;
}

/**
 * "five double six, paanch zero", "fifty six, chhe, fifty" -> "56650": digits that were spoken one by one or in pairs, in
 * any language, also mixed with written ones. Text without such a run is returned as it is.
 */
export function joinSpokenDigits(text: string, lexicon: Lexicon): string {
  const pieces = asciiDigits(text).match(/[\p{L}\p{M}]+|\d+|[^\p{L}\p{M}\d]+/gu) ?? [];
  const out: string[] = [];
  let run = emptyRun();
  let times = 1;
  const flush = (): void => {
    out.push(...written(run));
    run = emptyRun();
    times = 1;
  };
  for (const piece of pieces) {
    const word = normalise(piece);
    const isWritten = /^\d+$/.test(piece);
    const digit = isWritten ? piece : digitsOf(word, run, lexicon);
    const repeated = lexicon.repeats.get(word);
    const isBetween = word === '' && run.pieces.length > 0;
    if (digit !== undefined) {
      takeDigits(run, digit.repeat(times), isWritten);
      times = 1;
    } else if (repeated !== undefined) {
      times = repeated;
      // "double 5": the recogniser wrote the digit, but it was spoken.
      run.isSpoken = true;
    } else if (!isBetween) {
      flush();
      out.push(piece);
      continue;
    } else if (!/^[\s-]+$/.test(piece)) run.isOpen = false;
    run.pieces.push(piece);
  }
  flush();
  return out.join('');
}

function emptyRun(): Run {
  return { pieces: [], digits: '', words: 0, isSpoken: false, isOpen: false };
}

function digitsOf(word: string, { digits: before }: Run, { digits, counting, no }: Lexicon): string | undefined {
  // "Order no. one two": "no" is nine, and "o" is zero, only among digits.
  if (before === '' && (no.has(word) || /^[a-z]$/.test(word))) return undefined;
  const number = counting.get(word);
  return digits.get(word) ?? (Number.isInteger(number) ? String(number) : undefined);
}

function takeDigits(run: Run, digits: string, isWritten: boolean): void {
  const fillsZero = run.isOpen && /^[1-9]$/.test(digits);
  run.digits = (fillsZero ? run.digits.slice(0, -1) : run.digits) + digits;
  run.words += fillsZero ? 0 : isWritten ? 1 : digits.length;
  run.isSpoken ||= !isWritten;
  run.isOpen = !isWritten && /^[2-9]0$/.test(digits);
}

/** The run as one number where it is one, and what stood behind it. */
function written({ pieces, digits, words, isSpoken }: Run): string[] {
  const isJoined = isSpoken && words >= MIN_SPELLED;
  if (!isJoined) return pieces;
  const last = pieces.at(-1) ?? '';
  return [digits, /^[^\p{L}\p{M}\d]+$/u.test(last) ? last : ''];
}

/**
 * What a recogniser writes of digits that are told in groups: "4 5 6, 7 8 9. 0 1 2 8" -> "4567890128". Only where one
 * number was asked for: elsewhere they may be several.
 */
export function joinGroups(text: string): string {
  return asciiDigits(text).replace(/(?<=\d)[ ,.-]{1,2}(?=\d)/g, '');
}

/** The same for single digits alone: "1 2 9 9 rupees", but not "1,299" or "10.50". */
export function joinSingleDigits(text: string): string {
  return asciiDigits(text).replace(/(?<![\d.,])\d(?:[ ,]{1,2}\d)+(?![\d.,]*\d)/g, (run) => run.replace(/\D/g, ''));
}

/** How many: "2", "two", "दो", "both", "all of them". Null where there is no number or more than `most`. */
export function findQuantity(text: string, lexicon: Lexicon, most = MAX_QUANTITY): number | null {
  const written = /(?<![\d.,-])\d{1,3}(?![\d.,-]\d)/.exec(asciiDigits(text))?.[0];
  const words = wordsOf(text);
  // "Bhej do" is "send it", and no two.
  const isAsked = (at: number): boolean =>
    lexicon.sending.has(words[at - 1] ?? '') || lexicon.yes.has(words.slice(Math.max(0, at - 1), at + 1).join(' '));
  const spoken = words.flatMap((word, at) =>
    isAsked(at) ? [] : (lexicon.quantities.get(word) ?? lexicon.digits.get(word) ?? []),
  );
  const isAll = most < MAX_QUANTITY && words.some((word) => lexicon.wholes.has(word));
  const said = written === undefined ? (spoken.length === 1 ? Number(spoken[0]) : null) : Number(written);
  const count = said ?? (isAll ? most : null);
  return count === null || count < 1 || count > most ? null : count;
}
const MAX_QUANTITY = 999;

/**
 * How many are meant in a longer text: "all 4 are torn", "2 pieces", "all of them", "both" of two. Null where several
 * numbers are said ("2 of 4 pieces"): which one it is has to be asked.
 */
export function findToldQuantity(text: string, lexicon: Lexicon, most: number): number | null {
  // A phone number below a letter is no number of pieces.
  const told = new Set(sentencesOf(text).flatMap((sentence) => toldInSentence(sentence, lexicon, most) ?? []));
  const [count, second] = told;
  return second === undefined ? (count ?? null) : null;
}

function toldInSentence(sentence: string, lexicon: Lexicon, most: number): number | null {
  const words = wordsOf(sentence);
  const isBeside = (index: number): boolean =>
    lexicon.wholes.has(words[index - 1] ?? '') || lexicon.pieces.has(words[index + 1] ?? '');
  const counts = words.flatMap((word, index) => {
    const digit = /^\d{1,3}$/.test(word) ? Number(word) : Number(lexicon.digits.get(word) ?? Number.NaN);
    const isWord = !/^\d/.test(word);
    const all = lexicon.quantities.get(word);
    if (all !== undefined && (all === most || isBeside(index))) return [all];
    return Number.isNaN(digit) || (isWord && !isBeside(index)) ? [] : [isBeside(index) ? digit : Number.NaN];
  });
  const isAll = words.some((word, index) => lexicon.wholes.has(word) && isFollowedByPieces(words, index, lexicon));
  const [count, second] = counts;
  if (second !== undefined || (count !== undefined && !(count >= 1 && count <= most))) return null;
  return count ?? (isAll ? most : null);
}

/** "All of them", "all the pieces", "saare items". */
function isFollowedByPieces(words: readonly string[], index: number, { pieces }: Lexicon): boolean {
  return words.slice(index + 1, index + 3).some((word) => pieces.has(word));
}

const SUM = String.raw`(\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?)`;
const BEFORE = new RegExp(String.raw`(?:₹|\brs\.?|\binr|रु\.?)\s*${SUM}`, 'iu');
const AFTER = new RegExp(String.raw`(?<!\d)${SUM}\s*(?:/-|rs\b|rupees?\b|rupaye?\b|rupay\b|रुपये|रुपए|रु)`, 'iu');
const ALONE = new RegExp(`(?<![\\d-])${SUM}(?![\\d-])`, 'u');
const PAISE = /(?<![\d.,])(\d{1,2})\s*(?:paisa|paise|पैसे|पैसा)(?![\p{L}\p{M}])/iu;
const PAISE_IN_RUPEE = 100;

/**
 * An amount in rupees, as paise: "₹1,299.50", "Rs 1299", "1299 rupaye", "1.5 lakh", "2k", "do hazaar teen sau rupaye",
 * "499 rupees and 50 paise". `bare`: any number is one.
 */
export function findAmount(text: string, lexicon: Lexicon, bare = false): number | null {
  const written = writeSums(text, lexicon);
  const plain = written.replace(PAISE, ' ');
  const paise = Number(PAISE.exec(written)?.[1] ?? 0);
  const found = BEFORE.exec(plain) ?? AFTER.exec(plain) ?? (bare ? ALONE.exec(plain) : null);
  const rupees = Number((found?.[1] ?? '0').replaceAll(',', ''));
  const amount = Math.round(rupees * PAISE_IN_RUPEE) + paise;
  return amount <= 0 || rupees > MAX_RUPEES ? null : amount;
}
const MAX_RUPEES = 10_000_000;
