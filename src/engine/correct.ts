import type { SlotValue } from '../core/flow.ts';
import type { Frame } from '../core/flow-state.ts';
import { isFilled } from './conditions.ts';
import { isQuestionText } from './elsewhere.ts';
import { flowOf } from './library.ts';
import { entitiesIn, type Message } from './message.ts';
import { askAgain, forget } from './repair.ts';
import { note, type Scene, say, topFrame } from './scene.ts';
import { type Ask, readAsk } from './steps/ask.ts';
import { ORDER_SLOT } from './told.ts';
import { CORRECTABLE, type Entities, orderNumberForm, withOrderNumber } from './understand/entities.ts';
import { wordsOf } from './understand/normalise.ts';
import { findAlike, findOrderNumber } from './understand/order-number.ts';
import { walk } from './walk.ts';

/** "I don't have it", and then it turned up after all: the answer to the question before, given at the one after it. */
export function takeLateAnswer(message: Message, scene: Scene): boolean {
  const frame = topFrame(scene);
  const id = frame?.trail.at(-1);
  if (frame === undefined || id === undefined) return false;
  const step = flowOf(scene.library, frame.flow).steps[id];
  if (step?.kind !== 'ask' || step.expect === 'text' || isFilled(frame.slots[step.slot])) return false;
  const answer = readAsk(step, { ...frame, step: id }, message, scene);
  if (answer?.kind !== 'value') return false;
  note(scene, 'answer');
  goOnFrom({ id, step, value: answer.value }, frame, scene);
  return true;
}

/** What may be answered anew where it is read back; a number alone is the number of an option there. */
const REANSWERED: readonly string[] = ['future-day', 'serial-number', 'phone', 'payout'];

/** "No, make it Saturday", where the pickup is read back: it goes on from that question. */
export function takeReanswer(message: Message, scene: Scene): boolean {
  const frame = topFrame(scene);
  if (frame === undefined || message.choiceId !== null || /^\d{1,2}$/.test(message.text)) return false;
  const { steps } = flowOf(scene.library, frame.flow);
  for (const id of frame.trail.toReversed()) {
    const step = steps[id];
    if (step?.kind !== 'ask' || !REANSWERED.includes(step.expect)) continue;
    const answer = readAsk(step, { ...frame, step: id }, message, scene);
    if (answer?.kind !== 'value' || answer.value === frame.slots[step.slot]) continue;
    note(scene, 'correction');
    goOnFrom({ id, step, value: answer.value }, frame, scene);
    return true;
  }
  return false;
}

/** A new order number while something else is asked: back to where the old one was used. */
export function takeCorrection(message: Message, scene: Scene): boolean {
  const frame = topFrame(scene);
  if (frame === undefined) return false;
  const entities = correctionsIn(message, scene);
  if (CORRECTABLE.every((kind) => entities.get(kind) === undefined)) return false;
  for (const [id, step] of Object.entries(flowOf(scene.library, frame.flow).steps)) {
    if (step.kind !== 'ask') continue;
    const kind = CORRECTABLE.find((known) => known === step.expect);
    const value = kind === undefined ? undefined : entities.get(kind);
    const present = frame.slots[step.slot];
    if (value === undefined || !isFilled(present) || present === value) continue;
    note(scene, 'correction');
    say(scene, 'engine.corrected', { values: { value } });
    goOnFrom({ id, step, value }, frame, scene);
    return true;
  }
  return false;
}

/** "No, TS-10110": another number and hardly a word about anything else, even where a story was asked for. */
export function isCorrection({ text }: Message, scene: Scene): boolean {
  const frame = topFrame(scene);
  const known = frame?.slots[ORDER_SLOT];
  if (!isFilled(known) || !/\d\W*$/u.test(text) || isQuestionText(text, scene)) return false;
  const number = findOrderNumber(text, orderNumberForm(scene.facts)) ?? alikeIn(text, known, scene);
  if (number === null || known === number) return false;
  return wordsBeside(number, text, scene).length <= MAX_OWN_WORDS;
}

/** The words of a text that are no part of this order number, and neither fillers nor "no". */
export function wordsBeside(number: string, text: string, { library: { lexicon } }: Scene): string[] {
  const letters = wordsOf(number);
  return wordsOf(text).filter(
    (word) => !/\d/.test(word) && !letters.includes(word) && !lexicon.fillers.has(word) && !lexicon.no.has(word),
  );
}
/** "Sorry, I meant". */
const MAX_OWN_WORDS = 2;

/** Digits that are no answer may still be an order number: alone, since the phone's keys have no letters, or as "and 10104?". */
function correctionsIn({ text }: Message, scene: Scene): Entities {
  const entities = entitiesIn(text, scene);
  const form = orderNumberForm(scene.facts);
  const orderNumber = /^\d+$/.test(text)
    ? findOrderNumber(text, form, true)
    : alikeIn(text, topFrame(scene)?.slots[ORDER_SLOT], scene);
  return orderNumber === null ? entities : withOrderNumber(entities, orderNumber);
}

/** Digits of another order than this one, and hardly a word beside them: "and 10104?", "sorry, I meant 10104". */
export function alikeIn(text: string, known: unknown, scene: Scene): string | null {
  const number = typeof known === 'string' ? findAlike(text, known, orderNumberForm(scene.facts)) : null;
  const { sameFor } = scene.library.lexicon;
  return number !== null && wordsBeside(number, text, scene).every((word) => sameFor.has(word)) ? number : null;
}

/** What was answered after that question is asked again. */
function goOnFrom({ id, step, value }: { id: string; step: Ask; value: SlotValue }, frame: Frame, scene: Scene): void {
  const present = flowOf(scene.library, frame.flow).steps[frame.step];
  // Its turn would have come next: it was known beforehand, and what is open is still to be answered.
  if (present?.kind === 'ask' && present.next === id) {
    frame.slots[step.slot] = value;
    askAgain(scene);
    return;
  }
  const asked = frame.trail.indexOf(id);
  // What was never asked came with another answer; all else hangs on the order alone.
  const later = asked < 0 && step.expect !== 'order-number' ? [] : frame.trail.splice(asked + 1);
  forget(frame, later, scene);
  if (frame.trail.at(-1) !== id) frame.trail.push(id);
  frame.slots[step.slot] = value;
  frame.step = step.next;
  frame.misses = 0;
  walk(scene);
}
