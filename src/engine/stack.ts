import type { Slots } from '../core/flow.ts';
import { flowOf } from './library.ts';
import type { Scene } from './scene.ts';

/** Nobody keeps more threads than this in mind; the oldest is let go. */
const MAX_DEPTH = 4;

/** Gives a flow the word. One that is open further down starts anew on top. */
export function pushFlow(scene: Scene, id: string, slots: Slots): void {
  const flow = flowOf(scene.library, id);
  const { state } = scene.draft;
  const others = state.stack.filter((frame) => frame.flow !== id).slice(1 - MAX_DEPTH);
  state.stack = [...others, { flow: id, step: flow.start, slots: { ...slots }, trail: [], misses: 0 }];
  state.unrecognised = 0;
}
