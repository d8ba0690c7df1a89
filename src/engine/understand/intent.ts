import type { Library } from '../library.ts';
import type { IntentScore } from './classify.ts';
import { normalise, sentencesOf, wordsOf } from './normalise.ts';

/** From this probability on that a text asks for some flow, it is taken to. */
const CERTAIN = 0.82;
/** From here on it may ask for something: the customer is asked which. Below, it asks for nothing that we do. */
const PERHAPS = 0.6;
/** The share of the likeliest flow in that; below, two are offered. */
const SHARE = 0.5;
/** What it takes to leave an open question, and to be heard as a second request. */
const INTERRUPTS = 0.9;
/** A half sentence from this length on tells what happened. Words. */
const STORY_HALF = 6;
/** A second flow from this probability on may be meant beside the likeliest. */
const RIVAL = 0.03;
const CLAUSE_END = /[,;:–—]|\s-\s/u;
/** A part shorter than this says nothing by itself. Words. */
const MIN_WORDS = 2;
/** A text longer than this is a story: its parts speak for it. Words. */
const STORY = 24;
/** A clause longer than this is also read through a window that moves over it. Words. */
const LONG_CLAUSE = 12;
const WINDOW = 8;
const STRIDE = 4;
/** Sentences and parts of one that are read; what is wanted is said early or late. */
const MAX_SENTENCES = 60;
const MAX_PARTS = 20;

/** A flow and the part of the message that asks for it. */
export interface Request {
  flow: string;
  text: string;
  /** Where the message speaks of several orders: the one that this is about. */
  orderNumber?: string;
}

export type Intent =
  /** `second`: another request in the same message. */
  | { kind: 'clear'; first: Request; score: number; second: Request | null }
  | { kind: 'close'; flows: [string, string]; score: number }
  | { kind: 'none' };

interface Opinion {
  kind: 'clear' | 'close' | 'none';
  ranking: IntentScore[];
  /** Probability that the text asks for any flow. */
  inside: number;
}
interface Judgement extends Opinion {
  text: string;
}
type Judge = (text: string) => Judgement;

/**
 * Reads the message as a whole and in sentences: in a long mail one clause says what is wanted. `judge`: where nearly
 * the same is read once more, what is the same is judged once.
 */
export function readIntent(text: string, library: Library, judge: Judge = createJudge(library)): Intent {
  const all = sentencesOf(text);
  // A word alone between others is a name below a letter: "Meera" asks for no data.
  const sentences = all.length === 1 ? all : all.filter((sentence) => wordsOf(sentence).length >= MIN_WORDS);
  const heard = ends(sentences, MAX_SENTENCES).flatMap((sentence) => judgeSentence(sentence, judge, library));
  const requests = withoutGeneral(distinct(heard.filter(({ kind }) => kind === 'clear')), library);
  const [first, second] = requests;
  if (first !== undefined && second !== undefined && second.inside >= INTERRUPTS) return clear(first, text, second);
  const whole = judge(text);
  if (first !== undefined)
    return clear(whole.kind === 'clear' && requests.length > 0 ? agreed(first, whole, library) : first, text, null);
  const best = [whole, ...heard].toSorted((one, other) => other.inside - one.inside)[0];
  if (whole.kind === 'clear' && wordsOf(text).length <= STORY) return clear(whole, text, null);
  return best === undefined ? { kind: 'none' } : perhaps(best);
}

/** Another intent that is clear enough to leave the present question for. */
export function readInterruption(text: string, presentFlow: string, library: Library): Intent {
  return asInterruption(readIntent(text, library), presentFlow);
}

export function asInterruption(intent: Intent, presentFlow: string): Intent {
  return intent.kind === 'clear' && intent.first.flow !== presentFlow && intent.score >= INTERRUPTS
    ? intent
    : { kind: 'none' };
}

/** The sentence that asked, or the whole text where that knows a flow about the same thing more exactly. */
function agreed(sentence: Judgement, whole: Judgement, library: Library): Judgement {
  const flow = library.flows.get(flowOf(sentence));
  const other = library.flows.get(flowOf(whole));
  const same = flow?.about !== undefined && flow.about === other?.about;
  return same && flow?.general === true && other?.general !== true ? whole : sentence;
}

function clear(first: Judgement, text: string, second: Judgement | null): Intent {
  return {
    kind: 'clear',
    first: { flow: flowOf(first), text: second === null ? text : first.text },
    score: first.inside,
    second: second === null ? null : { flow: flowOf(second), text: second.text },
  };
}

function perhaps({ kind, ranking, inside }: Judgement): Intent {
  const [first, second] = ranking;
  if (kind === 'none' || first === undefined || second === undefined) return { kind: 'none' };
  return { kind: 'close', flows: [first.flow, second.flow], score: inside };
}

