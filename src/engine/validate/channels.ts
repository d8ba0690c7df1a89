import type { ChannelCapabilities } from '../../core/channel.ts';
import type { Flow, Step } from '../../core/flow.ts';
import type { Catalogues } from '../library.ts';
import { spokenLanguage } from '../spoken/language.ts';
import { SPOKEN_OPTIONS } from '../texts.ts';
import type { Problem } from './problem.ts';

/** Questions that are hard or impossible to answer on a channel. */
export function checkChannels(
  flow: Flow,
  catalogues: Catalogues,
  channels: readonly { name: string; capabilities: ChannelCapabilities }[],
): Problem[] {
  const spoken = channels.filter(({ capabilities }) => capabilities.form === 'spoken');
  return spoken.flatMap(({ name }) =>
    Object.entries(flow.steps).flatMap(([id, step]) =>
      [...freeText(step), ...manyOptions(step), ...addresses(step, catalogues), ...promises(id, flow, catalogues)].map(
        ({ message, cure }): Problem => ({
          severity: 'warning',
          flow: flow.id,
          step: id,
          message: `on ${name}: ${message}`,
          cure,
        }),
      ),
    ),
  );
}

type Finding = Pick<Problem, 'message' | 'cure'>;

/** Keys cannot spell a story; whoever is not understood needs another way. */
function freeText(step: Step): Finding[] {
  if (step.kind !== 'ask' || step.expect !== 'text' || step.dontHave !== undefined) return [];
  return [
    {
      message: 'a free text can only be spoken, and there is no way without it',
      cure: 'give the question a `dontHave`, or trust that two failures lead to a person',
    },
  ];
}

function manyOptions(step: Step): Finding[] {
  if (step.kind !== 'choose' || step.options.length <= SPOKEN_OPTIONS) return [];
  return [
    {
      message: `${step.options.length} options are too many to hear at once; those after the fifth come after "more"`,
      cure: 'put the likely ones first, or ask in two steps',
    },
  ];
}

function addresses(step: Step, catalogues: Catalogues): Finding[] {
  if (!('text' in step) || step.text === undefined) return [];
  const { text } = step;
  return Object.entries(catalogues)
    .filter(([language]) => spokenLanguage(language) === language)
    .filter(([, catalogue]) => /https?:|\{\w*[uU]rl\}/.test(catalogue[`${text}.spoken`] ?? catalogue[text] ?? ''))
    .map(([language]) => ({
      message: `the text ${text} (${language}) has a web address, which a voice leaves out`,
      cure: `add ${text}.spoken without it`,
    }));
}

/** Where callers are connected to people, the last words before it must say so; otherwise a call-back is promised. */
function promises(id: string, flow: Flow, catalogues: Catalogues): Finding[] {
  const step = flow.steps[id];
  if (step?.kind !== 'hand-off') return [];
  const before = Object.values(flow.steps).flatMap((one) => (one.kind === 'say' && one.next === id ? [one.text] : []));
  const isSaid = [step.text, ...before].some((text) =>
    Object.values(catalogues).some((catalogue) => `${text}.connect` in catalogue),
  );
  if (isSaid) return [];
  return [
    {
      message: `a caller who is connected to a person hears ${step.text}, which says nothing of it`,
      cure: `add ${step.text}.connect: what is said while the caller is connected`,
    },
  ];
}
