import type { Library } from '../library.ts';
import { TICKET_FLOW } from '../texts.ts';
import { withoutLabels } from './about-order.ts';
import { BACKGROUND, type IntentScore, OUTSIDE } from './classify.ts';
import { clausesOf, partsBetweenJoins } from './clauses.ts';
import { normalise, sentencesOf, wordsOf } from './normalise.ts';

/** From this probability on that a text asks for some flow, it is taken to. */
const CERTAIN = 0.82;
/** From here on it may ask for something: the customer is asked which. Below, it asks for nothing that we do. */
const PERHAPS = 0.6;
/** The share of the likeliest flow in that; below, two are offered. */
const SHARE = 0.5;
/** What it takes to leave an open question, and to be heard as a second request. */
const INTERRUPTS = 0.9;
/** What a part of a long sentence tells from here on is what happened. */
const TELLS = 0.99;
/** A half sentence from this length on tells what happened. Words. */
const STORY_HALF = 6;
/** A second flow from this probability on may be meant beside the likeliest. */
const RIVAL = 0.003;
/** Requests of one message: nobody asks for more at once. */
export const MAX_WISHES = 3;
/** A part shorter than this says nothing by itself. Words. */
const MIN_WORDS = 2;
/** A line of capitals below this many is the name of who writes: "Meera Nair" asks for nothing either. */
const MIN_LINES = 2;
const NAME = /^\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*){1,2}$/u;
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
  /** Where the message speaks of several orders: the one that this is about; null: none of them. */
  orderNumber?: string | null;
  /** It is about one of these; which, has to be asked. */
  among?: readonly string[];
}

export type Intent =
  /**
   * `score`: that any flow is asked for; `own`: that it is the first one. `further`: other requests in the same message, in
   * the order in which they were said.
   */
  | { kind: 'clear'; first: Request; score: number; own: number; further: readonly Request[] }
  | { kind: 'close'; flows: [string, string]; score: number }
  | { kind: 'none' };

interface Opinion {
  kind: 'clear' | 'close' | 'none';
  ranking: IntentScore[];
  /** Probability that the text asks for any flow. */
  inside: number;
  /** The likeliest thing that no flow answers. */
  outside: IntentScore | undefined;
  /** It tells how it began, and is no wish beside another sentence's. */
  isBackground: boolean;
}
interface Judgement extends Opinion {
  text: string;
}
export type Judge = (text: string) => Judgement;

/**
 * Reads the message as a whole and in sentences: in a long mail one clause says what is wanted. `judge`: where the same,
 * or nearly the same, is read once more, what is the same is judged once.
 */
export function readIntent(text: string, library: Library, judge: Judge = createJudge(library)): Intent {
  // "Pata nahi" has a word of addresses in it, and asks for none.
  if (library.lexicon.dontKnow.has(wordsOf(text).join(' '))) return { kind: 'none' };
  const all = sentencesOf(text);
  // A word alone between others is a name below a letter: "Meera" asks for no data.
  const sentences =
    all.length === 1
      ? all
      : all.filter((line, index) => wordsOf(line).length >= MIN_WORDS && !(index >= MIN_LINES && NAME.test(line)));
  const heard = ends(sentences, MAX_SENTENCES).flatMap((sentence) => judgeSentence(sentence, judge, library));
  const sure = new Set(heard.filter(isSure).map(flowOf));
  const asked = heard.filter(({ kind }) => kind === 'clear');
  const wished = asked.filter(({ isBackground }) => !isBackground);
  const requests = withoutGeneral(distinct(wished.length > 0 ? wished : asked), library);
  const [first, ...others] = requests;
  const isStory = wordsOf(text).length > STORY;
  const further = others
    .filter(
      (one) =>
        sure.has(flowOf(one)) &&
        isOwnWish(flowOf(one), { isStory, first: first === undefined ? '' : flowOf(first) }, library),
    )
    .slice(0, MAX_WISHES - 1);
  if (first !== undefined && further.length > 0) return clear(first, text, further);
  const whole = judge(text);
  if (first !== undefined) return clear(whole.kind === 'clear' ? agreed(first, whole, library) : first, text, []);
  const best = [whole, ...heard].toSorted((one, other) => other.inside - one.inside)[0];
  if (whole.kind === 'clear' && wordsOf(text).length <= STORY) return clear(whole, text, []);
  return best === undefined ? { kind: 'none' } : perhaps(best);
}

/** "It came broken, please pick it up": the courier comes with that; and what a story tells is no wish beside it. */
export function isOwnWish(
  id: string,
  { isStory, first }: { isStory: boolean; first: string },
  { flows }: Pick<Library, 'flows'>,
): boolean {
  const flow = flows.get(id);
  if (isStory && flow?.isTold === true) return false;
  return flow?.partOf === undefined || flow.partOf !== flows.get(first)?.about;
}

/** Another intent that is clear enough to leave the present question for. `presentFlow`: undefined where the bot asks none. */
export function readInterruption(
  text: string,
  presentFlow: string | undefined,
  { library, judge }: { library: Library; judge?: Judge },
): Intent {
  return asInterruption(readIntent(text, library, judge), presentFlow);
}

