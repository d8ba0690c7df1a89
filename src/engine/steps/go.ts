import type { Slots } from '../../core/flow.ts';
import type { Frame } from '../../core/flow-state.ts';
import { flowOf } from '../library.ts';
import type { Scene } from '../scene.ts';
import { pushFlow } from '../stack.ts';
import { isTelling } from '../understand/opening.ts';
import { resolveArguments } from './arguments.ts';
import type { StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';
import { withoutNumbers } from './told-before.ts';

export function runGo(step: StepOf<'go'>, frame: Frame, scene: Scene): StepResult {
  // What the customer wrote first goes along: a ticket at the end is about it.
  const opening = frame.slots['opening'] ?? null;
  const slots = {
    ...(opening === null ? {} : { opening, ...storyIn(String(opening), step.flow, scene) }),
    ...resolveArguments(step.with, frame.slots),
  };
  scene.draft.state.stack.pop();
  pushFlow(scene, step.flow, slots);
  return { kind: 'replaced' };
}

/** "They are torn, I want a refund" was taken for a return; what happened is not asked for once more. */
function storyIn(opening: string, id: string, { library, facts }: Scene): Slots {
  const { isTold, steps } = flowOf(library, id);
  if (isTold !== true || !isTelling(withoutNumbers(opening, facts), id, library)) return {};
  const asks = Object.values(steps).filter((step) => step.kind === 'ask' && step.takesOpening === true);
  return Object.fromEntries(asks.flatMap((step) => (step.kind === 'ask' ? [[step.slot, opening]] : [])));
}
