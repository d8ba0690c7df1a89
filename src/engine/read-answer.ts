import type { SlotValue } from '../core/flow.ts';
import type { Frame } from '../core/flow-state.ts';
import { isFilled } from './conditions.ts';
import { isCorrection, takeReanswer } from './correct.ts';
import { asksElsewhere } from './elsewhere.ts';
import { keepLetter } from './letter.ts';
import { flowOf, stepOf } from './library.ts';
import { entitiesIn, type Message } from './message.ts';
import { chooseLanguage, note, type Scene, topFrame } from './scene.ts';
import { type Ask, readAsk } from './steps/ask.ts';
import { readChoose } from './steps/choose.ts';
import { readPick } from './steps/pick.ts';
import { keepHeard } from './steps/told-before.ts';
import { ORDER_SLOT } from './told.ts';
import { readCommand } from './understand/command.ts';
import { orderNumberForm, slotsFrom } from './understand/entities.ts';
import { readInterruption } from './understand/intent.ts';
import { normalise, wordsOf } from './understand/normalise.ts';
import { findOrderNumber } from './understand/order-number.ts';
import { isPlainNo } from './understand/yes-no.ts';
import { walk } from './walk.ts';

type TakeCommand = (message: Message, scene: Scene) => boolean;

/** The answer to the open question, if the message is one. */
export function takeAnswer(message: Message, scene: Scene, takeCommand: TakeCommand): boolean {
  const frame = topFrame(scene);
  if (frame === undefined) return false;
  keepLetter(message, scene);
  const step = stepOf(flowOf(scene.library, frame.flow), frame.step);
  if (step.kind === 'ask') {
    const isReadBack = step.expect === 'yes-no' && step.always === true;
    return (isReadBack && takeReanswer(message, scene)) || answerAsk(step, frame, { message, scene, takeCommand });
  }
  if (step.kind === 'pick') return goOnIf(readPick(step, frame, message, scene), frame, scene);
  if (step.kind !== 'choose') return false;
  // "No, I meant TS-10101" chooses nothing of this order.
  const option =
    message.choiceId === null && isCorrection(message, scene) ? null : readChoose(step, frame, message, scene);
  if (option?.id === 'yes' && tellsOfTrouble(message, frame, scene)) return false;
  if (option !== null) {
    frame.slots[step.slot] = option.id;
    // "Deliver it tomorrow" is not asked for the day next; "evening" alone says no more than the option.
    if (wordsOf(message.text).length > 1) keepHeard(frame, message);
  }
  return goOnIf(option?.next ?? null, frame, scene);
}

/** "Yes but it is broken" to "did it reach you all right?" */
function tellsOfTrouble({ text, choiceId }: Message, frame: Frame, scene: Scene): boolean {
  const intent = choiceId === null ? readInterruption(text, frame.flow, scene) : null;
  if (intent?.kind !== 'clear') return false;
  const flow = scene.library.flows.get(intent.first.flow);
  return flow?.isTold === true && flow.general !== true;
}

function goOnIf(next: string | null, frame: Frame, scene: Scene): boolean {
  if (next === null) return false;
  note(scene, 'answer');
  goOn(frame, next, scene);
  return true;
}

function answerAsk(
  step: Ask,
  frame: Frame,
  { message, scene, takeCommand }: { message: Message; scene: Scene; takeCommand: TakeCommand },
): boolean {
  // A free text takes everything, so what is certainly something else is looked for first.
  const hasNothing = declines(step, message, scene);
  if (step.expect === 'text' && !hasNothing) {
    const isDone = isSomethingElse(step, frame, { message, scene, takeCommand });
    if (isDone !== null) return isDone;
  }
  const answer = hasNothing ? NOTHING : readAsk(step, frame, message, scene);
  if (answer === null) return takesOrderInstead(step, frame, message, scene);
  if (answer.kind === 'dont-have') {
    if (step.dontHave === undefined) return false;
    note(scene, 'dont-have');
    pickUp(frame, message, { onlyEmpty: true, answer: null }, scene);
    goOn(frame, step.dontHave, scene);
    return true;
  }
  note(scene, 'answer');
  pickUp(frame, message, { onlyEmpty: step.expect === 'text', answer: answer.value }, scene);
  // Photos were counted as they came.
  if (step.expect !== 'photos') frame.slots[step.slot] = answer.value;
  // "Tomorrow morning" is asked for its hour next.
  if (step.expect === 'future-day') keepHeard(frame, message);
  if (step.expect === 'language') chooseLanguage(scene, String(answer.value));
  goOn(frame, step.next, scene);
  return true;
}

