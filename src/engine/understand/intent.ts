import type { Library } from '../library.ts';
import type { IntentScore } from './classify.ts';
import { sentencesOf, wordsOf } from './normalise.ts';

/** Below this likeness a text asks for nothing that we know. */
const THRESHOLD = 0.52;
/** Two flows closer than this are both offered. */
const MARGIN = 0.06;
/** What it takes to leave an open question, and for a part of a message to speak for the whole. */
const CLEAR = 0.62;
/** A part shorter than this says nothing by itself. Words. */
const MIN_WORDS = 2;
/** A clause longer than this is also read through a window that moves over it. Words. */
const LONG_CLAUSE = 9;
const WINDOW = 6;
const STRIDE = 2;
/** Windows read of one sentence; what is wanted is said early. */
const MAX_PARTS = 40;

/** A flow and the part of the message that asks for it. */
export interface Request {
  flow: string;
  text: string;
}

export type Intent =
  /** `second`: another request in the same message. */
  | { kind: 'clear'; first: Request; score: number; second: Request | null }
  | { kind: 'close'; flows: [string, string]; score: number }
  | { kind: 'none' };

/** Reads the message as a whole and in parts: in a long mail one clause says what is wanted. */
export function readIntent(text: string, library: Library): Intent {
  const sentences = sentencesOf(text).map((sentence) => ({ sentence, ranking: readSentence(sentence, library) }));
  const requests = requestsIn(sentences);
  const [top, next] = best([...sentences.map(({ ranking }) => ranking), rank(text, library)]);
  if (top === undefined || top.score < THRESHOLD) return { kind: 'none' };
  const [first, second] = requests;
  if (requests.length === 2 && first !== undefined && second !== undefined) {
    return { kind: 'clear', first, score: top.score, second };
  }
  if (next !== undefined && next.score >= THRESHOLD && top.score - next.score < MARGIN) {
    return { kind: 'close', flows: [top.flow, next.flow], score: top.score };
  }
  return { kind: 'clear', first: { flow: top.flow, text }, score: top.score, second: null };
}

/** Another intent that is clear enough to leave the present question for. */
export function readInterruption(text: string, presentFlow: string, library: Library): Intent {
  const intent = readIntent(text, library);
  return intent.kind === 'clear' && intent.first.flow !== presentFlow && intent.score >= CLEAR
    ? intent
    : { kind: 'none' };
}

/** The flows that sentences of their own ask for, in order. */
function requestsIn(sentences: readonly { sentence: string; ranking: IntentScore[] }[]): Request[] {
  const requests = sentences.flatMap(({ sentence, ranking }): Request[] => {
    const flow = clearlyFirst(ranking);
    return flow === null ? [] : [{ flow, text: sentence }];
  });
  return requests.filter(({ flow }, index) => requests.findIndex((other) => other.flow === flow) === index);
}

function readSentence(sentence: string, library: Library): IntentScore[] {
  const parts = partsOf(sentence).map((part) => rank(part, library).filter(({ score }) => score >= CLEAR));
  return best([rank(sentence, library), ...parts]);
}

function partsOf(sentence: string): string[] {
  const clauses = sentence
    .split(/[,;:–—]|\s-\s/u)
    .map((clause) => wordsOf(clause))
    .filter((words) => words.length >= MIN_WORDS);
  return clauses
    .flatMap((words) => [words, ...(words.length > LONG_CLAUSE ? windowsOf(words) : [])])
    .slice(0, MAX_PARTS)
    .map((words) => words.join(' '));
}

function windowsOf(words: readonly string[]): string[][] {
  const count = Math.ceil((words.length - WINDOW) / STRIDE) + 1;
  return Array.from({ length: count }, (_, index) => words.slice(index * STRIDE, index * STRIDE + WINDOW));
}

function rank(text: string, library: Library): IntentScore[] {
  return library.classifier.classify(text).filter(({ flow }) => library.flows.has(flow));
}

function clearlyFirst([first, second]: readonly IntentScore[]): string | null {
  if (first === undefined || first.score < CLEAR) return null;
  return first.score - (second?.score ?? 0) >= MARGIN ? first.flow : null;
}

/** The highest score of each flow, best first. */
function best(rankings: readonly (readonly IntentScore[])[]): IntentScore[] {
  const scores = new Map<string, number>();
  for (const { flow, score } of rankings.flat()) scores.set(flow, Math.max(score, scores.get(flow) ?? 0));
  return [...scores].map(([flow, score]) => ({ flow, score })).sort((one, other) => other.score - one.score);
}
