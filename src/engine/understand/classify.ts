import { isLike } from './likeness.ts';
import { wordsOf } from './normalise.ts';

export interface IntentScore {
  flow: string;
  /** 0 to 1; comparable between flows of one text. */
  score: number;
}

/** Which flow a text asks for. Best first; flows without any likeness are absent. */
export interface IntentClassifier {
  classify(text: string): IntentScore[];
}

/** Words say more than their trigrams; those forgive typos and endings. */
const WORD_WEIGHT = 1;
const TRIGRAM_WEIGHT = 0.5;
/** How much more a word says that belongs to one flow than one that all flows have. */
const RARITY = 1.5;

/**
 * The local classifier: likeness (cosine of TF-IDF vectors over words and letter trigrams) to the nearest phrase of
 * each flow. Knows nothing but the phrases, so what is unlike all of them scores low.
 */
export function createClassifier(phrases: readonly { flow: string; text: string }[]): IntentClassifier {
  const vocabulary = new Set(phrases.flatMap(({ text }) => wordsOf(text)));
  const counted = phrases.map(({ text }) => featuresOf(wordsOf(text)));
  const flowsWith = new Map<string, Set<string>>();
  counted.forEach((features, index) => {
    for (const feature of features.keys()) {
      flowsWith.set(feature, (flowsWith.get(feature) ?? new Set()).add(phrases[index]?.flow ?? ''));
    }
  });
  const flowCount = new Set(phrases.map(({ flow }) => flow)).size;
  // What few flows say weighs most, and what none says as much: unknown words make a text less alike.
  const weigh = (feature: string, count: number): number =>
    count * Math.log(1 + flowCount / (flowsWith.get(feature)?.size ?? 1)) ** RARITY;
  const postings = new Map<string, { phrase: number; weight: number }[]>();
  counted.forEach((features, phrase) => {
    for (const [feature, weight] of unitVector(features, weigh)) {
      const list = postings.get(feature) ?? [];
      list.push({ phrase, weight });
      postings.set(feature, list);
    }
  });

  return {
    classify(text) {
      const likeness = new Float64Array(phrases.length);
      const words = wordsOf(text).map((word) => knownWord(word, vocabulary));
      for (const [feature, weight] of unitVector(featuresOf(words), weigh)) {
        for (const posting of postings.get(feature) ?? []) {
          likeness[posting.phrase] = (likeness[posting.phrase] ?? 0) + weight * posting.weight;
        }
      }
      return bestPerFlow(phrases, likeness);
    },
  };
}

function bestPerFlow(phrases: readonly { flow: string }[], likeness: Float64Array): IntentScore[] {
  const best = new Map<string, number>();
  phrases.forEach(({ flow }, index) => {
    const score = likeness[index] ?? 0;
    if (score > (best.get(flow) ?? 0)) best.set(flow, score);
  });
  return [...best].map(([flow, score]) => ({ flow, score })).sort((one, other) => other.score - one.score);
}

/** The word that was meant where one letter is wrong. */
function knownWord(word: string, vocabulary: ReadonlySet<string>): string {
  if (vocabulary.has(word)) return word;
  for (const known of vocabulary) if (isLike(word, known)) return known;
  return word;
}

function featuresOf(words: readonly string[]): Map<string, number> {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number): void => {
    features.set(feature, (features.get(feature) ?? 0) + weight);
  };
  for (const word of words) {
    add(`w:${word}`, WORD_WEIGHT);
    const padded = `_${word}_`;
    for (let start = 0; start + 3 <= padded.length; start += 1) {
      add(`t:${padded.slice(start, start + 3)}`, TRIGRAM_WEIGHT / Math.max(1, padded.length - 2));
    }
  }
  return features;
}

function unitVector(
  features: ReadonlyMap<string, number>,
  weigh: (feature: string, count: number) => number,
): Map<string, number> {
  const weights = [...features].map(([feature, count]) => [feature, weigh(feature, count)] as const);
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return new Map(weights.map(([feature, weight]) => [feature, weight / length]));
}
