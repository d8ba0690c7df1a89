import type { Flow, Step } from '../core/flow.ts';
import { formatValue } from './formats.ts';
import { type Catalogues, catalogueIn, type Library } from './library.ts';
import { fillTemplate } from './template.ts';

/** One text, by the language that it is in. */
export type Wordings = Record<string, string>;

/** What customers read where a conversation stood. Empty: the flow or the step is no more. */
export interface StepDescription {
  /** The flow's name in the menu. */
  title: Wordings;
  /** What its question asks for. */
  slot: string | null;
  question: Wordings;
}

export function describeStep({ flows, catalogues }: Library, flowId: string, stepId: string): StepDescription {
  const flow = flows.get(flowId);
  if (flow === undefined) return { title: {}, slot: null, question: {} };
  const step = flow.steps[stepId];
  const title = wordingsOf(catalogues, flow.title);
  return step !== undefined && isQuestion(step)
    ? { title, slot: step.slot, question: wordingsOf(catalogues, step.text) }
    : { title, slot: null, question: {} };
}

/** The option that a slot's value stands for, as the flow calls it. Tickets name some slots otherwise than their flow does. */
export function describeValue({ flows, catalogues }: Library, flowId: string, slot: string, value: string): Wordings {
  const chosen = choicesOf(flows.get(flowId)).filter(({ id }) => id === value);
  const option = chosen.find((one) => one.slot === slot) ?? chosen[0];
  return option === undefined ? {} : wordingsOf(catalogues, option.label);
}

/** A line of a ticket as its customer reads it: `wish: again` is "You would like: Deliver it again". */
export function sayDetail(library: Library, { flow, name, value }: Detail, { language, now }: DetailView): string {
  const catalogue = catalogueIn(library.catalogues, language);
  const wording = (key: string): string | undefined => catalogue[key];
  const chosen = describeValue(library, flow, name, value)[language] ?? wording(`toldValue.${value}`);
  const sum = /^₹(\d+)\.(\d\d)$/.exec(value);
  const shown = sum === null ? (chosen ?? value) : Number(`${sum[1]}${sum[2]}`);
  const view = { language, spoken: false, now, wording };
  return fillTemplate(wording(`told.${name}`) ?? `${name}: {value}`, (placeholder) =>
    formatValue(shown, placeholder, view),
  );
}

export interface Detail {
  flow: string;
  name: string;
  value: string;
}

export interface DetailView {
  language: string;
  /** ISO 8601. */
  now: string;
}

function choicesOf(flow: Flow | undefined) {
  return Object.values(flow?.steps ?? {}).flatMap((step) =>
    step.kind === 'choose' ? step.options.map((option) => ({ slot: step.slot, ...option })) : [],
  );
}

function isQuestion(step: Step): step is Extract<Step, { kind: 'ask' | 'choose' | 'pick' }> {
  return step.kind === 'ask' || step.kind === 'choose' || step.kind === 'pick';
}

/** Without the values of that time. */
function wordingsOf(catalogues: Catalogues, text: string): Wordings {
  return Object.fromEntries(
    Object.entries(catalogues).flatMap(([language, catalogue]) => {
      const wording = catalogue[text];
      return wording === undefined ? [] : [[language, fillTemplate(wording, () => '…')]];
    }),
  );
}
