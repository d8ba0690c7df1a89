import type { Slots } from '../core/flow.ts';
import type { Queued } from '../core/flow-state.ts';
import { isFilled } from './conditions.ts';
import { flowOf } from './library.ts';
import { earlyPhotos } from './photos.ts';
import { orderAtHand } from './present-order.ts';
import type { Scene } from './scene.ts';
import { PERSON_FLOW } from './texts.ts';
import { ORDER_SLOT } from './told.ts';

/** Nobody keeps more threads than this in mind; the oldest is let go. */
const MAX_DEPTH = 4;

/** Gives a flow the word. One that is open further down starts anew on top. A person is told which order it is about. */
export function pushFlow(scene: Scene, id: string, given: Slots): void {
  const flow = flowOf(scene.library, id);
  const order = orderAtHand(scene);
  const isBare = id === PERSON_FLOW && order !== null && !isFilled(given[ORDER_SLOT]);
  const slots = { ...earlyPhotos(flow, scene), ...given, ...(isBare ? { [ORDER_SLOT]: order } : {}) };
  const { state } = scene.draft;
  // Asked for once more before its turn came: it is not done twice.
  state.queued = state.queued.filter((one) => one.flow !== id || isOfOther(one, slots));
  const about = order === null ? {} : { about: order };
  const others = state.stack.filter((frame) => frame.flow !== id).slice(1 - MAX_DEPTH);
  state.stack = [...others, { flow: id, step: flow.start, slots, trail: [], misses: 0, ...about }];
  state.unrecognised = 0;
}

function isOfOther(queued: Queued, slots: Slots): boolean {
  const order = queued.slots[ORDER_SLOT];
  return isFilled(order) && order !== slots[ORDER_SLOT];
}
