import { and, desc, eq, gt, isNull, lte, type SQLWrapper, sql } from 'drizzle-orm';
import type { CommitOutcome, Lanes, TurnCommit } from '../../src/core/store.ts';
import type { Client, Db, Tx } from '../client.ts';
import { given } from '../prepared.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { moveValues } from '../shared/move-values.ts';
import { addEvents, isNumberTaken, openTickets } from './ticket-writes.ts';
import { writeExtras } from './turn-extras.ts';
import { answeredValues, outboxValues, turnValues } from './turn-values.ts';

/** One transaction for everything that a turn leaves behind. */
export function createCommitTurn({ db, write }: Client): Lanes['commitTurn'] {
  const queries = prepare(db);
  return (commit) => write((tx) => commitTurn(tx, queries, commit));
}

type Queries = ReturnType<typeof prepare>;

/** What an answer takes over from the message that it answers. */
const forAnswers = {
  providerId: inbox.providerId,
  replyContext: sql<Record<string, string> | null>`json_extract(${inbox.message}, '$.replyContext')`.mapWith(
    outbox.replyContext,
  ),
};

/** What every turn's commit needs. */
function prepare(db: Db) {
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
      .prepare(),
    answer: db
      .update(inbox)
      .set({ turnId: given(inbox.turnId) })
      .where(
        and(
          eq(inbox.conversationId, given(inbox.conversationId)),
          gt(inbox.seq, given(inbox.seq, 'from')),
          lte(inbox.seq, given(inbox.seq, 'to')),
          isNull(inbox.turnId),
        ),
      )
      .returning({ id: inbox.id, seq: inbox.seq, ...forAnswers })
      .prepare(),
    newest: db
      .select(forAnswers)
      .from(inbox)
      .where(and(eq(inbox.conversationId, given(inbox.conversationId)), lte(inbox.seq, given(inbox.seq))))
      .orderBy(desc(inbox.timelineSeq))
      .prepare(),
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
      .prepare(),
    moveOn: db
      .update(conversations)
      .set({
        state: given(conversations.state),
        language: given(conversations.language),
        holder: given(conversations.holder),
        awaitsEffect: given(conversations.awaitsEffect),
        rung: given(conversations.rung),
        doneSeq: given(conversations.doneSeq, 'to'),
        timelineSeq: sql`${conversations.timelineSeq} + ${given(conversations.timelineSeq, 'answers')}`,
        firstWaitingAt: whereMoreWaits(given(conversations.firstWaitingAt, 'at')),
        dueAt: whereMoreWaits(conversations.dueAt),
        leftAt: given(conversations.leftAt),
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
      .prepare(),
  };
}

function commitTurn(tx: Tx, queries: Queries, commit: TurnCommit): CommitOutcome {
  if (commit.tickets.some(({ number }) => isNumberTaken(tx, number))) return 'number-taken';
  const conversation = queries.moveOn.get(moveValues(commit));
  if (conversation === undefined) return 'stale';

  queries.insertTurn.run(turnValues(commit));
  const answered = queries.answer.all(answeredValues(commit));
  answered.sort((one, other) => one.seq - other.seq);
  openTickets(tx, commit, conversation, answered[0]?.id ?? '');
  if (commit.outbound.length > 0) {
    const before = { conversation_id: conversation.id, seq: commit.readToSeq };
    const newest = answered.at(-1) ?? queries.newest.get(before);
    for (const values of outboxValues(commit, conversation, newest)) queries.putOut.run(values);
  }
  addEvents(tx, commit, answered);
  writeExtras(tx, commit, conversation);
  return conversation.lastSeq > commit.readToSeq ? 'more' : 'committed';
}
