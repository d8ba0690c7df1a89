import type { Lexicon } from './lexicon.ts';
import { asciiDigits, normalise } from './normalise.ts';

const HUNDRED = 100;
const PIECE = /[\p{L}\p{M}]+|\d[\d,]*(?:\.\d+)?|[^\p{L}\p{M}\d]+/gu;

/** A sum as it grows word by word: "two lakh | three thousand | five hundred". */
interface Sum {
  total: number;
  /** Below the next scale; null: nothing was said yet. */
  rest: number | null;
  /** The scale that was said last; the next one is smaller. */
  scale: number;
  /** "saadhe", "sava": half or a quarter more than the number that follows. */
  shift: number;
  /** How many pieces belong to it. */
  length: number;
  /** Only a scale, or a number that is no single digit, makes words a sum. */
  isSaid: boolean;
  isScaled: boolean;
}

/**
 * Sums that were said in words are written in digits, those of thousands and more as money: "two thousand three hundred rupees",
 * "do hazaar teen sau rupaye", "1 lakh 23 thousand 456", "dhai hazaar", "saadhe teen sau" -> "₹2300 rupees", ... What is
 * no sum stays as it was said.
 */
export function writeSums(text: string, lexicon: Lexicon): string {
  const pieces = asciiDigits(text).match(PIECE) ?? [];
  const out: string[] = [];
  for (let at = 0; at < pieces.length; ) {
    const { length, isSaid, isScaled, total, rest } = readSum(pieces, at, lexicon);
    if (isSaid) out.push(`${isScaled ? '₹' : ''}${total + (rest ?? 0)}`);
    else out.push(pieces[at] ?? '');
    at += isSaid ? length : 1;
  }
  return out.join('');
}

function readSum(pieces: readonly string[], start: number, lexicon: Lexicon): Sum {
  let sum: Sum = {
    total: 0,
    rest: null,
    scale: Number.POSITIVE_INFINITY,
    shift: 0,
    length: 0,
    isSaid: false,
    isScaled: false,
  };
  for (let at = start; at < pieces.length; at += 1) {
    const piece = pieces[at] ?? '';
    if (normalise(piece) === '' && at > start) continue;
    const next = withPiece(sum, piece, lexicon);
    if (next === null) break;
    sum = { ...next, length: at + 1 - start };
  }
  return sum;
}

/** The sum with one more word; null where the word is not of it. */
function withPiece(sum: Sum, piece: string, lexicon: Lexicon): Sum | null {
  const word = normalise(piece);
  const shift = lexicon.shifts.get(word);
  if (shift !== undefined) return sum.rest === null ? { ...sum, shift } : null;
  const scale = lexicon.multiples.get(word);
  if (scale !== undefined) return withScale(sum, scale);
  const number = /^\d/.test(piece) ? Number(piece.replaceAll(',', '')) : lexicon.counting.get(word);
  const value = number ?? Number(lexicon.digits.get(word) ?? Number.NaN);
  if (Number.isNaN(value)) return null;
  const isSaid = sum.isSaid || (!/^\d/.test(piece) && number !== undefined);
  if (sum.rest === null) return value >= sum.scale ? null : { ...sum, rest: value + sum.shift, shift: 0, isSaid };
  return fits(sum.rest, value) ? { ...sum, rest: sum.rest + value, isSaid } : null;
}

function withScale(sum: Sum, scale: number): Sum | null {
  // "sava lakh": a quarter more than one.
  const times = sum.rest ?? 1 + sum.shift;
  if (sum.rest === null && sum.shift === 0 && sum.total > 0) return null;
  const said = { ...sum, shift: 0, isSaid: true };
  // "hundred" alone is no money: "a hundred per cent".
  if (scale === HUNDRED) return times < HUNDRED ? { ...said, rest: times * HUNDRED } : null;
  if (scale >= sum.scale) return null;
  return { ...said, total: sum.total + times * scale, rest: null, scale, isScaled: true };
}

/** "twenty | five", "three hundred | five": what follows fills the zeros of what stands before it. */
function fits(before: number, value: number): boolean {
  if (value <= 0 || !Number.isInteger(before)) return false;
  return (before % HUNDRED === 0 && value < HUNDRED) || (before >= 20 && before % 10 === 0 && value < 10);
}
