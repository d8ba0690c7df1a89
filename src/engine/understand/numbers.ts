import type { Lexicon } from './lexicon.ts';
import { asciiDigits, normalise, wordsOf } from './normalise.ts';

/** Fewer number words in a row are a quantity, not a number that is spelled. */
const MIN_SPELLED = 3;

interface Run {
  pieces: string[];
  digits: string;
  words: number;
  /** Digits written as digits are grouped in many ways, which others read; only what is spoken is joined here. */
  isSpoken: boolean;
}

/**
 * "five double six, paanch zero" -> "56650": digits that were spoken one by one, in any language, also mixed with
 * written ones. Text without such a run is returned as it is.
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
    const digit = isWritten ? piece : lexicon.digits.get(word);
    const repeated = lexicon.repeats.get(word);
    const isBetween = word === '' && run.pieces.length > 0;
    if (digit !== undefined) {
      run.digits += digit.repeat(times);
      run.words += times;
      run.isSpoken ||= !isWritten;
      times = 1;
    } else if (repeated !== undefined) {
      times = repeated;
      // "double 5": the recogniser wrote the digit, but it was spoken.
      run.isSpoken = true;
    } else if (!isBetween) {
      flush();
      out.push(piece);
      continue;
    }
    run.pieces.push(piece);
  }
  flush();
  return out.join('');
}

function emptyRun(): Run {
  return { pieces: [], digits: '', words: 0, isSpoken: false };
}

/** The run as one number where it is one, and what stood behind it. */
function written({ pieces, digits, words, isSpoken }: Run): string[] {
  const isJoined = isSpoken && words >= MIN_SPELLED;
  if (!isJoined) return pieces;
  const last = pieces.at(-1) ?? '';
  return [digits, /^[^\p{L}\p{M}\d]+$/u.test(last) ? last : ''];
}

/** How many: "2", "two", "दो", "both". Null where there is no number or more than `most`. */
export function findQuantity(text: string, lexicon: Lexicon, most = 999): number | null {
  const written = /(?<![\d.,-])\d{1,3}(?![\d.,-]\d)/.exec(asciiDigits(text))?.[0];
  const spoken = wordsOf(text).flatMap((word) => lexicon.quantities.get(word) ?? lexicon.digits.get(word) ?? []);
  const count = written === undefined ? (spoken.length === 1 ? Number(spoken[0]) : null) : Number(written);
  return count === null || count < 1 || count > most ? null : count;
}

const SUM = String.raw`(\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?|\d{1,12}(?:\.\d{1,2})?)`;
const MULTIPLE = String.raw`(?:\s?([\p{L}\p{M}]{1,8}))?`;
const BEFORE = new RegExp(String.raw`(?:₹|\brs\.?|\binr|रु\.?)\s*${SUM}${MULTIPLE}`, 'iu');
const AFTER = new RegExp(String.raw`(?<!\d)${SUM}\s*(?:/-|rs\b|rupees?\b|rupaye?\b|rupay\b|रुपये|रुपए|रु)`, 'iu');
const ALONE = new RegExp(`(?<![\\d-])${SUM}(?![\\d-])${MULTIPLE}`, 'u');
const MULTIPLIED = new RegExp(String.raw`(?<![\d-])${SUM}\s?([\p{L}\p{M}]{1,8})`, 'gu');

/** An amount in rupees, as paise: "₹1,299.50", "Rs 1299", "1299 rupaye", "1.5 lakh", "2k". `bare`: any number is one. */
export function findAmount(text: string, lexicon: Lexicon, bare = false): number | null {
  const plain = asciiDigits(text);
  const timesOf = (word: string | undefined): number => lexicon.multiples.get(normalise(word ?? '')) ?? 1;
  const found =
    BEFORE.exec(plain) ??
    [...plain.matchAll(MULTIPLIED)].find(([, , word]) => timesOf(word) > 1) ??
    AFTER.exec(plain) ??
    (bare ? ALONE.exec(plain) : null);
  if (found === null) return null;
  const rupees = Number((found[1] ?? '').replaceAll(',', '')) * timesOf(found[2]);
  return rupees <= 0 || rupees > MAX_RUPEES ? null : Math.round(rupees * 100);
}
const MAX_RUPEES = 10_000_000;
