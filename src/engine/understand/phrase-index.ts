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
  const said = ` ${normalise(text)} `;
  const found: Meaning[] = [];
  for (const word of wordsOf(text)) {
    for (const { padded, meaning } of index.get(word) ?? []) if (said.includes(padded)) found.push(meaning);
  }
  return found;
}
