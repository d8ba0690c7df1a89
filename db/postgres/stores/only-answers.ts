import type { TurnCommit } from '../../../src/core/store.ts';

/**
 * Whether the turn leaves nothing behind but its place in the lane and its answers. Of everything else that a turn can leave,
 * also of what it learns to one day, it is looked whether there is any.
 */
export function hasOnlyAnswers(commit: TurnCommit): boolean {
  const { lease, turnId, readFromSeq, readToSeq, at, state, language, holder, rung, understood, outbound, ...others } =
    commit;
  const { isCourtesy, ...left } = others;
  return isNothing(left) && outbound.every(({ acknowledgesTicketId }) => acknowledgesTicketId === null);
}

function isNothing(value: unknown): boolean {
  return typeof value === 'object' && value !== null ? Object.values(value).every(isNothing) : value == null;
}
