import type { Frame } from '../../core/flow-state.ts';
import { resolveArguments } from './arguments.ts';
import { next, type StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';

export function runSet(step: StepOf<'set'>, frame: Frame): StepResult {
  Object.assign(frame.slots, resolveArguments(step.slots, frame.slots));
  return next(step.next);
}
