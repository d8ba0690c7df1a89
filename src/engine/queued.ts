import type { Queued } from '../core/flow-state.ts';
import { isFilled } from './conditions.ts';
import { flowOf } from './library.ts';
import { orderAtHand } from './present-order.ts';
import { isWaiting, type Scene, say } from './scene.ts';
import { ORDER_SLOT } from './told.ts';

/**
 * Names a further request of a message, with its order where that is another one than is being talked about, or stands
 * behind one that may be.
 */
export function sayOfQueued(
  text: 'engine.next' | 'engine.later' | 'engine.laterToo',
  { flow, slots }: Queued,
  scene: Scene,
): void {
  const orderNumber = slots[ORDER_SLOT];
  const { title } = flowOf(scene.library, flow);
  const isOther = text === 'engine.laterToo' || orderNumber !== orderAtHand(scene);
  if (isFilled(orderNumber) && isOther)
    say(scene, `${text}Order`, { values: { title, orderNumber: String(orderNumber) } });
  else say(scene, text, { values: { title } });
}

/** Where something is asked first, the further requests are named before the question: they are not forgotten. */
export function tellOfQueued(scene: Scene): void {
  const { draft } = scene;
  const untold = draft.state.queued.filter(({ isTold }) => isTold !== true);
  if (untold.length === 0 || draft.call !== null || !isWaiting(scene)) return;
  const asked = draft.prompts.splice(draft.prompts.findIndex(({ expect }) => expect !== null));
  untold.forEach((queued, index) => {
    sayOfQueued(index === 0 ? 'engine.later' : 'engine.laterToo', queued, scene);
  });
  draft.prompts.push(...asked);
  draft.state.queued = draft.state.queued.map((queued) => ({ ...queued, isTold: true }));
}
