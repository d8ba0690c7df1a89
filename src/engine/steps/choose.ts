import type { Frame } from '../../core/flow.ts';
import { type Message, optionChosen } from '../message.ts';
import type { Scene } from '../scene.ts';
import { optionsOf, presentQuestion } from './question.ts';
import type { StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';

type Choose = StepOf<'choose'>;

export function runChoose(step: Choose, frame: Frame, scene: Scene): StepResult {
  presentQuestion(step, frame, scene);
  return { kind: 'wait' };
}

/** The chosen option, or null where the message names none. */
export function readChoose(
  step: Choose,
  frame: Frame,
  message: Message,
  scene: Scene,
): Choose['options'][number] | null {
  const id = optionChosen(message, optionsOf(step, frame, scene), scene, {
    byNumber: true,
  });
  return step.options.find((option) => option.id === id) ?? null;
}
