import type { TurnCommit } from '../../src/core/store.ts';

/** Where the lane has to stand, and where it stands afterwards, by the names of the columns. */
export function moveValues(commit: TurnCommit) {
  const { lease, state, language, holder, effect, rung, at } = commit;
  return {
    id: lease.conversationId,
    lease_owner: lease.owner,
    fence: lease.fence,
    from: commit.readFromSeq,
    to: commit.readToSeq,
    state,
    language,
    holder,
    awaits_effect: effect?.id ?? null,
    rung,
    left_at: commit.leftAt ?? null,
    answers: commit.outbound.length,
    at,
  };
}
