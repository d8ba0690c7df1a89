import type { SlotValue } from '../../core/flow.ts';
import type { Facts, Frame } from '../../core/flow-state.ts';
import { isFilled } from '../conditions.ts';
import { type Message, optionAskedFor } from '../message.ts';
import type { Scene } from '../scene.ts';
import { aboutOrder, withoutPinCode } from '../understand/about-order.ts';
import { findDayOfSending } from '../understand/days.ts';
import { findAddress, findPayout, findPhone } from '../understand/details.ts';
import { orderNumberForm } from '../understand/entities.ts';
import { wordsOf } from '../understand/normalise.ts';
import { findToldQuantity } from '../understand/numbers.ts';
import { findOwnNumber } from '../understand/own-number.ts';
import { optionsOf } from './options.ts';
import type { Question, StepOf } from './step-kinds.ts';

/* What the message that started a flow says of a question that comes later in it: nobody likes to say it twice. */

/** How many, on which day, on which number; null: it has to be asked. */
export function valueToldBefore(step: StepOf<'ask'>, frame: Frame, scene: Scene): SlotValue {
  const text = openingOf(step, frame, scene);
  const { facts, library } = scene;
  if (text === null) return null;
  if (step.expect === 'phone') return phoneIn(text, scene);
  if (step.expect === 'payout') return findPayout(text);
  if (step.expect === 'language') return languageIn(text, scene);
  if (step.takesAddress === true) return findAddress(saidBefore(frame));
  if (step.expect === 'future-day') return findDayOfSending(text, facts.now, library.lexicon);
  const most = step.most === undefined ? undefined : frame.slots[step.most];
  return step.expect === 'quantity' && typeof most === 'number' ? findToldQuantity(text, library.lexicon, most) : null;
}

/** "Call me on 98450 12345", "call me on this number"; one in a longer story may be the courier's. */
function phoneIn(text: string, { facts, library }: Scene): string | null {
  const named = wordsOf(text).length <= MAX_PHONE_WORDS ? findPhone(text) : null;
  return named ?? findOwnNumber(text, facts.writesFrom, library.lexicon);
}
const MAX_PHONE_WORDS = 12;

/** "Can I speak in Hindi": the only one that is named. */
function languageIn(text: string, { facts, library }: Scene): string | null {
  const named = new Set(wordsOf(text).flatMap((word) => library.lexicon.languageNames.get(word) ?? []));
  const [language, second] = named;
  return language !== undefined && second === undefined && facts.languages.includes(language) ? language : null;
}

/** The only option that is asked for in it, and not refused; or the one that was named before its question came. */
export function optionToldBefore(step: StepOf<'choose'>, frame: Frame, scene: Scene): string | null {
  const ahead = frame.slots[step.slot];
  const isAsked = [...frame.trail, ...(frame.told ?? [])].includes(frame.step);
  if (step.takesOpening === true && typeof ahead === 'string' && !isAsked) return ahead;
  const text = step.takesOpening === true ? openingOf(step, frame, scene) : null;
  if (text === null) return null;
  return optionAskedFor(text, optionsOf(step, frame, scene), scene);
}

/** So that "back", and another answer, ask it after all. */
export function noteTold(frame: Frame): void {
  frame.told = [...(frame.told ?? []), frame.step];
  frame.trail.push(frame.step);
}

/** Keeps what an answer may tell of questions that come later. */
export function keepHeard(frame: Frame, { text, choiceId }: Message): void {
  if (choiceId === null) frame.heard = [frame.heard ?? '', text].join('\n').trim();
}

/** The message that started the flow, and what answers said besides. */
export function saidBefore({ slots, heard = '' }: Frame): string {
  return `${String(slots['opening'] ?? '')}\n${heard}`.trim();
}

function openingOf({ slot }: Question, frame: Frame, { facts }: Scene): string | null {
  const said = saidBefore(frame);
  const isAnswered = [...frame.trail, ...(frame.told ?? [])].includes(frame.step) || isFilled(frame.slots[slot]);
  if (said === '' || isAnswered) return null;
  return withoutNumbers(said, facts);
}

/** Which order it is says nothing of what happened to it. */
export function withoutNumbers(said: string, facts: Facts): string {
  return withoutPinCode(aboutOrder(said, orderNumberForm(facts)) ?? said);
}
