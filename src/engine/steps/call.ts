import { AppError } from '../../core/errors.ts';
import type { CallOutcome } from '../../core/flow.ts';
import type { Frame } from '../../core/flow-state.ts';
import type { Scene } from '../scene.ts';
import { resolveArguments } from './arguments.ts';
import type { StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';

/** Asks the services; they come back with the outcome as the next input. */
export function runCall(step: StepOf<'call'>, frame: Frame, scene: Scene): StepResult {
  scene.draft.call = {
    call: step.call,
    arguments: resolveArguments(step.with, frame.slots),
  };
  return { kind: 'wait' };
}

export function takeOutcome(step: StepOf<'call'>, frame: Frame, { outcome, slots, lists }: CallOutcome): void {
  const target = step.on[outcome];
  if (target === undefined) {
    throw new AppError('internal', `flow ${frame.flow}, step ${frame.step}: no way on for the outcome ${outcome}`);
  }
  Object.assign(frame.slots, slots);
  if (lists !== undefined) frame.lists = { ...frame.lists, ...lists };
  frame.step = target;
}
