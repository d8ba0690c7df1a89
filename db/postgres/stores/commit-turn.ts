import { and, desc, eq, gt, lte, type SQLWrapper, sql } from 'drizzle-orm';
import type { CommitOutcome, TurnCommit } from '../../../src/core/store.ts';
import { given } from '../../prepared.ts';
import { moveValues } from '../../shared/move-values.ts';
import type { Client, Db, Tx } from '../client.ts';
import { insertFrom } from '../insert-from.ts';
import { prepared } from '../prepared.ts';
import { first } from '../results.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { hasOnlyAnswers } from './only-answers.ts';
import { addEvents, isNumberTaken, openTickets } from './ticket-writes.ts';
import { writeExtras } from './turn-extras.ts';

/** What every turn's commit needs. */
const queries = prepared((db) => {
  const own = eq(conversations.id, given(conversations.id));
  const whereMoreWaits = (then: SQLWrapper) =>
    sql`case when ${conversations.lastSeq} > ${given(conversations.doneSeq, 'to')} then ${then} end`;
  // From here on nobody takes the lane, writes to it or moves it until this has committed.
  const moved = db.$with('moved').as(
    db
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
      }),
  );
  const turn = db.$with('turn', {}).as(
    insertFrom(
      turns,
      {
        id: given(turns.id, 'turn_id'),
        conversationId: moved.id,
        fence: given(turns.fence),
        fromSeq: given(turns.fromSeq, 'from'),
        toSeq: given(turns.toSeq, 'to'),
        understood: given(turns.understood),
        committedAt: given(turns.committedAt, 'at'),
      },
      moved,
    ),
  );
  const answered = db.$with('answered').as(
    db
      .update(inbox)
      .set({ turnId: given(inbox.turnId) })
      .from(moved)
      .where(
        and(
          eq(inbox.conversationId, moved.id),
          gt(inbox.seq, given(inbox.seq, 'from')),
          lte(inbox.seq, given(inbox.seq, 'to')),
        ),
      )
      .returning({ id: inbox.id, seq: inbox.seq }),
  );
  // An answer goes to the newest message that the turn answers; where it answers none, to the one before it.
  const newest = db
    .select({ providerId: inbox.providerId, replyContext: sql`${inbox.message} -> 'replyContext'`.as('reply_context') })
    .from(inbox)
    .where(and(eq(inbox.conversationId, moved.id), lte(inbox.seq, given(inbox.seq, 'to'))))
    .orderBy(desc(inbox.seq))
    .limit(1)
    .as('newest');
  const answers = sql`jsonb_to_recordset(${given(outbox.content, 'put_out')}) as answer
    (id text, idempotency_key text, content jsonb, acknowledges_ticket_id text, after integer)`;
  const put = db.$with('put', {}).as(
    insertFrom(
      outbox,
      {
        id: sql`answer.id`,
        idempotencyKey: sql`answer.idempotency_key`,
        content: sql`answer.content`,
        acknowledgesTicketId: sql`answer.acknowledges_ticket_id`,
        conversationId: moved.id,
        brandId: moved.brandId,
        turnId: given(outbox.turnId),
        timelineSeq: sql`${moved.timelineSeq} - answer.after`,
        accountId: moved.accountId,
        to: moved.replyAddress,
        inReplyTo: newest.providerId,
        replyContext: sql`coalesce(${newest.replyContext}, '{}')`,
        status: sql`'queued'`,
        nextAttemptAt: given(outbox.nextAttemptAt, 'at'),
        createdAt: given(outbox.createdAt, 'at'),
      },
      sql`${moved} cross join ${answers} left join lateral ${newest} on true`,
    ),
  );
  return {
    commit: db
      .with(moved, turn, answered, put)
      .select({
        id: moved.id,
        brandId: moved.brandId,
        contactId: moved.contactId,
        lastSeq: moved.lastSeq,
        answered: sql<{ id: string }[] | null>`(select json_agg(answered order by answered.seq) from ${answered})`,
      })
      .from(moved)
      .prepare('turn_commit'),
  };
});

/** Everything that a turn leaves behind. Most leave answers alone, which takes one statement. */
export function commitTurn({ tell, write }: Client, commit: TurnCommit): Promise<CommitOutcome> {
  return hasOnlyAnswers(commit)
    ? tell(async (db) => outcomeOf(commit, await moveOn(db, commit)))
    : write((tx) => commitAll(tx, commit));
}

async function commitAll(tx: Tx, commit: TurnCommit): Promise<CommitOutcome> {
  for (const { number } of commit.tickets) if (await isNumberTaken(tx, number)) return 'number-taken';
  const conversation = await moveOn(tx, commit);
  if (conversation !== undefined) {
    const answered = conversation.answered ?? [];
    await openTickets(tx, commit, conversation, answered[0]?.id ?? '');
    await addEvents(tx, commit, answered);
    await writeExtras(tx, commit, conversation);
  }
  return outcomeOf(commit, conversation);
}

function moveOn(db: Db, commit: TurnCommit) {
  const { turnId, understood, outbound } = commit;
  const put_out = outbound.map(({ id, idempotencyKey, content, acknowledgesTicketId }, index) => ({
    id,
    idempotency_key: idempotencyKey,
    content,
    acknowledges_ticket_id: acknowledgesTicketId,
    after: outbound.length - index - 1,
  }));
  return first(queries(db).commit.execute({ ...moveValues(commit), turn_id: turnId, understood, put_out }));
}

function outcomeOf({ readToSeq }: TurnCommit, moved: { lastSeq: number } | undefined): CommitOutcome {
  if (moved === undefined) return 'stale';
  return moved.lastSeq > readToSeq ? 'more' : 'committed';
}
