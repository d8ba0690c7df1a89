import type { Frame } from '../../core/flow-state.ts';
import { takenFromLetter } from '../letter.ts';
import { type Message, optionInLetter, optionNamed } from '../message.ts';
import type { Scene } from '../scene.ts';
import { optionsOf } from './options.ts';
import { presentQuestion } from './question.ts';
import { next, type StepResult } from './result.ts';
import type { StepOf } from './step-kinds.ts';
import { noteTold, optionToldBefore } from './told-before.ts';

type Choose = StepOf<'choose'>;

export function runChoose(step: Choose, frame: Frame, scene: Scene): StepResult {
  const taken = takenFromLetter(frame, scene, (letter) => {
    const options = optionsOf(step, frame, scene);
    const isAsked = frame.along?.includes(frame.step) === true;
    const id = isAsked
      ? optionInLetter(letter, options, scene, { byNumber: false })
      : optionNamed(letter.text, options, scene);
    const option = step.options.find((one) => one.id === id);
    if (option !== undefined) frame.slots[step.slot] = option.id;
    return option?.next ?? null;
  });
  if (taken !== null) return next(taken);
  const told = step.options.find(({ id }) => id === optionToldBefore(step, frame, scene));
  if (told !== undefined) {
    frame.slots[step.slot] = told.id;
    noteTold(frame);
    return next(told.next);
  }
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
  const id = optionInLetter(message, optionsOf(step, frame, scene), scene, { byNumber: true });
  return step.options.find((option) => option.id === id) ?? null;
}
