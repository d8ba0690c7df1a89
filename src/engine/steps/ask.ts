import type { Frame, SlotValue } from '../../core/flow.ts';
import { isFilled } from '../conditions.ts';
import { type Message, optionChosen } from '../message.ts';
import type { Scene } from '../scene.ts';
import { DONT_HAVE_KEY } from '../texts.ts';
import { readLanguage, saysDontHave } from '../understand/command.ts';
import { findDay } from '../understand/days.ts';
import { findCode, findPayout, findPhone, findSerialNumber } from '../understand/details.ts';
import { findPinCode, findTicketNumber, orderNumberForm } from '../understand/entities.ts';
import { normalise } from '../understand/normalise.ts';
import { findAmount, findQuantity, joinSpokenDigits } from '../understand/numbers.ts';
import { findOrderNumber } from '../understand/order-number.ts';
import { readSpokenLetters } from '../understand/spoken-letters.ts';
import { readYesNo } from '../understand/yes-no.ts';
import { DONT_HAVE, optionsOf, presentQuestion } from './question.ts';
import { next, type StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';

export type Ask = StepOf<'ask'>;
type AskAnswer = { kind: 'value'; value: SlotValue } | { kind: 'dont-have' } | null;

export function runAsk(step: Ask, frame: Frame, scene: Scene): StepResult {
  if (step.always !== true && isFilled(frame.slots[step.slot])) return next(step.next);
  presentQuestion(step, frame, scene);
  return { kind: 'wait' };
}

/** Reads the answer to this question from a message; null where the message is none. */
export function readAsk(step: Ask, frame: Frame, message: Message, scene: Scene): AskAnswer {
  const chosen = optionChosen(message, optionsOf(step, frame, scene), scene, {
    byNumber: isClosed(step),
  });
  if (chosen === DONT_HAVE || (step.dontHave !== undefined && message.digits === DONT_HAVE_KEY))
    return { kind: 'dont-have' };
  const value = chosen === null ? readValue(step, message, scene) : valueOfOption(step, chosen);
  if (value !== null) return { kind: 'value', value };
  const lacks =
    step.expect === 'yes-no' || step.expect === 'language' ? false : saysItIsLacking(step, message.text, scene);
  return lacks ? { kind: 'dont-have' } : null;
}

/** A "no" answers the question for a number, where there is a way without it. */
function saysItIsLacking(step: Ask, text: string, scene: Scene): boolean {
  if (saysDontHave(text, scene.library.lexicon)) return true;
  return step.dontHave !== undefined && scene.library.lexicon.no.has(normalise(text));
}

function isClosed(step: Ask): boolean {
  return step.expect === 'yes-no' || step.expect === 'language';
}

function valueOfOption(step: Ask, id: string): SlotValue {
  return step.expect === 'yes-no' ? id === 'yes' : id;
}

function readValue(step: Ask, message: Message, scene: Scene): SlotValue {
  const { facts, library } = scene;
  const { lexicon } = library;
  const { text } = message;
  const digits = (): string => joinSpokenDigits(text, lexicon);
  switch (step.expect) {
    case 'text':
      return readText(step, text, scene);
    case 'order-number':
      return findOrderNumber(readSpokenLetters(digits()), orderNumberForm(facts), true);
    case 'ticket-number':
      return findTicketNumber(digits());
    case 'pin-code':
      return findPinCode(digits());
    case 'code':
      return findCode(digits());
    case 'yes-no':
      return readYesNo(text, lexicon);
    case 'language':
      return readLanguage(text, facts.languages, lexicon);
    case 'future-day':
      return findDay(keyedDay(message), 'future', facts.now, lexicon);
    case 'past-day':
      return findDay(keyedDay(message), 'past', facts.now, lexicon);
    case 'quantity':
      return findQuantity(text, lexicon);
    case 'amount':
      return findAmount(text, true);
    case 'serial-number':
      return findSerialNumber(readSpokenLetters(digits()));
    case 'phone':
      return findPhone(digits());
    case 'payout':
      return findPayout(text);
    case 'photos':
      return message.files > 0 ? message.files : null;
  }
}

/** Day and month as four keys: 2811 is 28 November. */
function keyedDay({ text, digits }: Message): string {
  const keyed = /^(\d{2})(\d{2})$/.exec(digits ?? '');
  return keyed === null ? text : `${keyed[1]}/${keyed[2]}`;
}

/** Anything that tells something; "ok" tells nothing, and "skip" only where there is a way without. */
function readText(step: Ask, text: string, scene: Scene): string | null {
  if (step.dontHave !== undefined && saysDontHave(text, scene.library.lexicon)) return null;
  return (text.match(/[\p{L}\p{M}\d]/gu)?.length ?? 0) > 3 ? text : null;
}
