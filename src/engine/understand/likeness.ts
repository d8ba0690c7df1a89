import { soundsLike } from './sound.ts';

/** Shorter words differ by one letter too often. */
const MIN_LENGTH = 4;
/** A wrong letter makes another word sooner than a missing one ("cake", "make"). */
const MIN_LENGTH_WRONG_LETTER = 6;

/** Equal, one letter off in a long word, or two neighbours that changed places ("retrun"). */
export function isLike(word: string, other: string): boolean {
  if (word === other) return true;
  if (Math.abs(word.length - other.length) > 1) return false;
  if (isSwapped(word, other)) return true;
  const longer = Math.max(word.length, other.length);
  const minimum = word.length === other.length ? MIN_LENGTH_WRONG_LETTER : MIN_LENGTH;
  if (Math.min(word.length, other.length) < minimum) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  let end = 0;
  while (end < word.length - start && end < other.length - start && word.at(-1 - end) === other.at(-1 - end)) end += 1;
  return longer - start - end <= 1;
}

function isSwapped(word: string, other: string): boolean {
  if (word.length !== other.length || word.length < MIN_LENGTH) return false;
  let at = 0;
  while (at < word.length && word[at] === other[at]) at += 1;
  return word[at] === other[at + 1] && word[at + 1] === other[at] && word.slice(at + 2) === other.slice(at + 2);
}

/** A number is right or it is another number: TS-10110 is no typing mistake for TS-10101. */
export function isSame(word: string, other: string): boolean {
  return (isLike(word, other) && (word === other || !/\d/.test(word))) || soundsLike(word, other);
}
