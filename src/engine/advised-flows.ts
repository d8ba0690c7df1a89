import type { AdvisedFlow } from '../core/advice.ts';
import type { Expectation } from '../core/flow.ts';
import type { Catalogues, EngineParts } from './library.ts';

/** Questions whose answer may stand in the opening words, and is not found there anyway. */
export const ADVISED: readonly Expectation[] = ['quantity', 'future-day', 'past-day'];
const EXAMPLES = 3;

/** The flows as a second reader is told of them: names, a few phrases, what may be picked up. */
export function advisedFlows({ flows, phrases, catalogues }: EngineParts): AdvisedFlow[] {
  return flows.map(({ id, title, steps }) => ({
    id,
    title: titleOf(title, catalogues),
    examples: Object.values(phrases)
      .flatMap(({ intents }) => intents[id]?.slice(0, EXAMPLES) ?? [])
      .slice(0, EXAMPLES),
    slots: Object.values(steps).flatMap((step) =>
      step.kind === 'ask' && step.always !== true && ADVISED.includes(step.expect) ? [step.slot] : [],
    ),
  }));
}

function titleOf(title: string, catalogues: Catalogues): string {
  return catalogues['en']?.[title] ?? title;
}
