import type { Frame } from '../../core/flow-state.ts';
import { type Scene, say } from '../scene.ts';
import type { StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';

export function runEnd(step: StepOf<'end'>, frame: Frame, scene: Scene): StepResult {
  if (step.text !== undefined) say(scene, step.text, { values: frame.slots });
  scene.draft.state.stack.pop();
  scene.draft.flowEnded = true;
  return { kind: 'ended' };
}
