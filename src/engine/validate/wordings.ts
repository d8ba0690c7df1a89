import type { CallDefinition, Flow, Step } from '../../core/flow.ts';
import { FACT_VALUES } from '../texts.ts';
import type { FlowCheck, Problem } from './problem.ts';
import { checkText } from './wording.ts';

/** Longest label that fits a native button. */
const MAX_BUTTON_TITLE = 20;

/** All texts and labels of a flow. */
export function checkWordings(flow: Flow, { flows, catalogues, calls }: FlowCheck): Problem[] {
  const available = availableIn(flow, flows, calls);
  const topics = Object.values(flow.topics ?? {}).flatMap((texts) => texts.map(({ text }) => text));
  const charges = flow.charges?.map(({ text }) => text) ?? [];
  const beside = [flow.rules, flow.howLong].flatMap((text) => text ?? []);
  const own = [flow.title, ...beside, ...charges, ...topics].flatMap((text) =>
    checkText(text, new Set(FACT_VALUES), { flow: flow.id, step: null, catalogues }),
  );
  const steps = Object.entries(flow.steps).flatMap(([id, step]) =>
    textsOf(step).flatMap((text) => checkText(text, available, { flow: flow.id, step: id, catalogues })),
  );
  return [...own, ...steps, ...longLabels(flow, catalogues)];
}

/** Whatever some step, call or other flow may have filled; the order of steps is not looked at. */
function availableIn(flow: Flow, flows: readonly Flow[], calls: Readonly<Record<string, CallDefinition>>): Set<string> {
  const fromOthers = flows.flatMap(({ steps }) =>
    Object.values(steps).flatMap((step) => (step.kind === 'go' && step.flow === flow.id ? Object.keys(step.with) : [])),
  );
  const own = Object.values(flow.steps).flatMap((step): readonly string[] => {
    if (step.kind === 'ask' || step.kind === 'choose') return [step.slot];
    if (step.kind === 'set') return Object.keys(step.slots);
    if (step.kind === 'pick') return [step.slot, ...listSlots(step.from, flow, calls)];
    return step.kind === 'call' ? (calls[step.call]?.fills ?? []) : [];
  });
  return new Set([...FACT_VALUES, ...fromOthers, ...own]);
}

/** What choosing from a list fills. */
function listSlots(list: string, flow: Flow, calls: Readonly<Record<string, CallDefinition>>): string[] {
  return Object.values(flow.steps).flatMap((step) =>
    step.kind === 'call' ? [...(calls[step.call]?.lists?.[list] ?? [])] : [],
  );
}

function textsOf(step: Step): string[] {
  switch (step.kind) {
    case 'say':
    case 'hand-off':
      return [step.text];
    case 'ask':
      return step.retry === undefined ? [step.text] : [step.text, step.retry];
    case 'pick':
      return [step.text, ...[step.other, step.several].flatMap((entry) => entry?.label ?? [])];
    case 'choose':
      return [step.text, ...step.options.map(({ label }) => label)];
    case 'end':
      return step.text === undefined ? [] : [step.text];
    case 'branch':
    case 'call':
    case 'set':
    case 'go':
      return [];
  }
}

function longLabels(flow: Flow, catalogues: FlowCheck['catalogues']): Problem[] {
  return Object.entries(flow.steps).flatMap(([id, step]) =>
    (step.kind === 'choose' ? step.options : []).flatMap(({ label }) =>
      Object.entries(catalogues)
        .filter(([, catalogue]) => (catalogue[label]?.length ?? 0) > MAX_BUTTON_TITLE)
        .map(
          ([language]): Problem => ({
            severity: 'warning',
            flow: flow.id,
            step: id,
            message: `the label ${label} (${language}) is too long for a button and becomes a numbered text`,
            cure: `say it in ${MAX_BUTTON_TITLE} characters`,
          }),
        ),
    ),
  );
}
