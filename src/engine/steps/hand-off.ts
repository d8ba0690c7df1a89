import type { Frame } from '../../core/flow-state.ts';
import { type Scene, say } from '../scene.ts';
import type { StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';

/** A person takes over everything that is open. */
export function runHandOff(step: StepOf<'hand-off'>, frame: Frame, scene: Scene): StepResult {
  say(scene, step.text, { values: frame.slots });
  const { state } = scene.draft;
  state.stack = [];
  state.queued = [];
  state.offered = [];
  scene.draft.handOff = { reason: step.reason };
  return { kind: 'wait' };
}
