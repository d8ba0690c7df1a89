import type { Lexicon } from './lexicon.ts';
import { wordsOf } from './normalise.ts';

/** "Is it free?" */
export function endsWithMark(text: string): boolean {
  return /[?？]\s*$/u.test(text);
}

/** The same, or a word in it that asks: "tell me why". */
export function asksSomething(text: string, { asking }: Pick<Lexicon, 'asking'>): boolean {
  return endsWithMark(text) || wordsOf(text).some((word) => asking.has(word));
}
