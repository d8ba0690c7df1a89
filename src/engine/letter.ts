import type { Frame } from '../core/flow-state.ts';
import { isFilled } from './conditions.ts';
import { flowOf } from './library.ts';
import type { Message } from './message.ts';
import { type Scene, say, topFrame } from './scene.ts';
import { optionsOf } from './steps/options.ts';
import { isQuestion, type Question } from './steps/step-kinds.ts';

/* A letter takes a day: it answers whatever it can, and is asked for all that is missing at once. */

/** Keeps the mail with the flow that has the word, for the questions that its answer will reach. */
export function keepLetter({ text }: Pick<Message, 'text'>, scene: Scene): void {
  const frame = topFrame(scene);
  if (frame !== undefined && scene.facts.form === 'letter') frame.letter = text;
}

/** Where the flow goes on, if the mail answers the question that was reached; null where it has to be asked. */
export function takenFromLetter(
  frame: Frame,
  { facts }: Scene,
  read: (letter: Message) => string | null,
): string | null {
  if (facts.form !== 'letter' || frame.letter === undefined) return null;
  const next = read({ text: frame.letter, choiceId: null, digits: null, files: 0, voice: 0, advice: null });
  if (next !== null) frame.trail.push(frame.step);
  return next;
}

/** Asks the questions that go along with this one. Those whose words need what is not known yet wait for their turn. */
export function askAlong(step: Question, frame: Frame, scene: Scene): void {
  if (scene.facts.form !== 'letter') return;
  delete frame.letter;
  frame.along = [];
  for (const id of step.along ?? []) {
    const other = flowOf(scene.library, frame.flow).steps[id];
    if (other === undefined || !isQuestion(other) || !isOpen(other, frame, scene)) continue;
    frame.along.push(id);
    say(scene, other.text, {
      values: frame.slots,
      options: optionsOf(other, { ...frame, step: id }, scene),
      expect: other.kind === 'ask' ? other.expect : 'choice',
      isAlong: true,
    });
  }
}

function isOpen(step: Question, frame: Frame, { library, facts }: Scene): boolean {
  if (isFilled(frame.slots[step.slot])) return false;
  return [...library.variables(step.text)].every((name) => isFilled(frame.slots[name]) || isFilled(facts.values[name]));
}
