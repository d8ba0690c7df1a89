import type { Lexicon } from './lexicon.ts';
import { wordsOf } from './normalise.ts';
import { meaningsIn } from './phrase-index.ts';

/** Longer messages tell something besides. Words. */
const MAX_WORDS = 9;

/** The number that "same number" means, where the channel shows one: what the customer writes from. */
export function findOwnNumber(text: string, writesFrom: string | undefined, lexicon: Lexicon): string | null {
  return writesFrom !== undefined && namesOwnNumber(text, lexicon) ? writesFrom : null;
}

/** "Same number", "isi number pe": what the customer writes from is meant. */
export function namesOwnNumber(text: string, { ownNumber, no }: Lexicon): boolean {
  const words = wordsOf(text);
  return words.length <= MAX_WORDS && meaningsIn(text, ownNumber).length > 0 && !words.some((word) => no.has(word));
}
