import type { Frame, Prompt } from '../../core/flow.ts';
import { type Scene, say } from '../scene.ts';
import { languageLabel } from '../texts.ts';
import type { Question } from './step-kinds.ts';

export const DONT_HAVE = 'dont-have';

/** Asks, in the words for a further try where there was one. */
export function presentQuestion(step: Question, frame: Frame, scene: Scene): void {
  const text = step.kind === 'ask' && frame.misses > 0 ? (step.retry ?? step.text) : step.text;
  say(scene, text, {
    values: frame.slots,
    options: optionsOf(step, frame, scene),
    expect: step.kind === 'ask' ? step.expect : 'choice',
  });
}

/** Ids name the question, so that a button of an old message does not answer a new one. */
export function optionsOf(step: Question, frame: Frame, scene: Scene): Prompt['options'] {
  return labelledOptions(step, scene).map(({ id, label }) => ({
    id: `${frame.flow}/${frame.step}/${id}`,
    label,
  }));
}

function labelledOptions(step: Question, scene: Scene): Prompt['options'] {
  if (step.kind === 'choose') return step.options.map(({ id, label }) => ({ id, label }));
  const out = step.dontHave === undefined ? [] : [{ id: DONT_HAVE, label: 'engine.option.dontHave' }];
  switch (step.expect) {
    case 'yes-no':
      return [{ id: 'yes', label: 'engine.option.yes' }, { id: 'no', label: 'engine.option.no' }, ...out];
    case 'language':
      return scene.facts.languages.map((language) => ({
        id: language,
        label: languageLabel(language),
      }));
    case 'text':
    case 'order-number':
    case 'ticket-number':
    case 'pin-code':
      return out;
  }
}
