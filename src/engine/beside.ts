import type { Expectation, Flow, SlotValue } from '../core/flow.ts';
import type { Frame } from '../core/flow-state.ts';
import { isFilled } from './conditions.ts';
import { isQuestionText } from './elsewhere.ts';
import { flowOf, stepOf } from './library.ts';
import { offerAnswerer } from './menu.ts';
import { entitiesIn, type Message, optionAskedFor } from './message.ts';
import { askAgain } from './repair.ts';
import { isTold } from './rules.ts';
import { note, type Scene, say, topFrame } from './scene.ts';
import { optionsOf } from './steps/options.ts';
import { keepHeard } from './steps/told-before.ts';
import { ORDER_SLOT } from './told.ts';
import { findDay, isMereDay } from './understand/days.ts';
import { wordsOf } from './understand/normalise.ts';
import { saysBriefly } from './understand/phrase-index.ts';
import { asksSomething, endsWithMark } from './understand/question.ts';
import { walk } from './walk.ts';

/* What is asked or told beside the open question, of what it is about: no wish of its own. */

/** Longer messages tell something. Words. */
const MAX_WORDS = 10;
/** Where a story is waited for, one without a question mark is shorter. Words. */
const MAX_BARE_WORDS = 6;
/** A wish that is told ahead of its question. Words. */
const MAX_AHEAD_WORDS = 6;

/** "How long will it take", "will you charge me" while something is recorded or booked: told, and it goes on. */
export function takeQuestionBeside(message: Message, scene: Scene): boolean {
  const flow = flowBeside(message, scene);
  if (flow === null) return false;
  const { howLong, charging } = scene.library.lexicon;
  if (flow.howLong !== undefined && saysBriefly(message.text, howLong)) {
    note(scene, 'command:news');
    say(scene, isTold(flow.howLong, scene) ? flow.howLong : 'engine.newsLater');
    askAgain(scene);
    return true;
  }
  if (flow.isCase !== true || !saysBriefly(message.text, charging)) return false;
  note(scene, `intent:${flow.id}`);
  const told = flow.charges?.find(({ text, needs }) => isFilled(scene.facts.values[needs]) && isTold(text, scene));
  say(scene, told?.text ?? 'engine.noRule');
  if (told === undefined) offerAnswerer(scene);
  else askAgain(scene);
  return true;
}

/** The same where a story is waited for, which would take it for one. */
export function takeQuestionInStory(message: Message, scene: Scene): boolean {
  const frame = topFrame(scene);
  const step = frame === undefined ? undefined : stepOf(flowOf(scene.library, frame.flow), frame.step);
  if (step?.kind !== 'ask' || step.expect !== 'text') return false;
  const isShort = wordsOf(message.text).length <= MAX_BARE_WORDS;
  return (isShort || endsWithMark(message.text)) && takeQuestionBeside(message, scene);
}

/** The flow that is open, unless another order is spoken of. */
function flowBeside({ text, choiceId }: Message, scene: Scene): Flow | null {
  const frame = topFrame(scene);
  if (frame === undefined || choiceId !== null) return null;
  const named = entitiesIn(text, scene).get('order-number');
  return named === undefined || named === frame.slots[ORDER_SLOT] ? flowOf(scene.library, frame.flow) : null;
}

/** "Bank me nahi aaya, 5 din ho gaye": a longer answer that asks for one of the options, and for nothing else. */
export function optionInWords(message: Message, minWords: number, scene: Scene): Message | null {
  const frame = topFrame(scene);
  if (frame === undefined || message.choiceId !== null || isQuestionText(message.text, scene)) return null;
  const step = stepOf(flowOf(scene.library, frame.flow), frame.step);
  if (step.kind !== 'choose' || wordsOf(message.text).length > MAX_WORDS) return null;
  if (wordsOf(message.text).some((word) => scene.library.lexicon.others.has(word))) return null;
  const id = optionAskedFor(message.text, optionsOf(step, frame, scene), scene, minWords);
  return id === null ? null : { ...message, choiceId: `${frame.flow}/${frame.step}/${id}` };
}

/**
 * "Refund" where photos are asked for, "tomorrow evening" where the remedy is: the answer to a question that comes
 * later. What may be left out is passed over.
 */
export function takeAhead(message: Message, scene: Scene): boolean {
  const frame = topFrame(scene);
  const { text, choiceId } = message;
  if (frame === undefined || choiceId !== null || scene.facts.form === 'letter') return false;
  if (wordsOf(text).length > MAX_AHEAD_WORDS || asksSomething(text, scene.library.lexicon)) return false;
  const step = stepOf(flowOf(scene.library, frame.flow), frame.step);
  const isOther = step.kind === 'pick' || (step.kind === 'ask' && AHEAD_OF.includes(step.expect));
  const isAhead =
    takeLaterDay(message, frame, scene) ||
    (isOther && (takeLaterPayout(message, frame, scene) || takeLaterOption(message, frame, scene)));
  if (!isAhead) return false;
  note(scene, 'answer');
  if (step.kind === 'ask' && step.expect === 'photos' && step.dontHave !== undefined) {
    frame.trail.push(frame.step);
    frame.step = step.dontHave;
    frame.misses = 0;
    walk(scene);
    return true;
  }
  say(scene, 'engine.noted');
  askAgain(scene);
  return true;
}
/** Questions whose own answers are never an option of another one. */
const AHEAD_OF: readonly string[] = ['photos', 'quantity', 'code', 'order-number', 'pin-code'];

function takeLaterOption({ text }: Message, frame: Frame, scene: Scene): boolean {
  for (const [id, later] of Object.entries(flowOf(scene.library, frame.flow).steps)) {
    if (later.kind !== 'choose' || later.takesOpening !== true || isFilled(frame.slots[later.slot])) continue;
    const option = optionAskedFor(text, optionsOf(later, { ...frame, step: id }, scene), scene);
    if (option === null) continue;
    frame.slots[later.slot] = option;
    return true;
  }
  return false;
}

/** "Mera upi ... hai" where the code is asked for. */
function takeLaterPayout({ text }: Message, frame: Frame, scene: Scene): boolean {
  const payout = entitiesIn(text, scene).get('payout');
  return payout !== undefined && fillLater('payout', payout, frame, scene);
}

/** A day and nothing else; the time that is named with it is kept as well. */
function takeLaterDay(message: Message, frame: Frame, scene: Scene): boolean {
  const { library, facts } = scene;
  const isDay = isMereDay(message.text, library.lexicon);
  const day = isDay ? findDay(message.text, 'future', facts.now, library.lexicon) : null;
  if (day === null || !fillLater('future-day', day, frame, scene)) return false;
  keepHeard(frame, message);
  return true;
}

/** False: the flow asks for no such thing, or knows it. */
function fillLater(expect: Expectation, value: SlotValue, frame: Frame, { library }: Scene): boolean {
  const steps = Object.values(flowOf(library, frame.flow).steps);
  const later = steps.find((step) => step.kind === 'ask' && step.expect === expect);
  if (later?.kind !== 'ask' || isFilled(frame.slots[later.slot])) return false;
  frame.slots[later.slot] = value;
  return true;
}
