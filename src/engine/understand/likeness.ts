/** Shorter words differ by one letter too often. */
const MIN_LENGTH = 4;
/** A wrong letter makes another word sooner than a missing one ("cake", "make"). */
const MIN_LENGTH_WRONG_LETTER = 6;

/** Equal, or one letter off in a long word. */
export function isLike(word: string, other: string): boolean {
  if (word === other) return true;
  const longer = Math.max(word.length, other.length);
  const minimum = word.length === other.length ? MIN_LENGTH_WRONG_LETTER : MIN_LENGTH;
  if (word.length < minimum || Math.abs(word.length - other.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start += 1;
  let end = 0;
  while (end < word.length - start && end < other.length - start && word.at(-1 - end) === other.at(-1 - end)) end += 1;
  return longer - start - end <= 1;
}
