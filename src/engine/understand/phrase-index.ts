import { normalise, wordsOf } from './normalise.ts';

/** Phrases and what each means, by their first words: a text has few words, and there may be hundreds of phrases. */
export type PhraseIndex<Meaning> = ReadonlyMap<string, readonly Entry<Meaning>[]>;

interface Entry<Meaning> {
  /** With a space on both sides. */
  padded: string;
  meaning: Meaning;
}

/** Of normalised phrases. */
export function indexPhrases<Meaning>(
  phrases: readonly (readonly [phrase: string, meaning: Meaning])[],
): PhraseIndex<Meaning> {
  const index = new Map<string, Entry<Meaning>[]>();
  for (const [phrase, meaning] of phrases) {
    const [first = ''] = phrase.split(' ');
    index.set(first, [...(index.get(first) ?? []), { padded: ` ${phrase} `, meaning }]);
  }
  return index;
}

/** What the phrases mean that stand in a text, in no order. */
export function meaningsIn<Meaning>(text: string, index: PhraseIndex<Meaning>): Meaning[] {
  return entriesIn(text, index).map(({ meaning }) => meaning);
}

/** Longer messages tell more. Words. */
const BRIEF = 10;

/** Whether a message says one of the phrases, and little besides. */
export function saysBriefly(text: string, index: PhraseIndex<unknown>): boolean {
  return wordsOf(text).length <= BRIEF && entriesIn(text, index).length > 0;
}

/** The phrases themselves. */
export function phrasesIn<Meaning>(text: string, index: PhraseIndex<Meaning>): string[] {
  return entriesIn(text, index).map(({ padded }) => padded.trim());
}

function entriesIn<Meaning>(text: string, index: PhraseIndex<Meaning>): Entry<Meaning>[] {
  const said = ` ${normalise(text)} `;
  return wordsOf(text).flatMap((word) => (index.get(word) ?? []).filter(({ padded }) => said.includes(padded)));
}
