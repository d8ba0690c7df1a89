import type { Facts, Frame } from '../core/flow-state.ts';
import { isFilled } from './conditions.ts';
import { flowOf } from './library.ts';
import { type Scene, say, topFrame } from './scene.ts';
import { isQuestion, type Question } from './steps/step-kinds.ts';
import { numberWithin, ORDER_SLOT } from './told.ts';
import { wordsOf } from './understand/normalise.ts';

const HOUR_MS = 60 * 60_000;
/** How long it goes without saying which order is meant. A thread of mails is about one matter. */
const FRESH_MS = { chat: HOUR_MS, spoken: HOUR_MS, letter: 7 * 24 * HOUR_MS };

/** Whether that was in the same talk. */
export function isFresh(at: string, { now, form }: Facts): boolean {
  return Date.parse(now) - Date.parse(at) <= FRESH_MS[form];
}

/**
 * The order that is being talked about: of the flow that is open, whether it is proven yet or not, else the one that
 * something was told of, unless that was long ago.
 */
export function orderAtHand(scene: Scene): string | null {
  const { draft, facts } = scene;
  const asked = topFrame(scene)?.slots[ORDER_SLOT];
  if (typeof asked === 'string' && asked !== '') return asked;
  return numberWithin(draft.state.order, FRESH_MS[facts.form], facts);
}

/**
 * "Where is KH-10234?", and then "I want to return it": the order that answers this question without being asked. Null
 * where they speak of another one, or were asked for it before.
 */
export function presentOrderFor(step: Question, frame: Frame, scene: Scene): string | null {
  return isFirstAsking(step, frame, scene) && !speaksOfAnother(frame, scene) ? (frame.about ?? null) : null;
}

/** Whether this asks which order, and for the first time: neither answered before nor emptied for another answer. */
function isFirstAsking({ slot }: Question, frame: Frame, { library }: Scene): boolean {
  if (slot !== ORDER_SLOT || frame.slots[slot] !== undefined) return false;
  const { steps } = flowOf(library, frame.flow);
  return !frame.trail.some((id) => {
    const asked = steps[id];
    return asked !== undefined && isQuestion(asked) && asked.slot === slot;
  });
}

/** Whether something was told of it in the same talk. */
export function wasTold(number: string, { draft, facts }: Scene): boolean {
  return numberWithin(draft.state.order, FRESH_MS[facts.form], facts) === number;
}

interface OrderTold {
  /** Which told it. */
  flow: string;
  orderNumber: string;
}

/** Nothing else is open, and how far something is with an order was told last in this talk. */
export function newsToldLast(scene: Scene): OrderTold | null {
  const told = orderToldLast(scene);
  return told !== null && scene.library.flows.get(told.flow)?.isNews === true ? told : null;
}

/** Nothing else is open, and something of an order was told last in this talk. */
export function orderToldLast({ draft: { state }, facts, library }: Scene): OrderTold | null {
  const { order, stack } = state;
  const orderNumber = stack.length > 0 ? null : numberWithin(order, FRESH_MS[facts.form], facts);
  const flow = order?.flow;
  return orderNumber === null || flow === undefined || !library.flows.has(flow) ? null : { flow, orderNumber };
}

/** Takes an order that nobody was asked for, and says which, so that another can be named. */
export function takeOrder(number: string, frame: Frame, scene: Scene): void {
  frame.slots[ORDER_SLOT] = number;
  say(scene, 'engine.aboutOrder', { values: { [ORDER_SLOT]: number } });
}

export function speaksOfAnother({ slots }: Frame, { library: { lexicon } }: Scene): boolean {
  return isFilled(slots['opening']) && wordsOf(String(slots['opening'])).some((word) => lexicon.others.has(word));
}
