import type { CallDefinition, Flow } from '../../core/flow.ts';
import type { Problem } from './problem.ts';

/** Calls that do not exist, outcomes that are not handled or never come, arguments that are missing or unknown. */
export function checkCalls(flow: Flow, calls: Readonly<Record<string, CallDefinition>>): Problem[] {
  return Object.entries(flow.steps).flatMap(([id, step]): Problem[] => {
    if (step.kind !== 'call') return [];
    const error = (message: string, cure: string): Problem => ({
      severity: 'error',
      flow: flow.id,
      step: id,
      message,
      cure,
    });
    const definition = calls[step.call];
    if (definition === undefined) {
      return [
        error(
          `calls ${step.call}, which does not exist`,
          'define it in flows/calls.ts, with a handler in the services',
        ),
      ];
    }
    const given = Object.keys(step.with);
    const handled = Object.keys(step.on);
    return [
      ...definition.outcomes
        .filter((outcome) => !handled.includes(outcome))
        .map((outcome) =>
          error(`has no way on for the outcome ${outcome} of ${step.call}`, `add ${outcome} to \`on\``),
        ),
      ...handled
        .filter((outcome) => !definition.outcomes.includes(outcome))
        .map((outcome) =>
          error(`handles ${outcome}, which ${step.call} never gives`, `remove it, or declare it in flows/calls.ts`),
        ),
      ...definition.arguments
        .filter((argument) => !given.includes(argument))
        .map((argument) =>
          error(`does not give ${argument} to ${step.call}`, `add ${argument} to \`with\` (null where there is none)`),
        ),
      ...given
        .filter((argument) => ![...definition.arguments, ...(definition.optional ?? [])].includes(argument))
        .map((argument) =>
          error(`gives ${argument}, which ${step.call} does not take`, `remove it, or declare it in flows/calls.ts`),
        ),
    ];
  });
}
