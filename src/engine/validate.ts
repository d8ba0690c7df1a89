import type { ChannelCapabilities } from '../core/channel.ts';
import type { CallDefinition, Flow } from '../core/flow.ts';
import type { Catalogues } from './library.ts';
import { ENGINE_TEXTS, FACT_VALUES, LANGUAGE_FLOW, languageLabel, PERSON_FLOW } from './texts.ts';
import { checkCalls } from './validate/calls.ts';
import { checkChannels } from './validate/channels.ts';
import { checkGraph } from './validate/graph.ts';
import { checkText } from './validate/wording.ts';
import { checkWordings } from './validate/wordings.ts';

/** Something that would fail at run time, found before. */
export interface Problem {
  /** A warning works, but not well on every channel. */
  severity: 'error' | 'warning';
  flow: string;
  step: string | null;
  message: string;
  cure: string;
}

export interface FlowCheck {
  flows: readonly Flow[];
  catalogues: Catalogues;
  calls: Readonly<Record<string, CallDefinition>>;
  /** Channels to answer on. Default: none are looked at. */
  channels?: readonly { name: string; capabilities: ChannelCapabilities }[];
}

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
