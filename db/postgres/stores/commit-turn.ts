import { and, desc, eq, gt, lte, type SQLWrapper, sql } from 'drizzle-orm';
import type { CommitOutcome, TurnCommit } from '../../../src/core/store.ts';
import { given } from '../../prepared.ts';
import { readMessage } from '../../shared/rows.ts';
import type { Tx } from '../client.ts';
import { prepared } from '../prepared.ts';
import { first } from '../results.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { addEvents, isNumberTaken, openTickets } from './ticket-writes.ts';
import { writeExtras } from './turn-extras.ts';

/** What every turn's commit needs. */
const queries = prepared((db) => {
  const own = eq(conversations.id, given(conversations.id));
  const whereMoreWaits = (then: SQLWrapper) =>
    sql`case when ${conversations.lastSeq} > ${given(conversations.doneSeq, 'to')} then ${then} end`;
  return {
    insertTurn: db
      .insert(turns)
      .values({
        id: given(turns.id),
        conversationId: given(turns.conversationId),
        fence: given(turns.fence),
        fromSeq: given(turns.fromSeq),
        toSeq: given(turns.toSeq),
        understood: given(turns.understood),
        committedAt: given(turns.committedAt),
      })
      .prepare('turn_insert_turn'),
    answer: db
      .update(inbox)
      .set({ turnId: given(inbox.turnId) })
      .where(
        and(
          eq(inbox.conversationId, given(inbox.conversationId)),
          gt(inbox.seq, given(inbox.seq, 'from')),
          lte(inbox.seq, given(inbox.seq, 'to')),
        ),
      )
      .returning({ id: inbox.id, seq: inbox.seq, providerId: inbox.providerId, message: inbox.message })
      .prepare('turn_answer'),
    newest: db
      .select({ providerId: inbox.providerId, message: inbox.message })
      .from(inbox)
      .where(and(eq(inbox.conversationId, given(inbox.conversationId)), lte(inbox.seq, given(inbox.seq))))
      .orderBy(desc(inbox.seq))
      .limit(1)
      .prepare('turn_newest'),
    putOut: db
      .insert(outbox)
      .values({
        id: given(outbox.id),
        idempotencyKey: given(outbox.idempotencyKey),
        content: given(outbox.content),
        acknowledgesTicketId: given(outbox.acknowledgesTicketId),
        conversationId: given(outbox.conversationId),
        brandId: given(outbox.brandId),
        turnId: given(outbox.turnId),
        timelineSeq: given(outbox.timelineSeq),
        accountId: given(outbox.accountId),
        to: given(outbox.to),
        inReplyTo: given(outbox.inReplyTo),
        replyContext: given(outbox.replyContext),
        status: 'queued',
        nextAttemptAt: given(outbox.nextAttemptAt, 'at'),
        createdAt: given(outbox.createdAt, 'at'),
      })
      .prepare('turn_put_out'),
    // From here on nobody takes the lane, writes to it or moves it until this has committed.
    moveOn: db
      .update(conversations)
      .set({
        state: given(conversations.state),
        language: given(conversations.language),
        holder: given(conversations.holder),
        awaitsEffect: given(conversations.awaitsEffect),
        rung: given(conversations.rung),
        doneSeq: given(conversations.doneSeq, 'to'),
        timelineSeq: sql`${conversations.timelineSeq} + ${given(conversations.timelineSeq, 'answers')}::integer`,
        firstWaitingAt: whereMoreWaits(sql`${given(conversations.firstWaitingAt, 'at')}::timestamptz`),
        dueAt: whereMoreWaits(conversations.dueAt),
        updatedAt: given(conversations.updatedAt, 'at'),
        // An empty lane is given back in this commit, which saves one of its own.
        leaseOwner: whereMoreWaits(conversations.leaseOwner),
        leaseUntil: whereMoreWaits(conversations.leaseUntil),
      })
      .where(
        and(
          own,
          eq(conversations.leaseOwner, given(conversations.leaseOwner)),
          eq(conversations.fence, given(conversations.fence)),
          eq(conversations.doneSeq, given(conversations.doneSeq, 'from')),
        ),
      )
      .returning({
        id: conversations.id,
        brandId: conversations.brandId,
        contactId: conversations.contactId,
        accountId: conversations.accountId,
        replyAddress: conversations.replyAddress,
        lastSeq: conversations.lastSeq,
        timelineSeq: conversations.timelineSeq,
      })
      .prepare('turn_move_on'),
  };
});

/** A conversation after its turn, as far as the rest of the commit needs it. */
type MovedOn = Awaited<ReturnType<ReturnType<typeof queries>['moveOn']['execute']>>[number];

/** Everything that a turn leaves behind. */
export async function commitTurn(tx: Tx, commit: TurnCommit): Promise<CommitOutcome> {
  const { lease, readFromSeq, readToSeq, at, turnId } = commit;
  for (const { number } of commit.tickets) if (await isNumberTaken(tx, number)) return 'number-taken';
  const conversation = await first(
    queries(tx).moveOn.execute({
      id: lease.conversationId,
      lease_owner: lease.owner,
      fence: lease.fence,
      from: readFromSeq,
      to: readToSeq,
      state: commit.state,
      language: commit.language,
      holder: commit.holder,
      awaits_effect: commit.effect?.id ?? null,
      rung: commit.rung,
      answers: commit.outbound.length,
      at,
    }),
  );
  if (conversation === undefined) return 'stale';

  await queries(tx).insertTurn.execute({
    id: turnId,
    conversation_id: conversation.id,
    fence: lease.fence,
    from_seq: readFromSeq,
    to_seq: readToSeq,
    understood: commit.understood,
    committed_at: at,
  });
  const answered = await queries(tx).answer.execute({
    turn_id: turnId,
    conversation_id: conversation.id,
    from: readFromSeq,
    to: readToSeq,
  });
  answered.sort((one, other) => one.seq - other.seq);
  await openTickets(tx, commit, conversation, answered[0]?.id ?? '');
  await putOut(tx, commit, conversation, answered.at(-1));
  await addEvents(tx, commit, answered);
  await writeExtras(tx, commit, conversation);
  return conversation.lastSeq > readToSeq ? 'more' : 'committed';
}

/** Answers reply to the newest message that the turn answers; where it answers none, to the one before it. */
async function putOut(
  tx: Tx,
  commit: TurnCommit,
  conversation: MovedOn,
  answered: Pick<typeof inbox.$inferSelect, 'providerId' | 'message'> | undefined,
): Promise<void> {
  if (commit.outbound.length === 0) return;
  const before = { conversation_id: conversation.id, seq: commit.readToSeq };
  const newest = answered ?? (await first(queries(tx).newest.execute(before)));
  const replyContext = newest === undefined ? {} : readMessage(newest.message).replyContext;
  for (const [index, { id, idempotencyKey, content, acknowledgesTicketId }] of commit.outbound.entries()) {
    await queries(tx).putOut.execute({
      id,
      idempotency_key: idempotencyKey,
      content,
      acknowledges_ticket_id: acknowledgesTicketId,
      conversation_id: conversation.id,
      brand_id: conversation.brandId,
      turn_id: commit.turnId,
      timeline_seq: conversation.timelineSeq - commit.outbound.length + index + 1,
      account_id: conversation.accountId,
      to_address: conversation.replyAddress,
      in_reply_to: newest?.providerId ?? null,
      reply_context: replyContext,
      at: commit.at,
    });
  }
}
