import type { TurnCommit } from '../../src/core/store.ts';

/* What a turn's commit hands to the prepared queries beside its place in the lane, by the names of the columns. */

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
