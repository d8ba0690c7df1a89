import type { Frame } from '../../core/flow-state.ts';
import { holds } from '../conditions.ts';
import type { Scene } from '../scene.ts';
import { next, type StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';

export function runBranch(step: StepOf<'branch'>, frame: Frame, scene: Scene): StepResult {
  const found = step.cases.find(({ when }) => holds(when, frame.slots, scene.facts.now));
  return next(found?.next ?? step.otherwise);
}
