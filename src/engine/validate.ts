import type { Flow } from '../core/flow.ts';
import { ENGINE_TEXTS, FACT_VALUES, LANGUAGE_FLOW, languageLabel, PERSON_FLOW } from './texts.ts';
import { checkCalls } from './validate/calls.ts';
import { checkChannels } from './validate/channels.ts';
import { checkGraph } from './validate/graph.ts';
import type { FlowCheck, Problem } from './validate/problem.ts';
import { checkText } from './validate/wording.ts';
import { checkWordings } from './validate/wordings.ts';

/** Checks the flows as graphs, against their wordings, calls and channels. Empty: all is well. */
export function checkFlows(check: FlowCheck): Problem[] {
  return [...checkInstallation(check), ...check.flows.flatMap((flow) => checkFlow(flow, check))];
}

function checkFlow(flow: Flow, check: FlowCheck): Problem[] {
  return [
    ...checkGraph(flow, check.flows),
    ...checkCalls(flow, check.calls),
    ...checkWordings(flow, check),
    ...checkChannels(flow, check.catalogues, check.channels ?? []),
  ];
}

/** What the engine itself needs: its own sentences, and the flows behind its commands. */
function checkInstallation({ flows, catalogues }: FlowCheck): Problem[] {
  const own = { flow: 'engine', step: null, catalogues };
  const texts = Object.entries(ENGINE_TEXTS).flatMap(([text, variables]) =>
    checkText(text, new Set<string>([...FACT_VALUES, ...variables]), own),
  );
  const names = Object.keys(catalogues).flatMap((language) =>
    checkText(languageLabel(language), new Set<string>(FACT_VALUES), own),
  );
  const missing = [PERSON_FLOW, LANGUAGE_FLOW].filter((id) => !flows.some((flow) => flow.id === id));
  const ids = flows.map(({ id }) => id);
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...texts,
    ...names,
    ...missing.map(
      (id): Problem => ({
        severity: 'error',
        flow: id,
        step: null,
        message: `there is no flow ${id}, but a command leads to it`,
        cure: `add a flow with the id ${id} to flows/index.ts`,
      }),
    ),
    ...twice.map(
      (id): Problem => ({
        severity: 'error',
        flow: id,
        step: null,
        message: `two flows have the id ${id}`,
        cure: 'give one of them another id',
      }),
    ),
  ];
}
