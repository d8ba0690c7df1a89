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
  const pieces = unglued(asciiDigits(text).normalize('NFKC'), form)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((piece) => piece !== '');
  const read = createReader(form);
  for (let start = 0; start < pieces.length; start += 1) {
    for (let end = Math.min(pieces.length, start + MAX_PIECES); end > start; end -= 1) {
      const number = read(pieces.slice(start, end));
      if (number !== null) return number;
    }
  }
  return digitsAlone ? findDigits(pieces, form, read) : null;
}

/** "orderKH-10234plz": words that were typed without a space before the brand's letters, or behind the digits. */
export function unglued(text: string, { example }: OrderNumberForm): string {
  const prefix = prefixOf(example);
  if (prefix.length < 2) return text;
  return text.replace(new RegExp(`${prefix}[-\\s]?\\d{3,12}(?!\\d)`, 'giu'), (number, at: number) => {
    const before = /\p{L}/u.test(text.charAt(at - 1)) ? ' ' : '';
    const after = /\p{L}/u.test(text.charAt(at + number.length)) ? ' ' : '';
    return before + number + after;
  });
}

function createReader(form: OrderNumberForm): (pieces: readonly string[]) => string | null {
  const whole = new RegExp(`^(?:${form.pattern})$`, 'i');
  const prefix = prefixOf(form.example);
  const hyphenated = /^\p{L}+-/u.test(form.example);
  return (pieces) => {
    const compact = pieces.join('').toUpperCase();
    if (compact.length > MAX_LENGTH) return null;
    const letters = prefixOf(compact);
    // Words before a number are not its letters ("is 10234"), unless they are the brand's own.
    if (pieces.length > 1 && letters !== prefix && !(pieces.length === 2 && isCode(pieces[0] ?? ''))) return null;
    const split = letters === '' ? compact : `${letters}-${compact.slice(letters.length)}`;
    const variants = hyphenated ? [split, compact] : [compact, split];
    return variants.find((variant) => whole.test(variant)) ?? null;
  };
}

function findDigits(
  pieces: readonly string[],
  form: OrderNumberForm,
  read: (pieces: readonly string[]) => string | null,
): string | null {
  const digits = pieces.filter((piece) => /^\d+$/.test(piece));
  const prefix = prefixOf(form.example);
  const keyed = keysOf(prefix);
  for (const candidate of [...digits, digits.join('')]) {
    const number = read([prefix + candidate]);
    if (number !== null) return number;
    // On a keypad the letters are keyed by what stands on the keys: "54" for KH.
    const rest = keyed !== '' && candidate.startsWith(keyed) ? read([prefix + candidate.slice(keyed.length)]) : null;
    if (rest !== null) return rest;
  }
  return null;
}

function isCode(piece: string): boolean {
  return /^[A-Z]{2,5}$/.test(piece);
}

export function prefixOf(number: string): string {
  return /^\p{Lu}*/u.exec(number.toUpperCase())?.[0] ?? '';
}
