import type { Frame, Prompt } from '../../core/flow.ts';
import { type Scene, say } from '../scene.ts';
import { languageLabel } from '../texts.ts';
import type { Question } from './step-kinds.ts';

export const DONT_HAVE = 'dont-have';
/** The entry below a list for what is not in it. */
export const OTHER = 'other';

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
}

/** Ids name the question, so that a button of an old message does not answer a new one. */
export function optionsOf(step: Question, frame: Frame, scene: Scene): Prompt['options'] {
  return labelledOptions(step, frame, scene).map((option) => ({
    ...option,
    id: `${frame.flow}/${frame.step}/${option.id}`,
  }));
}

function labelledOptions(step: Question, frame: Frame, scene: Scene): Prompt['options'] {
  if (step.kind === 'pick') {
    const listed = (frame.lists?.[step.from] ?? []).map(({ id, label, values }) => ({ id, label, values }));
    return step.other === undefined ? listed : [...listed, { id: OTHER, label: step.other.label }];
  }
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
    default:
      return out;
  }
}
