import type { Flow, Step } from '../core/flow.ts';
import { waysFrom } from './successors.ts';

/** A flow as a Mermaid flowchart. */
export function drawFlow(flow: Flow): string {
  // Step ids may be words of Mermaid's own ("end"), so the nodes are numbered.
  const nodes = new Map(Object.keys(flow.steps).map((id, index) => [id, `s${index}`]));
  const node = (id: string): string => nodes.get(id) ?? 'missing';
  const lines = Object.entries(flow.steps).flatMap(([id, step]) => [
    `  ${node(id)}${shape(id, step)}`,
    ...waysFrom(step).map(({ to, label }) => `  ${node(id)} -->${label === null ? '' : `|${label}|`} ${node(to)}`),
  ]);
  const left = flow.ifLeft === undefined ? [] : [`  left([never answers]) -.-> ${node(flow.ifLeft.next)}`];
  return ['flowchart TD', `  start([${flow.id}]) --> ${node(flow.start)}`, ...left, ...lines].join('\n');
}

/** All flows as a piece of Markdown. */
export function drawFlows(flows: readonly Flow[]): string {
  return flows.map((flow) => `### ${flow.id}\n\n\`\`\`mermaid\n${drawFlow(flow)}\n\`\`\``).join('\n\n');
}

function shape(id: string, step: Step): string {
  switch (step.kind) {
    case 'ask':
      return `[/"${id}: asks for ${step.slot} (${step.expect})"/]`;
    case 'pick':
      return `[/"${id}: one of the ${step.from}"/]`;
    case 'choose':
      return `[/"${id}: a choice"/]`;
    case 'branch':
      return `{"${id}"}`;
    case 'call':
      return `[["${id}: ${step.call}"]]`;
    case 'go':
      return `(["${id}: the flow ${step.flow}"])`;
    case 'hand-off':
      return `(["${id}: a person (${step.reason})"])`;
    case 'end':
      return `(["${id}"])`;
    case 'say':
    case 'set':
      return `["${id}"]`;
  }
}