/** A sentence, or its two requests, or the part of it that is clear where the whole of it is not. */
function judgeSentence(sentence: string, judge: Judge, library: Library): Judgement[] {
  const whole = judge(sentence);
  const both = bothOf(whole, judge, library);
  if (both.length > 0) return both;
  if (whole.kind === 'clear') return [whole];
  const parts = partsOf(sentence).map(judge);
  const found = parts.filter(({ kind, inside }) => kind === 'clear' && inside >= INTERRUPTS);
  return [found.toSorted((one, other) => other.inside - one.inside)[0] ?? whole];
}

/** "Where is my order, and send me the bill": each half asks clearly for one of what the whole may mean. */
function bothOf(whole: Judgement, judge: Judge, library: Library): Judgement[] {
  const [first, second] = whole.ranking;
  if (first === undefined || second === undefined || second.score < RIVAL) return [];
  const halves = halvesOf(whole.text, library).map(judge);
  const sure = distinct(
    halves.filter(
      (half) => (half.ranking[0]?.score ?? 0) >= INTERRUPTS && [first.flow, second.flow].includes(flowOf(half)),
    ),
  );
  if (withoutGeneral(sure, library).length !== 2) return [];
  // "The sheet has a stain and smells, I want to complain": what is complained about is no request of its own.
  const isGeneral = library.flows.get(first.flow)?.general === true;
  const isStory = sure.some((half) => flowOf(half) !== first.flow && wordsOf(half.text).length >= STORY_HALF);
  return isGeneral && isStory ? [] : sure;
}

function halvesOf(sentence: string, { lexicon }: Library): string[] {
  const halves: string[][] = [];
  for (const clause of sentence.split(CLAUSE_END)) {
    let half: string[] = [];
    for (const word of wordsOf(clause)) {
      if (lexicon.joins.has(word)) {
        halves.push(half);
        half = [];
      } else half.push(word);
    }
    halves.push(half);
  }
  return halves
    .filter((words) => words.length >= MIN_WORDS)
    .slice(0, MAX_PARTS)
    .map((words) => words.join(' '));
}

/** Judges what a message says; a sentence is often all of it, and a part all of a sentence. */
export function createJudge(library: Library): Judge {
  const known = new Map<string, Opinion>();
  return (text) => {
    const words = normalise(text);
    const opinion = known.get(words) ?? opinionOf(text, library);
    known.set(words, opinion);
    return { ...opinion, text };
  };
}

function opinionOf(text: string, library: Library): Opinion {
  const ranking = library.classifier.classify(text).filter(({ flow }) => library.flows.has(flow));
  const inside = ranking.reduce((sum, { score }) => sum + score, 0);
  const share = inside === 0 ? 0 : shareOfSubject(ranking, library) / inside;
  const kind = inside < PERHAPS ? 'none' : inside >= CERTAIN && share >= SHARE ? 'clear' : 'close';
  return { kind, ranking, inside };
}

/** What the likeliest flow and those about the same subject have together: each of these finds out what is meant. */
function shareOfSubject(ranking: readonly IntentScore[], library: Library): number {
  const [first] = ranking;
  if (first === undefined) return 0;
  const about = library.flows.get(first.flow)?.about;
  const same = ranking.filter(
    ({ flow }) => flow === first.flow || (about !== undefined && library.flows.get(flow)?.about === about),
  );
  return same.reduce((sum, { score }) => sum + score, 0);
}

function distinct(judgements: readonly Judgement[]): Judgement[] {
  return judgements.filter((one, index) => judgements.findIndex((other) => flowOf(other) === flowOf(one)) === index);
}

/** Of two that are about the same, the more exact one; where both are, what was said first. */
function withoutGeneral(judgements: readonly Judgement[], library: Library): Judgement[] {
  const kept: Judgement[] = [];
  for (const one of judgements) {
    const about = library.flows.get(flowOf(one))?.about;
    const rival =
      about === undefined ? -1 : kept.findIndex((other) => library.flows.get(flowOf(other))?.about === about);
    const present = kept[rival];
    if (present === undefined) kept.push(one);
    else if (library.flows.get(flowOf(present))?.general === true) kept[rival] = one;
  }
  return kept;
}

function flowOf({ ranking }: Judgement): string {
  return ranking[0]?.flow ?? '';
}

/** The first and the last of a long list. */
function ends(sentences: readonly string[], count: number): string[] {
  return sentences.length <= count
    ? [...sentences]
    : [...sentences.slice(0, count / 2), ...sentences.slice(sentences.length - count / 2)];
}

function partsOf(sentence: string): string[] {
  const clauses = sentence
    .split(CLAUSE_END)
    .map((clause) => wordsOf(clause))
    .filter((words) => words.length >= MIN_WORDS);
  const parts = clauses.flatMap((words) => (words.length > LONG_CLAUSE ? windowsOf(words) : [words]));
  return parts.slice(0, MAX_PARTS).map((words) => words.join(' '));
}

function windowsOf(words: readonly string[]): string[][] {
  const count = Math.ceil((words.length - WINDOW) / STRIDE) + 1;
  return Array.from({ length: count }, (_, index) => words.slice(index * STRIDE, index * STRIDE + WINDOW));
}
