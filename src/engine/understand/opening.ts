import type { Library } from '../library.ts';
import { wordsOf } from './normalise.ts';

/** A message this long tells a story. Words. */
const LONG = 14;
/** Words beyond those of asking for the flow itself that make a message tell something. */
const OWN_WORDS = 4;

/** Whether the message that started a flow already says what happened, and not just what is wanted. */
export function isTelling(text: string, flow: string, library: Library): boolean {
  const words = wordsOf(text);
  const common = library.vocabulary(flow);
  return words.length >= LONG || words.filter((word) => !common.has(word)).length >= OWN_WORDS;
}