export function asInterruption(intent: Intent, presentFlow: string | undefined): Intent {
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

function clear(first: Judgement, text: string, further: readonly Judgement[]): Intent {
  return {
    kind: 'clear',
    first: { flow: flowOf(first), text: further.length === 0 ? text : first.text },
    score: first.inside,
    own: scoreOf(first),
    further: further.map((one) => ({ flow: flowOf(one), text: one.text })),
  };
}

function perhaps({ kind, ranking, inside }: Judgement): Intent {
  const [first, second] = ranking;
  if (kind === 'none' || first === undefined || second === undefined) return { kind: 'none' };
  return { kind: 'close', flows: [first.flow, second.flow], score: inside };
}

/** A sentence, or its several requests, or the part of it that is clear where the whole of it is not. */
function judgeSentence(sentence: string, judge: Judge, library: Library): Judgement[] {
  const whole = judge(sentence);
  const several = severalOf(whole, judge, library);
  if (several.length > 0) return several;
  const isRun = wordsOf(sentence).length > STORY;
  if (whole.kind === 'clear' && (!isRun || isSure(whole))) return [whole];
  const parts = partsOf(sentence).map(judge);
  const told = isRun ? toldIn(parts, library) : undefined;
  if (told !== undefined) return [told];
  if (whole.kind === 'clear') return [whole];
  const found = parts.filter(({ kind, inside }) => kind === 'clear' && inside >= INTERRUPTS);
  return [found.toSorted((one, other) => other.inside - one.inside)[0] ?? whole];
}

/**
 * What happened, in a voice-typed story without a full stop, whatever else its many words sound like. Where it was sent
 * back or complained about since then ("where is my refund"), that is asked about.
 */
function toldIn(parts: readonly Judgement[], { flows }: Library): Judgement | undefined {
  const isSince = (flow: string): boolean => flow === TICKET_FLOW || flows.get(flow)?.isInTicket === true;
  const told = surest(parts, TELLS, (flow) => flows.get(flow)?.isTold === true);
  return told === undefined ? undefined : (surest(parts, CERTAIN, isSince) ?? told);
}

function surest(parts: readonly Judgement[], atLeast: number, isMeant: (flow: string) => boolean) {
  const sure = parts.filter((part) => scoreOf(part) >= atLeast && isMeant(flowOf(part)));
  return sure.toSorted((one, other) => scoreOf(other) - scoreOf(one))[0];
}

/** "Where is my order, and send me the bill": each part asks clearly for one of what the whole may mean. */
function severalOf(whole: Judgement, judge: Judge, library: Library): Judgement[] {
  const [first, ...others] = whole.ranking;
  const rivals = others.filter(({ score }) => score >= RIVAL);
  if (first === undefined || rivals.length === 0) return [];
  const meant = new Set([first, ...rivals].map(({ flow }) => flow));
  const parts = halvesOf(whole.text, library)
    .map(judge)
    .filter((part) => !isReason(part, library));
  const sure = distinct(parts.filter((part) => isSure(part) && meant.has(flowOf(part))));
  const requests = withoutGeneral(sure, library);
  if (requests.length < 2) return [];
  // "The sheet has a stain and smells, I want to complain": what is complained about is no request of its own.
  const isGeneral = library.flows.get(first.flow)?.general === true;
  const isStory = sure.some((part) => flowOf(part) !== first.flow && wordsOf(part.text).length >= STORY_HALF);
  return isGeneral && isStory ? [] : requests;
}

/** "Cancel the return, changed my mind": the half that takes something back says why; calling off is a wish. */
function isReason(part: Judgement, { flows, lexicon }: Library): boolean {
  return lexicon.commands.get(part.text) === 'cancel' && flows.get(flowOf(part))?.partOf === undefined;
}

/** Of its likeliest flow. */
function scoreOf({ ranking }: Judgement): number {
  return ranking[0]?.score ?? 0;
}

/** Whether it asks for its likeliest flow and no other, clearly enough to be a request beside others. */
function isSure(part: Judgement): boolean {
  return scoreOf(part) >= INTERRUPTS;
}

function halvesOf(sentence: string, { lexicon }: Library): string[] {
  return partsBetweenJoins(sentence, lexicon)
    .map(wordsOf)
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
    // Spread out, it would take longer than all the rest of this.
    const { kind, ranking, inside, outside, isBackground } = opinion;
    return { kind, ranking, inside, outside, isBackground, text };
  };
}

function opinionOf(text: string, library: Library): Opinion {
  const { scores, isBackground } = withBackground(library.classifier.classify(withoutLabels(text)), library);
  const ranking = scores.filter(({ flow }) => library.flows.has(flow));
  const outside = scores.find(({ flow }) => flow.startsWith(OUTSIDE));
  const inside = ranking.reduce((sum, { score }) => sum + score, 0);
  const share = inside === 0 ? 0 : shareOfSubject(ranking, library) / inside;
  const kind = inside < PERHAPS ? 'none' : inside >= CERTAIN && share >= SHARE ? 'clear' : 'close';
  return { kind, ranking, inside, outside, isBackground };
}

/** "I had placed an order on Monday" asks, if for anything, for news of the order. */
function withBackground(
  scores: readonly IntentScore[],
  { news }: Library,
): { scores: IntentScore[]; isBackground: boolean } {
  const background = scores.find(({ flow }) => flow === BACKGROUND)?.score ?? 0;
  return {
    scores: scores
      .filter(({ flow }) => flow !== BACKGROUND)
      .map((one) => (one.flow === news ? { ...one, score: one.score + background } : one))
      .toSorted((one, other) => other.score - one.score),
    isBackground: background > MOSTLY,
  };
}
const MOSTLY = 0.5;

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
  const clauses = clausesOf(sentence)
    .map(wordsOf)
    .filter((words) => words.length >= MIN_WORDS);
  const parts = clauses.flatMap((words) => (words.length > LONG_CLAUSE ? windowsOf(words) : [words]));
  return parts.slice(0, MAX_PARTS).map((words) => words.join(' '));
}

function windowsOf(words: readonly string[]): string[][] {
  const count = Math.ceil((words.length - WINDOW) / STRIDE) + 1;
  return Array.from({ length: count }, (_, index) => words.slice(index * STRIDE, index * STRIDE + WINDOW));
}
