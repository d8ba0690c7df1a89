import { and, asc, eq, exists, gt, isNull, lte, or, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { latestBelievable } from '../../../src/core/clock-set-back.ts';
import type { OutboundMessage } from '../../../src/core/message.ts';
import type { DeliveryLane } from '../../../src/core/outbox.ts';
import type { Tenure } from '../../../src/core/owner.ts';
import { given } from '../../prepared.ts';
import { toOutboundMessage } from '../../shared/rows.ts';
import type { Db } from '../client.ts';
import { prepared } from '../prepared.ts';
import { first } from '../results.ts';
import { outbox } from '../schema/messages.ts';
import { holding, tenureValues } from './owners.ts';
import { stopsOf } from './reach.ts';

const open = alias(outbox, 'open');
const beside = alias(outbox, 'beside');

const queries = prepared((db) => {
  const laneOf = db
    .select({ id: beside.conversationId })
    .from(beside)
    .where(eq(beside.id, given(beside.id)));
  const lane = sql`coalesce(${given(outbox.conversationId)}, (${laneOf}))`;
  return {
    claim: claim(db, lane).prepare('outbox_claim'),
    claimAsOwner: claim(db, lane, holding(db)).prepare('outbox_claim_as_owner'),
  };
});

/**
 * One statement. Order is kept: the first message of the conversation that is not settled has the word, and it must be due.
 * Of two that take it at once the second one waits for the first one's commit, and finds it no longer queued.
 */
function claim(db: Db, conversationId: SQL, ...conditions: SQL[]) {
  const isDue = or(
    isNull(outbox.nextAttemptAt),
    lte(outbox.nextAttemptAt, given(outbox.nextAttemptAt, 'now')),
    gt(outbox.createdAt, given(outbox.createdAt, 'latest')),
  );
  return db
    .update(outbox)
    .set({
      status: 'sending',
      claimedBy: given(outbox.claimedBy),
      claimedAt: given(outbox.claimedAt, 'now'),
      attempts: sql`${outbox.attempts} + 1`,
    })
    .where(and(eq(outbox.id, firstOpen(db, conversationId)), sql`${outbox.status} = 'queued'`, isDue, ...conditions))
    .returning({
      id: outbox.id,
      conversationId: outbox.conversationId,
      accountId: outbox.accountId,
      idempotencyKey: outbox.idempotencyKey,
      to: outbox.to,
      content: outbox.content,
      inReplyTo: outbox.inReplyTo,
      replyContext: outbox.replyContext,
      attempts: outbox.attempts,
      authorId: outbox.authorId,
      isAfterStop: exists(stopsOf(db)).mapWith(Boolean),
    });
}

/** The first message of a conversation that is not settled. */
export function firstOpen(db: Db, conversationId: SQLWrapper) {
  return (
    db
      .select({ id: open.id })
      .from(open)
      // The states stand in the query itself: only so is the index of what is open used.
      .where(and(eq(open.conversationId, conversationId), sql`${open.status} in ('queued', 'sending')`))
      .orderBy(asc(open.timelineSeq))
      .limit(1)
  );
}

export async function claimNext(
  db: Db,
  lane: DeliveryLane,
  { owner, now, tenure }: { owner: string; now: Date; tenure: Tenure | undefined },
): Promise<OutboundMessage | null> {
  const values = {
    id: 'outboundId' in lane ? lane.outboundId : null,
    conversation_id: 'conversationId' in lane ? lane.conversationId : null,
    claimed_by: owner,
    now,
    latest: latestBelievable(now),
  };
  const claimed = await first(
    tenure === undefined
      ? queries(db).claim.execute(values)
      : queries(db).claimAsOwner.execute({ ...values, ...tenureValues(tenure) }),
  );
  return claimed === undefined ? null : toOutboundMessage(claimed);
}
