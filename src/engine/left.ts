import type { FlowState, Frame } from '../core/flow-state.ts';
import type { Library } from './library.ts';
import { note, type Scene } from './scene.ts';
import { walk } from './walk.ts';

/** Whether something was told that must not be lost if its customer never answers. */
export function isLeftOpen(library: Library, { stack }: FlowState): boolean {
  return placeOfLeft(library, stack) >= 0;
}

/** Nobody answers what was asked: what was told before is taken as it is, whatever came up above it. False where nothing was. */
export function takeLeft(scene: Scene): boolean {
  const { state } = scene.draft;
  const place = placeOfLeft(scene.library, state.stack);
  const frame = state.stack[place];
  const next = frame === undefined ? undefined : scene.library.flows.get(frame.flow)?.ifLeft?.next;
  if (frame === undefined || next === undefined) return false;
  note(scene, 'left');
  state.stack.length = place + 1;
  frame.step = next;
  frame.misses = 0;
  walk(scene);
  return true;
}

/** The place in the stack of the flow that was begun last and has been told enough; -1: there is none. */
function placeOfLeft({ flows }: Library, stack: readonly Frame[]): number {
  return stack.findLastIndex(({ flow, slots }) => {
    const given = flows.get(flow)?.ifLeft?.given;
    return given !== undefined && typeof slots[given] === 'string';
  });
}
