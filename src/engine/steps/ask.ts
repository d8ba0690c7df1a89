import type { SlotValue } from '../../core/flow.ts';
import type { Frame } from '../../core/flow-state.ts';
import { isFilled } from '../conditions.ts';
import { takenFromLetter } from '../letter.ts';
import { partsOf, tellsPickup } from '../letter-parts.ts';
import { type Message, optionChosen } from '../message.ts';
import { presentOrderFor, takeOrder } from '../present-order.ts';
import { presentTicketFor } from '../present-ticket.ts';
import { chooseLanguage, type Scene } from '../scene.ts';
import { DONT_HAVE, DONT_HAVE_KEY } from '../texts.ts';
import { beginsByRefusing, readLanguage, saysDontHave, saysNothingToTell } from '../understand/command.ts';
import { isMereYes } from '../understand/courtesy.ts';
import { findDay } from '../understand/days.ts';
import { findCode, findPayout, findPhone, findSerialNumber } from '../understand/details.ts';
import { findPinCode, findTicketNumber, orderNumberForm } from '../understand/entities.ts';
import { readInterruption } from '../understand/intent.ts';
import { withoutFillers } from '../understand/lexicon.ts';
import { normalise, wordsOf } from '../understand/normalise.ts';
import { findAmount, findQuantity, joinGroups, joinSingleDigits, joinSpokenDigits } from '../understand/numbers.ts';
import { findOrderNumber } from '../understand/order-number.ts';
import { findOwnNumber } from '../understand/own-number.ts';
import { joinSpelled, readSpokenLetters } from '../understand/spoken-letters.ts';
import { readYesNo } from '../understand/yes-no.ts';
import { optionsOf } from './options.ts';
import { presentQuestion } from './question.ts';
import { next, type StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';
import { noteTold, valueToldBefore } from './told-before.ts';

export type Ask = StepOf<'ask'>;
type AskAnswer = { kind: 'value'; value: SlotValue } | { kind: 'dont-have' } | null;

export function runAsk(step: Ask, frame: Frame, scene: Scene): StepResult {
  if (step.always !== true && isFilled(frame.slots[step.slot])) return next(step.next);
  const taken = takenFromLetter(frame, scene, (letter) => askedByLetter(step, frame, letter, scene));
  if (taken !== null) return next(taken);
  const told = valueToldBefore(step, frame, scene);
  if (told !== null) {
    frame.slots[step.slot] = told;
    if (step.expect === 'language') chooseLanguage(scene, String(told));
    noteTold(frame);
    return next(step.next);
  }
  const ticket = step.expect === 'ticket-number' ? presentTicketFor(step, frame, scene) : null;
  if (ticket !== null) {
    frame.slots[step.slot] = ticket;
    return next(step.next);
  }
  const order = step.expect === 'order-number' ? presentOrderFor(step, frame, scene) : null;
  if (order !== null) {
    takeOrder(order, frame, scene);
    return next(step.next);
  }
  presentQuestion(step, frame, scene);
  return { kind: 'wait' };
}

/** What a letter answers without being asked once more: what it was asked for, and what need not be answered at all. */
function askedByLetter(step: Ask, frame: Frame, letter: Message, scene: Scene): string | null {
  const isAsked = frame.along?.includes(frame.step) === true;
  const answer =
    isAsked && letter.text !== '' ? readAsk(step, frame, letter, scene) : toldByLetter(step, frame, letter, scene);
  if (answer?.kind === 'value') frame.slots[step.slot] = answer.value;
  else if (step.isUndoable === true) frame.slots[step.slot] = true;
  else if (!isOptional(step)) return null;
  return step.next;
}

/** A day for the courier is known for one by its sentence, also where nobody asked for it yet. */
function toldByLetter(step: Ask, frame: Frame, letter: Message, scene: Scene): AskAnswer {
  if (step.expect !== 'future-day') return null;
  const told = partsOf(letter).find(({ text }) => tellsPickup(text));
  const value = told === undefined ? null : readValue(step, frame, told, scene);
  return value === null ? null : { kind: 'value', value };
}

/** Photos or a remark: whoever writes letters can send them with a reply at any time. */
function isOptional(step: Ask): boolean {
  return (step.expect === 'text' || step.expect === 'photos') && step.dontHave === step.next;
}

/** Reads the answer to this question from a message; null where the message is none. */
export function readAsk(step: Ask, frame: Frame, message: Message, scene: Scene): AskAnswer {
  const parts = scene.facts.form === 'letter' ? partsOf(message) : [];
  // In a letter of several answers "I do not want it" is another one's; yes and no stand at an edge of their own.
  const isYesOrNo = step.expect === 'yes-no' && parts.length > 0;
  const whole = isYesOrNo ? null : readWhole(step, frame, message, scene);
  if (whole !== null) return whole;
  for (const part of isYesOrNo ? parts.filter(({ text }) => hasYesOrNoAtEdge(text, scene)) : parts) {
    const answer = readWhole(step, frame, part, scene);
    if (answer?.kind === 'value') return answer;
  }
  return null;
}

function hasYesOrNoAtEdge(text: string, { library: { lexicon } }: Scene): boolean {
  const words = wordsOf(text);
  return [words[0], words.at(-1)].some((word) => word !== undefined && readYesNo(word, lexicon) !== null);
}

function readWhole(step: Ask, frame: Frame, message: Message, scene: Scene): AskAnswer {
  const chosen = optionChosen(message, optionsOf(step, frame, scene), scene, {
    byNumber: isClosed(step),
  });
  if (chosen === DONT_HAVE || (step.dontHave !== undefined && message.digits === DONT_HAVE_KEY))
    return { kind: 'dont-have' };
  const value = chosen === null ? readValue(step, frame, message, scene) : valueOfOption(step, chosen);
  if (value !== null) return { kind: 'value', value };
  const lacks =
    step.expect === 'yes-no' || step.expect === 'language'
      ? false
      : saysItIsLacking(step, message.text, frame.flow, scene);
  return lacks ? { kind: 'dont-have' } : null;
}

/** A "no" answers the question for a number, where there is a way without it. */
function saysItIsLacking(step: Ask, text: string, flow: string, scene: Scene): boolean {
  const { lexicon } = scene.library;
  if (step.expect === 'text') {
    if (saysNothingToTell(text, lexicon)) return true;
  } else if (saysDontHave(text, lexicon)) return true;
  if (step.expect === 'photos' && saysNoPhotos(text, scene)) return true;
  // Whoever gives the order number instead is found by it.
  if (step.expect === 'serial-number' && step.dontHave !== undefined && isOrderNumber(text, scene)) return true;
  if (step.expect === 'code') return saysNoCodeCame(text, flow, scene);
  return step.dontHave !== undefined && lexicon.no.has(normalise(text));
}

/** "No pics right now", "photo nahi hai abhi". */
function saysNoPhotos(text: string, { library: { lexicon } }: Scene): boolean {
  const words = wordsOf(text);
  return words.length <= MAX_NO_PHOTOS && [words[0], words[1]].some((word) => lexicon.no.has(word ?? ''));
}
const MAX_NO_PHOTOS = 5;

/** "I did not get any code"; "no wait, KH-10238" is another order, "no, don't cancel" no word about a code. */
function saysNoCodeCame(text: string, flow: string, scene: Scene): boolean {
  const { lexicon } = scene.library;
  const words = wordsOf(text);
  const hasNo = lexicon.no.has(words.join(' ')) || words.some((word) => lexicon.no.has(word));
  if (words.length > MAX_WORDS || !hasNo) return false;
  if (isOrderNumber(text, scene) || beginsByRefusing(text, lexicon)) return false;
  const wish = readInterruption(text, flow, scene);
  return wish.kind !== 'clear' || (wish.first.flow === flow && wish.further.length === 0);
}
const MAX_WORDS = 8;

function isClosed(step: Ask): boolean {
  return step.expect === 'yes-no' || step.expect === 'language';
}

function valueOfOption(step: Ask, id: string): SlotValue {
  return step.expect === 'yes-no' ? id === 'yes' : id;
}

function readValue(step: Ask, frame: Frame, message: Message, scene: Scene): SlotValue {
  const { facts, library } = scene;
  const { lexicon } = library;
  const { text } = message;
  const digits = (): string => joinSpokenDigits(text, lexicon);
  const isSpoken = facts.form === 'spoken';
  /** A voice tells one number in groups, with pauses that become commas. */
  const inGroups = (find: (said: string) => string | null): string | null =>
    find(digits()) ?? (isSpoken ? find(joinGroups(digits())) : null);
  switch (step.expect) {
    case 'text':
      return readText(text, scene);
    case 'order-number':
      return findOrderNumber(readSpokenLetters(digits()), orderNumberForm(facts), true);
    case 'ticket-number':
      return inGroups(findTicketNumber);
    case 'pin-code':
      return inGroups(findPinCode);
    case 'code':
      return inGroups(findCode);
    case 'yes-no':
      return saidInItsWords(step, text, scene) ?? readYesNo(text, lexicon);
    case 'language':
      return readLanguage(text, facts.languages, lexicon);
    case 'future-day':
      return findDay(keyedDay(message), 'future', facts.now, lexicon);
    case 'past-day':
      return findDay(keyedDay(message), 'past', facts.now, lexicon);
    case 'quantity':
      return findQuantity(text, lexicon, mostOf(step, frame));
    case 'amount':
      return findAmount(isSpoken ? joinSingleDigits(text) : text, lexicon, true);
    case 'serial-number':
      // What looks like one of our orders is no serial number.
      return !isOrderNumber(text, scene)
        ? (findSerialNumber(digits()) ?? findSerialNumber(joinSpelled(readSpokenLetters(digits()))))
        : null;
    case 'phone':
      return inGroups(findPhone) ?? findOwnNumber(text, scene.facts.writesFrom, scene.library.lexicon);
    case 'payout':
      return findPayout(text);
    case 'photos':
      return message.files > 0 ? message.files : null;
  }
}

/** "It is unused", "use nahi kiya": the answer to this question alone, by `options` of the phrase books. */
function saidInItsWords({ text: question }: Ask, said: string, { library }: Scene): boolean | null {
  const words = withoutFillers(wordsOf(said), library.lexicon).join(' ');
  const isAmong = (answer: 'yes' | 'no'): boolean =>
    library
      .saidFor(`${question}.${answer}`)
      .some((phrase) => withoutFillers(wordsOf(phrase), library.lexicon).join(' ') === words);
  if (isAmong('yes')) return true;
  return isAmong('no') ? false : null;
}

function mostOf({ most }: Ask, { slots }: Frame): number | undefined {
  const count = most === undefined ? undefined : slots[most];
  return typeof count === 'number' ? count : undefined;
}

function isOrderNumber(text: string, { facts, library }: Scene): boolean {
  return findOrderNumber(joinSpokenDigits(text, library.lexicon), orderNumberForm(facts)) !== null;
}

/** Day and month as four keys: 2811 is 28 November. */
function keyedDay({ text, digits }: Message): string {
  const keyed = /^(\d{2})(\d{2})$/.exec(digits ?? '');
  return keyed === null ? text : `${keyed[1]}/${keyed[2]}`;
}

/** Anything that tells something; "ok", "haan" and "skip" tell nothing. */
function readText(text: string, { library: { lexicon } }: Scene): string | null {
  if (isMereYes(text, lexicon) || saysNothingToTell(text, lexicon)) return null;
  return (text.match(/[\p{L}\p{M}\d]/gu)?.length ?? 0) > 3 ? text : null;
}
