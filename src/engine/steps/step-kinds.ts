import type { Step } from '../../core/flow.ts';

export type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

/** Steps that wait for an answer. */
export type Question = StepOf<'ask'> | StepOf<'choose'> | StepOf<'pick'>;

export function isQuestion(step: Step): step is Question {
  return step.kind === 'ask' || step.kind === 'choose' || step.kind === 'pick';
}
