import type { Scene } from '../scene.ts';
import { wordsOf } from './normalise.ts';

/** Words of one way of writing that it takes to answer in it. */
const MARKS = 2;
const FEW_WORDS = 3;
/** Where not one word is of the other way of writing, one is enough up to here. Words. */
const SOME_WORDS = 12;

/**
 * The language to answer this text in, or null to leave it as it is. Devanagari is answered in Hindi; Hindi in Latin
 * letters likewise in Latin letters, and spoken in Hindi. What the customer chose by name is not changed by Latin letters.
 */
export function detectLanguage(text: string, { facts, library, draft }: Scene): string | null {
  const letters = text.match(/[\u0904-\u0939\u0958-\u0961]/gu)?.length ?? 0;
  if (letters >= 2) return facts.languages.includes('hi') ? 'hi' : null;
  if (draft.state.isLanguageChosen === true) return null;
  const words = wordsOf(text);
  const count = (tag: string): number => {
    const marks = library.lexicon.marks.get(tag);
    return marks === undefined ? 0 : words.filter((word) => marks.has(word)).length;
  };
  const [hindi, english] = [count('hi-latn'), count('en')];
  if (hindi > english && hindi >= enoughOf(words.length, english)) {
    const latin = facts.form === 'spoken' ? 'hi' : 'hi-Latn';
    return facts.languages.includes(latin) ? latin : null;
  }
  return english >= MARKS && hindi === 0 && draft.state.language === 'hi-Latn' ? 'en' : null;
}

function enoughOf(words: number, ofTheOther: number): number {
  return words <= (ofTheOther === 0 ? SOME_WORDS : FEW_WORDS) ? 1 : MARKS;
}
