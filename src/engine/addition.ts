import { asksElsewhere, isQuestionText } from './elsewhere.ts';
import type { Message } from './message.ts';
import { askAgain } from './repair.ts';
import { note, type Scene, say, topFrame, topStep } from './scene.ts';
import type { Ask } from './steps/ask.ts';
import { readIntent, readInterruption } from './understand/intent.ts';
import { withoutFillers } from './understand/lexicon.ts';
import { wordsOf } from './understand/normalise.ts';
import { isTelling } from './understand/opening.ts';

/** A detail has more words than an answer that was not understood. */
const MIN_WORDS = 4;
/** A longer question is one of those that a story asks. Words. */
const MAX_QUESTION = 8;
/** With "and" or "also" it is one from here on. */
const MIN_JOINED_WORDS = 3;
const MIN_SAME_WORDS = 2;

/** The question that is open, if what is told beside it belongs to a story that was told before. */
export function storyQuestion(scene: Scene): Ask | null {
  const step = topStep(scene);
  if (step?.kind !== 'ask' || step.addsTo === undefined) return null;
  return typeof topFrame(scene)?.slots[step.addsTo] === 'string' ? step : null;
}

/** "And he asked for 200 rupees", where the complaint is being read back: it is added, and the question asked again. */
export function takeAddition(message: Message, scene: Scene): boolean {
  const frame = topFrame(scene);
  const slot = storyQuestion(scene)?.addsTo;
  if (frame === undefined || slot === undefined || !isDetail(message, frame.flow, scene)) return false;
  note(scene, 'addition');
  frame.slots[slot] = `${String(frame.slots[slot])}\n${message.text}`;
  frame.misses = 0;
  say(scene, 'engine.added');
  askAgain(scene);
  return true;
}

/** "The shade is torn", "whole bottle empty", in a few words, where what is broken was told. */
function isMoreOfTheSame(text: string, count: number, present: string, { library, judge }: Scene): boolean {
  const { lexicon, flows } = library;
  if (count < MIN_SAME_WORDS || flows.get(present)?.isTold !== true) return false;
  const [first = '', ...others] = wordsOf(text);
  const common = library.vocabulary(present);
  // "Haan complaint karo" asks for what is done already.
  if (lexicon.yes.has(first) || [first, ...others].every((word) => common.has(word) || lexicon.fillers.has(word))) {
    return false;
  }
  const intent = readIntent(text, library, judge);
  if (intent.kind !== 'clear') return false;
  const heard = flows.get(intent.first.flow);
  return heard?.isTold === true && heard.about === flows.get(present)?.about;
}

/** Something is told: neither a refusal, nor a question, nor a wish for something else. */
function isDetail(message: Message, present: string, scene: Scene): boolean {
  const { text, choiceId } = message;
  const { library } = scene;
  const { lexicon } = library;
  const words = wordsOf(text);
  const isJoined = words.some((word, index) => lexicon.besides.has(word) || (index === 0 && lexicon.joins.has(word)));
  const count = withoutFillers(words, lexicon).length;
  if (choiceId !== null) return false;
  if (count < (isJoined ? MIN_JOINED_WORDS : MIN_WORDS)) return isMoreOfTheSame(text, count, present, scene);
  // "Do not record it", "isko mat karo"
  const edges = [words.slice(0, 2), words.slice(-2)].map((pair) => pair.join(' '));
  if (edges.some((pair) => lexicon.no.has(pair)) || asksElsewhere(message, present, scene)) return false;
  if (isQuestionText(text, scene) && words.length <= MAX_QUESTION) return false;
  if (isJoined) return true;
  const intent = readInterruption(text, present, scene);
  if (intent.kind !== 'clear') return true;
  const { flow } = intent.first;
  return library.flows.get(flow)?.isTold === true || isTelling(text, flow, library);
}
