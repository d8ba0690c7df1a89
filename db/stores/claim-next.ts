import { and, asc, eq, exists, gt, isNull, lte, or, type SQLWrapper, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { latestBelievable } from '../../src/core/clock-set-back.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import type { DeliveryLane, Outbox } from '../../src/core/outbox.ts';
import type { Client, Db } from '../client.ts';
import { given } from '../prepared.ts';
import { outbox } from '../schema/messages.ts';
import { toOutboundMessage } from '../shared/rows.ts';
import { holds } from './owners.ts';
import { stopsOf } from './reach.ts';

export function createClaimNext({ db, write }: Client): Outbox['claimNext'] {
  const query = prepare(db);
  return (lane, owner, now, tenure) =>
    write((tx) => (tenure !== undefined && !holds(tx, tenure) ? null : claimNext(query, lane, owner, now)));
}

type Query = ReturnType<typeof prepare>;

/** Order is kept: the first message of the conversation that is not settled has the word, and it must be due. */
function prepare(db: Db) {
  const beside = alias(outbox, 'beside');
  const laneOf = db
    .select({ id: beside.conversationId })
    .from(beside)
    .where(eq(beside.id, given(beside.id)));
  const lane = sql`coalesce(${given(outbox.conversationId)}, (${laneOf}))`;
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
    .where(and(eq(outbox.id, firstOpen(db, lane)), sql`${outbox.status} = 'queued'`, isDue))
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
    })
    .prepare();
}

/** The first message of a conversation that is not settled. */
export function firstOpen(db: Db, conversationId: SQLWrapper) {
  const open = alias(outbox, 'open');
  return (
    db
      .select({ id: open.id })
      .from(open)
      // The states stand in the query itself: only so does SQLite use the index of what is open.
      .where(and(eq(open.conversationId, conversationId), sql`${open.status} in ('queued', 'sending')`))
      .orderBy(asc(open.timelineSeq))
  );
}

function claimNext(query: Query, lane: DeliveryLane, owner: string, now: Date): OutboundMessage | null {
  const claimed = query.get({
    id: 'outboundId' in lane ? lane.outboundId : null,
    conversation_id: 'conversationId' in lane ? lane.conversationId : null,
    claimed_by: owner,
    now,
    latest: latestBelievable(now),
  });
  return claimed === undefined ? null : toOutboundMessage(claimed);
}
