import { isLike } from './likeness.ts';
import { normalise, wordsOf } from './normalise.ts';

/** Concept -> its words, in every language. */
export type Concepts = Readonly<Record<string, readonly string[]>>;

/** What is looked at in a text, each by its number, with a weight. */
export type Features = ReadonlyMap<number, number>;

/** How much each kind of feature says. Letters forgive typos and endings; pairs tell "not received" from "received, not good". */
const WEIGHTS = { word: 0.6, concept: 1, pair: 0.7, letters: 0.35 } as const;
/** A pair may have this many words between. */
const PAIR_REACH = 2;

/** What a word says by itself. */
interface Word {
  meaning: string;
  /** Numbers of its features: the word as it is written, its meaning, its letters. */
  written: number;
  meant: number;
  letters: readonly number[];
  letterWeight: number;
}

/** The number of a feature by its name: to write names out for each text takes longer than all the rest. */
type NumberOf = (name: string) => number;

/** Turns texts into features. Words are put right where one letter is wrong, and named by what they mean. */
export function createFeatures(texts: readonly string[], concepts: Concepts): (text: string) => Features {
  const meanings = new Map<string, string>();
  for (const [concept, words] of Object.entries(concepts)) {
    for (const word of words) {
      const key = normalise(word);
      if (!meanings.has(key)) meanings.set(key, concept);
    }
  }
  const wordOf = (word: string, numberOf: NumberOf): Word => createWord(word, meanings.get(word) ?? word, numberOf);
  const known = new Set([...meanings.keys(), ...texts.flatMap(wordsOf)]);
  const numbers = new Map<string, number>();
  const numberOfKnown = numbering(numbers, 0);
  const number = wordOf(NUMBER, numberOfKnown);
  const vocabulary = new Map([...known].map((word) => [word, wordOf(word, numberOfKnown)]));
  const putRight = createSpelling(known);
  const spelled = new Map<string, string>();
  const respell = (word: string): string => {
    const meant = spelled.get(word) ?? putRight(word);
    if (spelled.size < MAX_REMEMBERED) spelled.set(word, meant);
    return meant;
  };
  const readWord = (said: string, numberOf: NumberOf): Word => {
    if (LONG_NUMBER.test(said)) return number;
    const word = vocabulary.get(said);
    if (word !== undefined) return word;
    const meant = respell(said);
    return vocabulary.get(meant) ?? wordOf(meant, numberOf);
  };
  const pairOf = (one: Word, other: Word, numberOf: NumberOf): number => {
    const isKnown = one.meant < numbers.size && other.meant < numbers.size;
    return isKnown ? -1 - (one.meant * numbers.size + other.meant) : numberOf(`p:${one.meaning} ${other.meaning}`);
  };

  return (text) => {
    // What a stranger's words get holds for this text alone.
    const numberOfStrange = numbering(new Map(), numbers.size);
    const numberOf: NumberOf = (name) => numbers.get(name) ?? numberOfStrange(name);
    const words = wordsOf(text).map((said) => readWord(said, numberOf));
    const features = new Map<number, number>();
    const add = (feature: number, weight: number): void => {
      features.set(feature, (features.get(feature) ?? 0) + weight);
    };
    words.forEach((word, index) => {
      add(word.written, WEIGHTS.word);
      add(word.meant, WEIGHTS.concept);
      for (let distance = 1; distance <= PAIR_REACH; distance += 1) {
        const other = words[index + distance];
        if (other !== undefined) add(pairOf(word, other, numberOf), WEIGHTS.pair / distance);
      }
      for (const letters of word.letters) add(letters, word.letterWeight);
    });
    return features;
  };
}

/** Each new name gets the next number. */
function numbering(numbers: Map<string, number>, first: number): NumberOf {
  return (name) => {
    const number = numbers.get(name) ?? first + numbers.size;
    numbers.set(name, number);
    return number;
  };
}

function createWord(word: string, meaning: string, numberOf: NumberOf): Word {
  return {
    meaning,
    written: numberOf(`w:${word}`),
    meant: numberOf(`c:${meaning}`),
    letters: lettersOf(word).map((letters) => numberOf(`l:${letters}`)),
    letterWeight: WEIGHTS.letters / Math.sqrt(word.length),
  };
}

/** All order numbers, PIN codes and phone numbers are alike: which one it is says nothing of what is wanted. */
const LONG_NUMBER = /\d{4}/;
const NUMBER = '#';

/** Spellings remembered, so that a stranger's words do not fill the memory. */
const MAX_REMEMBERED = 10_000;

/** The word that was meant where one letter is wrong. Words are kept by length: one letter makes no more difference. */
function createSpelling(vocabulary: ReadonlySet<string>): (word: string) => string {
  const byLength = new Map<number, string[]>();
  for (const word of vocabulary) {
    const same = byLength.get(word.length) ?? [];
    same.push(word);
    byLength.set(word.length, same);
  }
  return (word) => {
    if (vocabulary.has(word)) return word;
    for (const length of [word.length, word.length - 1, word.length + 1]) {
      const meant = byLength.get(length)?.find((known) => isLike(word, known));
      if (meant !== undefined) return meant;
    }
    return word;
  };
}

function lettersOf(word: string): string[] {
  const padded = `_${word}_`;
  return Array.from({ length: Math.max(0, padded.length - 3) }, (_, start) => padded.slice(start, start + 4));
}
