import type { Frame } from '../../core/flow-state.ts';
import { askAlong } from '../letter.ts';
import { type Scene, say } from '../scene.ts';
import { optionsOf } from './options.ts';
import type { Question } from './step-kinds.ts';

/** Asks, in the words for a further try where there was one. */
export function presentQuestion(step: Question, frame: Frame, scene: Scene): void {
  // On a phone the same words come once more first: the line may have been bad.
  const firstMisses = scene.facts.form === 'spoken' ? 1 : 0;
  const text = step.kind === 'ask' && frame.misses > firstMisses ? (step.retry ?? step.text) : step.text;
  say(scene, text, {
    values: frame.slots,
    options: optionsOf(step, frame, scene),
    expect: step.kind === 'ask' ? step.expect : 'choice',
  });
  askAlong(step, frame, scene);
}
