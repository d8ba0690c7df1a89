import { type Concepts, createFeatures, type Features } from './features.ts';

export interface IntentScore {
  /** Its id, or what no flow answers, with `OUTSIDE` in front. */
  flow: string;
  /** Probability that the text asks for it, 0 to 1. */
  score: number;
}

/** Which flow a text asks for. Best first; unlikely ones may be absent. */
export interface IntentClassifier {
  classify(text: string): IntentScore[];
}

export interface Example {
  /** Flow id, or a topic that no flow answers, with `OUTSIDE` in front. */
  label: string;
  text: string;
}

/** Labels that begin so are no flows: what they get is taken from the flows' probability. */
export const OUTSIDE = '-';
/** What is said before a wish. */
export const BACKGROUND = `${OUTSIDE}background`;

const EPOCHS = 3;
const LEARNING_RATE = 0.5;
/** Keeps weights small, so that one word does not decide alone. */
const DECAY = 1e-3;

/**
 * The local classifier: multinomial logistic regression over words, meanings, pairs and letters, learned at start from
 * the phrases in about a second of processor time. What is asked beside the flows is a class of its own.
 */
export function createClassifier(examples: readonly Example[], concepts: Concepts): IntentClassifier {
  const featuresOf = createFeatures(
    examples.map(({ text }) => text),
    concepts,
  );
  const labels = [...new Set(examples.map(({ label }) => label))];
  const ids = new Map<number, number>();
  const samples = mixed(examples).map(({ label, text }) => ({
    label: labels.indexOf(label),
    vector: toVector(featuresOf(text), (feature) => {
      const id = ids.get(feature) ?? ids.size;
      ids.set(feature, id);
      return id;
    }),
  }));
  const model = train(samples, ids.size, labels.length);
  return {
    classify(text) {
      // A key, a size, a sum: digits alone ask for nothing.
      if (!/\p{L}/u.test(text)) return [];
      const vector = toVector(featuresOf(text), (feature) => ids.get(feature));
      if (vector.ids.length === 0) return [];
      const probabilities = softmax(scoresOf(model, vector, labels.length));
      return labels
        .map((flow, index) => ({ flow, score: probabilities[index] ?? 0 }))
        .sort((one, other) => other.score - one.score);
    },
  };
}

interface Vector {
  ids: Int32Array;
  weights: Float32Array;
}

/** In single precision, which is enough: some 11 MB instead of 23. */
interface Model {
  weights: Float32Array;
  bias: Float64Array;
}

/** Unit length, so that a long text is no louder than a short one. Unknown features count in the length. */
function toVector(features: Features, idOf: (feature: number) => number | undefined): Vector {
  const length = Math.hypot(...features.values()) || 1;
  const ids = new Int32Array(features.size);
  const weights = new Float32Array(features.size);
  let known = 0;
  for (const [feature, weight] of features) {
    const id = idOf(feature);
    if (id === undefined) continue;
    ids[known] = id;
    weights[known] = (SCALE * weight) / length;
    known += 1;
  }
  return { ids: ids.subarray(0, known), weights: weights.subarray(0, known) };
}
const SCALE = 4;

/** Stochastic gradient descent with AdaGrad, in the order given: the same phrases give the same model. */
function train(samples: readonly { label: number; vector: Vector }[], features: number, classes: number): Model {
  const model: Model = { weights: new Float32Array(features * classes), bias: new Float64Array(classes) };
  const seen = new Float32Array(features * classes).fill(1e-2);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const sample of samples) {
      const errors = softmax(scoresOf(model, sample.vector, classes));
      errors[sample.label] = (errors[sample.label] ?? 0) - 1;
      learn(model, seen, sample.vector, errors);
    }
  }
  return model;
}

/** Classes that were right anyway teach nothing and are passed over: after a few rounds these are nearly all. */
function learn({ weights, bias }: Model, seen: Float32Array, vector: Vector, errors: Float64Array): void {
  const classes = errors.length;
  const wrong = wrongOf(errors);
  for (let index = 0; index < vector.ids.length; index += 1) {
    const row = (vector.ids[index] ?? 0) * classes;
    const weight = vector.weights[index] ?? 0;
    for (const label of wrong) {
      const at = row + label;
      const gradient = (errors[label] ?? 0) * weight + DECAY * (weights[at] ?? 0);
      const sum = (seen[at] ?? 0) + gradient * gradient;
      seen[at] = sum;
      weights[at] = (weights[at] ?? 0) - (LEARNING_RATE * gradient) / Math.sqrt(sum);
    }
  }
  for (const label of wrong) bias[label] = (bias[label] ?? 0) - 0.01 * (errors[label] ?? 0);
}
const NEGLIGIBLE = 1e-2;

function wrongOf(errors: Float64Array): number[] {
  const wrong: number[] = [];
  for (let label = 0; label < errors.length; label += 1) {
    if (Math.abs(errors[label] ?? 0) > NEGLIGIBLE) wrong.push(label);
  }
  return wrong;
}

function scoresOf({ weights, bias }: Model, vector: Vector, classes: number): Float64Array {
  const scores = bias.slice();
  for (let index = 0; index < vector.ids.length; index += 1) {
    const row = (vector.ids[index] ?? 0) * classes;
    const weight = vector.weights[index] ?? 0;
    for (let label = 0; label < classes; label += 1) {
      scores[label] = (scores[label] ?? 0) + (weights[row + label] ?? 0) * weight;
    }
  }
  return scores;
}

/** In place: of scores, the probabilities. */
function softmax(scores: Float64Array): Float64Array {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let index = 0; index < scores.length; index += 1) {
    const power = Math.exp((scores[index] ?? 0) - highest);
    scores[index] = power;
    sum += power;
  }
  for (let index = 0; index < scores.length; index += 1) scores[index] = (scores[index] ?? 0) / sum;
  return scores;
}

/** An order that looks like chance. A phrase more or less moves no other: what is learned of the others stays. */
function mixed(examples: readonly Example[]): Example[] {
  return examples
    .map((example) => ({ example, place: placeOf(example.text) }))
    .sort((one, other) => one.place - other.place)
    .map(({ example }) => example);
}

/** FNV-1a, 32 bits, with its bits mixed once more: like phrases are far apart. */
function placeOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
