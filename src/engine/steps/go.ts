import type { Frame } from '../../core/flow.ts';
import type { Scene } from '../scene.ts';
import { pushFlow } from '../stack.ts';
import { resolveArguments } from './arguments.ts';
import type { StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';

export function runGo(step: StepOf<'go'>, frame: Frame, scene: Scene): StepResult {
  // What the customer wrote first goes along: a ticket at the end is about it.
  const opening = frame.slots['opening'] ?? null;
  const slots = { ...(opening === null ? {} : { opening }), ...resolveArguments(step.with, frame.slots) };
  scene.draft.state.stack.pop();
  pushFlow(scene, step.flow, slots);
  return { kind: 'replaced' };
}
