import type { TurnCommit } from '../../src/core/store.ts';

/* What a turn's commit hands to the prepared queries of either database, by the names of the columns. */

/** The conversation after the turn, as far as its answers need it. */
interface MovedOn {
  id: string;
  brandId: string;
  accountId: string;
  replyAddress: string;
  /** The answers are counted in. */
  timelineSeq: number;
}

interface Answered {
  providerId: string;
  replyContext: Record<string, string> | null;
}

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

/** Where the lane has to stand, and where it stands afterwards. */
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
    answers: commit.outbound.length,
    at,
  };
}

export function turnValues({ lease, turnId, readFromSeq, readToSeq, understood, at }: TurnCommit) {
  return {
    id: turnId,
    conversation_id: lease.conversationId,
    fence: lease.fence,
    from_seq: readFromSeq,
    to_seq: readToSeq,
    understood,
    committed_at: at,
  };
}

export function answeredValues({ lease, turnId, readFromSeq, readToSeq }: TurnCommit) {
  return { turn_id: turnId, conversation_id: lease.conversationId, from: readFromSeq, to: readToSeq };
}

/** The answers, to the newest message that the turn answers; where it answers none, to the one before it. */
export function outboxValues(commit: TurnCommit, conversation: MovedOn, newest: Answered | undefined) {
  const before = conversation.timelineSeq - commit.outbound.length;
  return commit.outbound.map(({ id, idempotencyKey, content, acknowledgesTicketId }, index) => ({
    id,
    idempotency_key: idempotencyKey,
    content,
    acknowledges_ticket_id: acknowledgesTicketId,
    conversation_id: conversation.id,
    brand_id: conversation.brandId,
    turn_id: commit.turnId,
    timeline_seq: before + index + 1,
    account_id: conversation.accountId,
    to_address: conversation.replyAddress,
    in_reply_to: newest?.providerId ?? null,
    reply_context: newest?.replyContext ?? {},
    at: commit.at,
  }));
}
