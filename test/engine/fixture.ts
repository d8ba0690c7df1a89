import { human } from '../../flows/human.ts';
import { catalogues, concepts, phrases } from '../../flows/index.ts';
import { language } from '../../flows/language.ts';
import type { ChannelCapabilities } from '../../src/core/channel.ts';
import type { Flow } from '../../src/core/flow.ts';
import type { Advance, Facts, FlowState, TurnInput } from '../../src/core/flow-state.ts';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import { createEngine, type Engine } from '../../src/engine/index.ts';
import { createLibrary, type EngineParts } from '../../src/engine/library.ts';
import { factsFor } from '../flows/play.ts';

export const facts = factsFor('chat');
export const lexicon = createLibrary({ flows: [], catalogues, phrases, concepts, calls: {} }).lexicon;

export const CHAT: ChannelCapabilities = {
  form: 'chat',
  maxButtons: 3,
  maxButtonTitle: 20,
  maxListRows: 0,
  maxText: 4000,
  attachments: true,
};

/** Wordings for flows of tests: each text says its own key. */
function withTexts(flows: readonly Flow[]): EngineParts['catalogues'] {
  const keys = flows.flatMap(({ title, steps }) => [
    title,
    ...Object.values(steps).flatMap((step) => {
      if (step.kind === 'choose') return [step.text, ...step.options.map(({ label }) => label)];
      if (step.kind === 'ask') return [step.text, step.retry ?? step.text];
      return 'text' in step && step.text !== undefined ? [step.text] : [];
    }),
  ]);
  return Object.fromEntries(
    Object.entries(catalogues).map(([tag, texts]) => [
      tag,
      { ...Object.fromEntries(keys.map((key) => [key, key])), ...texts },
    ]),
  );
}

/** An engine with these flows beside the two that commands lead to. */
export function engineWith(...own: Flow[]): Engine {
  const flows = [...own, human, language];
  return createEngine({ flows, catalogues: withTexts(flows), phrases, concepts, calls: {} });
}

export function flow(id: string, steps: Flow['steps'], rest: Partial<Flow> = {}): Flow {
  return { id, title: `${id}.title`, start: Object.keys(steps)[0] ?? '', steps, ...rest };
}

export function message(text: string, rest: Partial<Extract<TurnInput, { kind: 'message' }>> = {}): TurnInput {
  return { kind: 'message', text, files: 0, ...rest };
}

/** A state in which the flow is at a step. */
export function stateAt(flowId: string, step: string, rest: Partial<FlowState['stack'][number]> = {}): FlowState {
  return {
    ...structuredClone(INITIAL_FLOW_STATE),
    stack: [{ flow: flowId, step, slots: {}, trail: [], misses: 0, ...rest }],
  };
}

/** Says one text after the other and gives the last result. */
export function converse(
  engine: Engine,
  state: FlowState,
  texts: readonly (string | TurnInput)[],
  as: Facts = facts,
): Advance {
  let advanced: Advance = { state, prompts: [], call: null, handOff: null, understood: [] };
  for (const text of texts) {
    advanced = engine.advance(advanced.state, typeof text === 'string' ? message(text) : text, as);
  }
  return advanced;
}

export function saidBy({ prompts }: Advance): string[] {
  return prompts.map(({ text }) => text);
}
