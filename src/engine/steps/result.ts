/** Where the walk goes after a step. */
export type StepResult =
  | { kind: 'next'; step: string }
  /** A question was asked, or a call was made: the input is over. */
  | { kind: 'wait' }
  /** The stack changed: go on with whatever is on top. */
  | { kind: 'ended' }
  | { kind: 'replaced' };

export function next(step: string): StepResult {
  return { kind: 'next', step };
}
