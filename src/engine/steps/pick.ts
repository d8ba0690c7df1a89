import type { ListItem } from '../../core/flow.ts';
import type { Frame } from '../../core/flow-state.ts';
import { takenFromLetter } from '../letter.ts';
import { flowOf } from '../library.ts';
import { type Message, optionAskedFor, optionInLetter, optionNamed } from '../message.ts';
import { presentOrderFor, speaksOfAnother, takeOrder, wasTold } from '../present-order.ts';
import { presentTicketFor } from '../present-ticket.ts';
import type { Scene } from '../scene.ts';
import { ORDER_SLOT, TICKET_SLOT } from '../told.ts';
import { saysDontHave } from '../understand/command.ts';
import { wordsOf } from '../understand/normalise.ts';
import { meaningsIn } from '../understand/phrase-index.ts';
import { readYesNo } from '../understand/yes-no.ts';
import { readAsk } from './ask.ts';
import { itemMeant, itemsNamed } from './item-named.ts';
import { OTHER, optionsOf, SEVERAL } from './options.ts';
import { presentQuestion } from './question.ts';
import { next, type StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';
import { keepHeard, noteTold, saidBefore } from './told-before.ts';

type Pick = StepOf<'pick'>;

/** Asks for one of the listed; nothing is asked where there is one alone, or where it was chosen already. */
export function runPick(step: Pick, frame: Frame, scene: Scene): StepResult {
  const listed = frame.lists?.[step.from] ?? [];
  const [only, second] = listed;
  const known = listed.find(({ id }) => id === frame.slots[step.slot]);
  const taken = known ?? (step.other === undefined && second === undefined ? only : undefined);
  if (taken !== undefined) {
    takeItem(step, taken, frame);
    return next(step.next);
  }
  if (only === undefined) return next(step.other?.next ?? step.next);
  const named = takenFromLetter(frame, scene, ({ text }) => {
    const item = listed.find(({ id }) => id === optionNamed(text, optionsOf(step, frame, scene), scene));
    if (item === undefined) return null;
    takeItem(step, item, frame);
    return step.next;
  });
  if (named !== null) return next(named);
  if (takeUnasked(step, listed, frame, scene)) return next(step.next);
  const several = second === undefined ? undefined : severalTold(step, listed, frame, scene);
  if (several !== undefined) {
    noteTold(frame);
    return next(several);
  }
  presentQuestion(step, frame, scene);
  return { kind: 'wait' };
}

/** What the message that started the flow names ("the lamp came broken"), else the order that is being talked about. */
function takeUnasked(step: Pick, listed: ListItem[], frame: Frame, scene: Scene): boolean {
  if (frame.slots[step.slot] !== undefined || frame.trail.includes(frame.step)) return false;
  const named =
    step.slot === TICKET_SLOT ? ticketsNamed(listed, frame, scene) : itemsNamed(saidBefore(frame), listed, scene);
  const [item] = named;
  const taken = named.length === 1 && item !== undefined ? item.id : presentOrOnly(step, listed, frame, scene);
  if (taken === null || (named.length > 0 && named.every(({ id }) => id !== taken))) return false;
  if (step.slot === TICKET_SLOT) frame.slots[TICKET_SLOT] = taken;
  if (step.slot === ORDER_SLOT) {
    // The only one that there is, and told of a moment ago: nobody needs to hear again which.
    if (listed.length === 1 && wasTold(taken, scene)) frame.slots[ORDER_SLOT] = taken;
    else takeOrder(taken, frame, scene);
  }
  const entry = listed.find(({ id }) => id === taken);
  if (entry !== undefined) takeItem(step, entry, frame);
  return true;
}

/** "My complaint" is the only complaint of the list, "my other complaint" none that can be known. */
function ticketsNamed(listed: ListItem[], frame: Frame, scene: Scene): ListItem[] {
  return speaksOfAnother(frame, scene) ? [] : itemsNamed(saidBefore(frame), listed, scene);
}

/** "Both items are broken", "sab kuch toota hua hai". */
function severalTold(step: Pick, listed: ListItem[], frame: Frame, scene: Scene): string | undefined {
  const { several } = step;
  const said = several === undefined ? '' : saidBefore(frame);
  if (several === undefined || frame.told?.includes(frame.step) || frame.trail.includes(frame.step)) return undefined;
  const isTold =
    optionAskedFor(said, [{ id: SEVERAL, label: several.label }], scene) === SEVERAL ||
    (several.isDefault === true && !saysPart(said, scene));
  return isTold && itemsNamed(said, listed, scene).length === 0 ? several.next : undefined;
}

/** "One of them", "all but the covers". */
function saysPart(said: string, { library: { lexicon } }: Scene): boolean {
  return meaningsIn(said, lexicon.oneOf).length > 0 || wordsOf(said).some((word) => lexicon.keeping.has(word));
}

/**
 * The order or ticket that is being talked about. Whoever has one alone means that one, as long as they speak of no
 * other; a letter asks for the order along with the rest.
 */
function presentOrOnly(step: Pick, listed: ListItem[], frame: Frame, scene: Scene): string | null {
  const present = presentOrderFor(step, frame, scene) ?? presentTicketFor(step, frame, scene);
  const [only, second] = listed;
  if (present !== null || only === undefined || second !== undefined || speaksOfAnother(frame, scene)) return present;
  const isTaken = step.slot === TICKET_SLOT || (step.slot === ORDER_SLOT && scene.facts.form !== 'letter');
  return isTaken ? only.id : null;
}

/** Where the chosen entry leads, its slots filled; null where the message names none. */
export function readPick(step: Pick, frame: Frame, message: Message, scene: Scene): string | null {
  const listed = frame.lists?.[step.from] ?? [];
  const id =
    optionInLetter(message, optionsOf(step, frame, scene), scene, { byNumber: true }) ??
    itemMeant(message, listed, frame.flow, scene)?.id;
  // "Yes" to the only one of the list.
  const [only, second] = listed;
  if (
    id === undefined &&
    only !== undefined &&
    second === undefined &&
    readYesNo(message.text, scene.library.lexicon)
  ) {
    takeItem(step, only, frame);
    return step.next;
  }
  if (id === SEVERAL && step.several !== undefined) return step.several.next;
  if (id === OTHER && step.other !== undefined) return step.other.next;
  const item = listed.find((one) => one.id === id);
  if (item === undefined) {
    if (step.other === undefined) return null;
    const unlisted = readUnlisted(step.other.next, frame, message, scene);
    return unlisted ?? (saysDontHave(message.text, scene.library.lexicon) ? step.other.next : null);
  }
  takeItem(step, item, frame);
  // "The one with the cushion covers" names the item as well, which is asked for next.
  if (step.slot === ORDER_SLOT) keepHeard(frame, message);
  return step.next;
}

/** What is not in the list was named at once: the answer to the question that `other` leads to. */
function readUnlisted(id: string, frame: Frame, message: Message, scene: Scene): string | null {
  const ask = flowOf(scene.library, frame.flow).steps[id];
  if (ask?.kind !== 'ask' || ask.expect === 'text') return null;
  const answer = readAsk(ask, { ...frame, step: id }, message, scene);
  if (answer?.kind !== 'value') return null;
  frame.slots[ask.slot] = answer.value;
  return ask.next;
}

function takeItem(step: Pick, item: ListItem, frame: Frame): void {
  frame.slots[step.slot] = item.id;
  Object.assign(frame.slots, item.slots);
}
