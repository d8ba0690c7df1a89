import type { Library } from '../library.ts';
import { clausesOf } from './clauses.ts';
import { sentencesOf, wordsOf } from './normalise.ts';

/** A message this long tells a story. Words. */
const LONG = 14;
/** Words beyond those of asking for the flow itself that make a message tell something. */
const OWN_WORDS = 4;

/** A clause that stands beside the wish ("I want to complain, the boy shouted at my mother"), and words of its own in it. */
const LONG_CLAUSE = 5;
const OWN_WORDS_OF_CLAUSE = 2;
/** Which order it is tells nothing of what happened. */
const DIGIT = /\d/;

/** Whether the message that started a flow already says what happened, and not just what is wanted. */
export function isTelling(text: string, flow: string, library: Library): boolean {
  const words = wordsOf(text);
  const common = library.vocabulary(flow);
  return words.length >= LONG || ownOf(words, common).length >= OWN_WORDS;
}

/** Whether one clause says what happened, however little it is, and another one what is wanted. */
export function tellsInClause(text: string, flow: string, library: Library): boolean {
  const clauses = sentencesOf(text).flatMap(clausesOf).map(wordsOf);
  const common = library.vocabulary(flow);
  const isWish = (words: readonly string[]): boolean => words.length > 0 && ownOf(words, common).length === 0;
  const tells = (words: readonly string[]): boolean =>
    words.length >= LONG_CLAUSE &&
    ownOf(words, common).filter((word) => !DIGIT.test(word)).length >= OWN_WORDS_OF_CLAUSE;
  return clauses.some(isWish) && clauses.some(tells);
}

function ownOf(words: readonly string[], common: ReadonlySet<string>): string[] {
  return words.filter((word) => !common.has(word));
}
