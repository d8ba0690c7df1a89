import type { Lexicon } from './lexicon.ts';
import { asciiDigits, normalise } from './normalise.ts';

/** Fewer number words in a row are a quantity, not a number that is spelled. */
const MIN_SPELLED = 3;

/**
 * "five double six, paanch zero" -> "56650": digits that were spoken one by one, in any language, also mixed with
 * written ones. Text without such a run is returned as it is.
 */
export function joinSpokenDigits(text: string, lexicon: Lexicon): string {
  const pieces = asciiDigits(text).match(/[\p{L}\p{M}]+|\d+|[^\p{L}\p{M}\d]+/gu) ?? [];
  const out: string[] = [];
  let run: { pieces: string[]; digits: string; words: number } = { pieces: [], digits: '', words: 0 };
  let times = 1;
  const flush = (): void => {
    const trailing = /^[^\p{L}\p{M}\d]+$/u.test(run.pieces.at(-1) ?? '') ? (run.pieces.pop() ?? '') : '';
    out.push(run.words >= MIN_SPELLED ? run.digits : run.pieces.join(''), trailing);
    run = { pieces: [], digits: '', words: 0 };
    times = 1;
  };
  for (const piece of pieces) {
    const word = normalise(piece);
    const digit = /^\d+$/.test(piece) ? piece : lexicon.digits.get(word);
    const repeated = lexicon.repeats.get(word);
    if (digit !== undefined) {
      run.digits += digit.repeat(times);
      run.words += times;
      times = 1;
    } else if (repeated !== undefined) times = repeated;
    else if (word !== '') {
      flush();
      out.push(piece);
      continue;
    } else if (run.pieces.length === 0) {
      // What stands before a number is not part of it.
      out.push(piece);
      continue;
    }
    run.pieces.push(piece);
  }
  flush();
  return out.join('');
}

/** How many: "2", "two", "दो", "both". Null where there is no number or more than `most`. */
export function findQuantity(text: string, lexicon: Lexicon, most = 999): number | null {
  const written = /(?<![\d.,-])\d{1,3}(?![\d.,-]\d)/.exec(asciiDigits(text))?.[0];
  const spoken = normalise(text)
    .split(' ')
    .flatMap((word) => lexicon.digits.get(word) ?? []);
  const count = written === undefined ? (spoken.length === 1 ? Number(spoken[0]) : null) : Number(written);
  return count === null || count < 1 || count > most ? null : count;
}

/** An amount in rupees, as paise: "₹1,299.50", "Rs 1299", "1299 rupaye", "1.5 lakh" is not read. */
export function findAmount(text: string, bare = false): number | null {
  const plain = asciiDigits(text);
  const sum = String.raw`(\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)`;
  const marked =
    new RegExp(String.raw`(?:₹|\brs\.?|\binr|रु\.?)\s*${sum}`, 'iu').exec(plain) ??
    new RegExp(String.raw`${sum}\s*(?:/-|rs\b|rupees?\b|rupaye?\b|rupay\b|रुपये|रुपए|रु)`, 'iu').exec(plain);
  const found = marked ?? (bare ? new RegExp(`(?<![\\d-])${sum}(?![\\d-])`, 'u').exec(plain) : null);
  const rupees = Number((found?.[1] ?? '').replaceAll(',', ''));
  return found === null || rupees <= 0 || rupees > MAX_RUPEES ? null : Math.round(rupees * 100);
}
const MAX_RUPEES = 10_000_000;
