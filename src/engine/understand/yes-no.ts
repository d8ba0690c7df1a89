import { type Lexicon, withoutFillers } from './lexicon.ts';
import { wordsOf } from './normalise.ts';

/** Longer messages say more than yes or no. Words. */
const MAX_WORDS = 5;
/** Words beside a yes or no that does not come first: "that is not right", but not "order not received". */
const MAX_OTHERS = 1;

/** A "no" anywhere in a short message wins: "sahi nahi hai" holds both. */
export function readYesNo(text: string, lexicon: Lexicon): boolean | null {
  const words = wordsOf(text);
  if (words.length === 0) return readSign(text);
  const whole = words.join(' ');
  if (lexicon.yes.has(whole)) return true;
  if (lexicon.no.has(whole)) return false;
  const meant = withoutFillers(words, lexicon);
  if (meant.length === 0 || meant.length > MAX_WORDS) return null;
  if (onlyHeard(meant, lexicon)) return null;
  const isKnown = (word: string): boolean => lexicon.yes.has(word) || lexicon.no.has(word);
  // "Do not record it"
  const isFirst = isKnown(meant[0] ?? '') || lexicon.no.has(words.slice(0, 2).join(' '));
  if (!isFirst && meant.filter((word) => !isKnown(word)).length > MAX_OTHERS) return null;
  const says = (set: ReadonlySet<string>): boolean =>
    set.has(meant.join(' ')) || meant.some((word) => set.has(word)) || pairs(meant).some((pair) => set.has(pair));
  if (says(lexicon.no)) return false;
  return says(lexicon.yes) ? true : null;
}

/** "Ok but why", "acha kab": an "ok" that leads to a question has only heard what was asked. */
function onlyHeard([first = '', ...others]: readonly string[], { yes, openers, asking }: Lexicon): boolean {
  return yes.has(first) && openers.has(first) && others.some((word) => asking.has(word) && !openers.has(word));
}

/** A thumb, up or down, is an answer. */
function readSign(text: string): boolean | null {
  const signs = text.replace(/\p{Emoji_Modifier}|\u{fe0f}|\u{200d}|\s/gu, '');
  if (/^[👍👌✅✔☑🆗💯]+$/u.test(signs)) return true;
  return /^[👎❌✖🚫🙅]+$/u.test(signs) ? false : null;
}

/** A "no" and nothing else: "no", "nahi ji". Where nothing was asked, "refund not received" is no refusal. */
export function isPlainNo(text: string, lexicon: Lexicon): boolean {
  const words = wordsOf(text);
  if (words.length === 0) return false;
  return lexicon.no.has(words.join(' ')) || withoutFillers(words, lexicon).every((word) => lexicon.no.has(word));
}

function pairs(words: readonly string[]): string[] {
  return words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
}