/** "10101" where a serial number was asked for: it goes on by the order, as without one. An order that was found stays. */
function takesOrderInstead({ expect, dontHave }: Ask, frame: Frame, { text }: Message, scene: Scene): boolean {
  if (expect !== 'serial-number' || dontHave === undefined || isFilled(frame.slots[ORDER_SLOT])) return false;
  const number = findOrderNumber(text, orderNumberForm(scene.facts), true);
  if (number === null) return false;
  frame.slots[ORDER_SLOT] = number;
  return goOnIf(dontHave, frame, scene);
}

/** True: a command, which was run. False: other readers take it. Null: it may be the answer. */
function isSomethingElse(
  step: Ask,
  frame: Frame,
  { message, scene, takeCommand }: { message: Message; scene: Scene; takeCommand: TakeCommand },
): boolean | null {
  if (!isPraise(frame, message, scene) && takeCommand(message, scene)) return true;
  return tellsNothing(step, frame, message, scene) || asksElsewhere(message, frame.flow, scene) ? false : null;
}

/** "Very good service" as the comment of a survey. */
function isPraise({ flow }: Frame, { text }: Message, { library }: Scene): boolean {
  return flowOf(library, flow).isCourtesy === true && readCommand(text, library.lexicon) === 'thanks';
}

/** Another order's number, a "no" that takes back what was begun, or "record it" where nothing was told yet. */
function tellsNothing({ dontHave }: Ask, frame: Frame, message: Message, scene: Scene): boolean {
  const isRefusal = dontHave === undefined && isPlainNo(message.text, scene.library.lexicon);
  return isRefusal || isCorrection(message, scene) || isGoAhead(frame, message, scene);
}

/** What says yes to a question that reads the story back. */
function isGoAhead({ flow }: Frame, { text }: Message, { library }: Scene): boolean {
  const said = normalise(text);
  return Object.values(flowOf(library, flow).steps).some(
    (step) =>
      step.kind === 'ask' &&
      step.addsTo !== undefined &&
      library.saidFor(`${step.text}.yes`).some((phrase) => normalise(phrase) === said),
  );
}

const NOTHING = { kind: 'dont-have' } as const;

/** "Kuch nahi", "no thanks": there is nothing to tell here, which is no farewell. */
function declines({ dontHave, expect }: Ask, { text }: Message, { library: { lexicon } }: Scene): boolean {
  if (dontHave === undefined || expect === 'yes-no' || readCommand(text, lexicon) !== 'done') return false;
  return wordsOf(text).some((word) => lexicon.no.has(word));
}

function goOn(frame: Frame, next: string, scene: Scene): void {
  frame.trail.push(frame.step);
  frame.step = next;
  frame.misses = 0;
  walk(scene);
}

/** What an answer tells besides: fills later questions, and corrects earlier ones unless it is a story. */
function pickUp(
  frame: Frame,
  message: Message,
  { onlyEmpty, answer }: { onlyEmpty: boolean; answer: SlotValue },
  scene: Scene,
): void {
  const entities = entitiesIn(message.text, scene);
  const found = slotsFrom(entities, flowOf(scene.library, frame.flow));
  const digits = (value: SlotValue): string => String(value).replace(/\D/g, '');
  for (const [slot, value] of Object.entries(found)) {
    // The six digits of a code are no PIN code besides.
    if (!onlyEmpty && digits(value) === digits(answer)) continue;
    if (!onlyEmpty || !isFilled(frame.slots[slot])) frame.slots[slot] = value;
  }
}
