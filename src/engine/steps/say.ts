import type { Frame } from '../../core/flow-state.ts';
import { type Scene, say } from '../scene.ts';
import { next, type StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';

export function runSay(step: StepOf<'say'>, frame: Frame, scene: Scene): StepResult {
  say(scene, step.text, { values: frame.slots });
  return next(step.next);
}
