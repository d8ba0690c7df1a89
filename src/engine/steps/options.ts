import type { Frame, Prompt } from '../../core/flow-state.ts';
import { flowOf } from '../library.ts';
import type { Scene } from '../scene.ts';
import { spokenLanguages } from '../spoken/language.ts';
import { DONT_HAVE, languageLabel, PERSON_FLOW, PERSON_LABEL, SKIP_LABEL } from '../texts.ts';
import type { Question, StepOf } from './step-kinds.ts';

/** The entry below a list for what is not in it. */
export const OTHER = 'other';
/** The entry for more than one of it. */
export const SEVERAL = 'several';

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
    const several = step.several === undefined || listed.length < 2 ? [] : [{ id: SEVERAL, label: step.several.label }];
    const other = step.other === undefined ? [] : [{ id: OTHER, label: step.other.label }];
    return [...listed, ...several, ...other];
  }
  if (step.kind === 'choose') return step.options.map(({ id, label }) => ({ id, label }));
  const out = step.dontHave === undefined ? [] : [{ id: DONT_HAVE, label: wayOutLabel(step, frame, scene) }];
  switch (step.expect) {
    case 'yes-no':
      return [{ id: 'yes', label: 'engine.option.yes' }, { id: 'no', label: 'engine.option.no' }, ...out];
    case 'language':
      return languagesOf(scene).map((language) => ({
        id: language,
        label: languageLabel(language),
      }));
    default:
      return out;
  }
}

/** Where the way without an answer leads to a person, it says so. */
function wayOutLabel(step: StepOf<'ask'>, frame: Frame, scene: Scene): string {
  const target = flowOf(scene.library, frame.flow).steps[step.dontHave ?? ''];
  if (target?.kind === 'go' && target.flow === PERSON_FLOW) return PERSON_LABEL;
  return step.expect === 'text' || step.expect === 'photos' ? SKIP_LABEL : 'engine.option.dontHave';
}

/** A voice has one Hindi, however it is written elsewhere. */
function languagesOf({ facts }: Scene): readonly string[] {
  return facts.form === 'spoken' ? spokenLanguages(facts.languages) : facts.languages;
}
