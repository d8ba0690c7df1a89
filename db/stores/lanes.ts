import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { latestBelievable } from '../../src/core/clock-set-back.ts';
import type {
  CommitOutcome,
  Lanes,
  Lease,
  LoadedTurn,
  StoredFile,
  TurnCommit,
  WaitingMessage,
} from '../../src/core/store.ts';
import type { Client, Db, Tx } from '../client.ts';
import { given } from '../prepared.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { readMessage, toConversation } from '../shared/rows.ts';
import { addEvents, isNumberTaken, openTickets } from './ticket-writes.ts';
import { writeExtras } from './turn-extras.ts';

/** Messages that one turn may answer; the rest of a flood is the next turn's. */
const MAX_WAITING = 200;

export function createLanes({ db, read, write }: Client): Lanes {
  const queries = prepare(db);
  return {
    acquire: (conversationId, owner, leaseMs, now) =>
      write(() => acquire(queries, conversationId, owner, leaseMs, now)),
    load: (conversationId) => read(() => load(queries, conversationId)),
    commitTurn: (commit) => write((tx) => commitTurn(tx, queries, commit)),
    release: ({ conversationId, owner, fence }) =>
      write(() => void queries.release.run({ id: conversationId, lease_owner: owner, fence })),
  };
}

type Queries = ReturnType<typeof prepare>;

/** What every turn needs. */
function prepare(db: Db) {
  return { ...prepareLease(db), ...prepareTurn(db) };
}

function prepareLease(db: Db) {
  const own = eq(conversations.id, given(conversations.id));
  const inTurn = and(
    eq(inbox.conversationId, given(inbox.conversationId)),
    gt(inbox.seq, given(inbox.seq, 'done')),
    lte(inbox.seq, given(inbox.seq, 'most')),
  );
  return {
    acquire: db
      .update(conversations)
      .set({
        leaseOwner: given(conversations.leaseOwner),
        leaseUntil: given(conversations.leaseUntil),
        fence: sql`${conversations.fence} + 1`,
      })
      .where(
        and(
          own,
          or(
            isNull(conversations.leaseUntil),
            lt(conversations.leaseUntil, given(conversations.leaseUntil, 'now')),
            gt(conversations.leaseUntil, given(conversations.leaseUntil, 'latest')),
          ),
        ),
      )
      .returning({ fence: conversations.fence })
      .prepare(),
    release: db
      .update(conversations)
      .set({ leaseOwner: null, leaseUntil: null })
      .where(
        and(
          own,
          eq(conversations.leaseOwner, given(conversations.leaseOwner)),
          eq(conversations.fence, given(conversations.fence)),
        ),
      )
      .prepare(),
    lane: db
      .select()
      .from(conversations)
      .innerJoin(contacts, eq(contacts.id, conversations.contactId))
      .where(own)
      .prepare(),
    waiting: db
      .select()
      .from(inbox)
      .where(inTurn)
      .orderBy(asc(inbox.seq))
      .prepare(),
    files: db
      .select(getTableColumns(attachments))
      .from(inbox)
      .innerJoin(attachments, eq(attachments.messageId, inbox.id))
      .where(inTurn)
      .prepare(),
  };
}

function prepareTurn(db: Db) {
  const own = eq(conversations.id, given(conversations.id));
  return {
    conversation: db.select().from(conversations).where(own).prepare(),
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
        ),
      )
      .returning({ id: inbox.id, seq: inbox.seq, providerId: inbox.providerId, message: inbox.message })
      .prepare(),
    newest: db
      .select({ providerId: inbox.providerId, message: inbox.message })
      .from(inbox)
      .where(and(eq(inbox.conversationId, given(inbox.conversationId)), lte(inbox.seq, given(inbox.seq))))
      .orderBy(desc(inbox.seq))
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
        doneSeq: given(conversations.doneSeq),
        timelineSeq: given(conversations.timelineSeq),
        firstWaitingAt: given(conversations.firstWaitingAt),
        dueAt: given(conversations.dueAt),
        updatedAt: given(conversations.updatedAt),
        leaseOwner: given(conversations.leaseOwner),
        leaseUntil: given(conversations.leaseUntil),
      })
      .where(own)
      .prepare(),
  };
}

function acquire(queries: Queries, conversationId: string, owner: string, leaseMs: number, now: Date): Lease | null {
  const until = new Date(now.getTime() + leaseMs);
  const latest = latestBelievable(now);
  const row = queries.acquire.get({ id: conversationId, lease_owner: owner, lease_until: until, now, latest });
  return row === undefined ? null : { conversationId, owner, fence: row.fence };
}

function load(queries: Queries, conversationId: string): LoadedTurn | null {
  const row = queries.lane.get({ id: conversationId });
  if (row === undefined) return null;
  const { conversations: conversation, contacts: contact } = row;
  return {
    conversation: toConversation(conversation),
    contact,
    state: conversation.state,
    doneSeq: conversation.doneSeq,
    waiting:
      conversation.lastSeq > conversation.doneSeq && conversation.awaitsEffect === null
        ? waitingOf(queries, conversationId, conversation.doneSeq)
        : [],
    dueAt: conversation.dueAt ?? conversation.updatedAt,
  };
}

function waitingOf(queries: Queries, conversationId: string, doneSeq: number): WaitingMessage[] {
  const inTurn = { conversation_id: conversationId, done: doneSeq, most: doneSeq + MAX_WAITING };
  const rows = queries.waiting.all(inTurn);
  const files = byMessage(queries.files.all(inTurn));
  return rows.map(({ id, seq, message, receivedAt }) => ({
    id,
    seq,
    receivedAt,
    message: readMessage(message),
    files: files.get(id) ?? [],
  }));
}

export function filesOf(db: Db, messageIds: readonly string[]): Map<string, StoredFile[]> {
  if (messageIds.length === 0) return new Map();
  return byMessage(
    db
      .select()
      .from(attachments)
      .where(inArray(attachments.messageId, [...messageIds]))
      .all(),
  );
}

function byMessage(rows: readonly (typeof attachments.$inferSelect)[]): Map<string, StoredFile[]> {
  const files = new Map<string, StoredFile[]>();
  for (const row of rows) {
    const { id, name, contentType, size, sha256 } = row;
    files.set(row.messageId, [...(files.get(row.messageId) ?? []), { id, name, contentType, size, sha256 }]);
  }
  return files;
}

function commitTurn(tx: Tx, queries: Queries, commit: TurnCommit): CommitOutcome {
  const { lease, readFromSeq, readToSeq, at, turnId } = commit;
  const conversation = queries.conversation.get({ id: lease.conversationId });
  if (
    conversation === undefined ||
    conversation.leaseOwner !== lease.owner ||
    conversation.fence !== lease.fence ||
    conversation.doneSeq !== readFromSeq
  ) {
    return 'stale';
  }
  if (commit.tickets.some(({ number }) => isNumberTaken(tx, number))) return 'number-taken';

  queries.insertTurn.run({
    id: turnId,
    conversation_id: conversation.id,
    fence: lease.fence,
    from_seq: readFromSeq,
    to_seq: readToSeq,
    understood: commit.understood,
    committed_at: at,
  });
  const answered = queries.answer.all({
    turn_id: turnId,
    conversation_id: conversation.id,
    from: readFromSeq,
    to: readToSeq,
  });
  answered.sort((one, other) => one.seq - other.seq);
  openTickets(tx, commit, conversation, answered[0]?.id ?? '');
  putOut(queries, commit, conversation, answered.at(-1));
  addEvents(tx, commit, answered);
  writeExtras(tx, commit, conversation);

  const stillWaits = conversation.lastSeq > readToSeq;
  queries.moveOn.run({
    id: conversation.id,
    state: commit.state,
    language: commit.language,
    holder: commit.holder,
    awaits_effect: commit.effect?.id ?? null,
    rung: commit.rung,
    done_seq: readToSeq,
    timeline_seq: conversation.timelineSeq + commit.outbound.length,
    first_waiting_at: stillWaits ? at : null,
    due_at: stillWaits ? conversation.dueAt : null,
    // The lane is empty: it is given back in this commit, which saves one of its own.
    lease_owner: stillWaits ? conversation.leaseOwner : null,
    lease_until: stillWaits ? conversation.leaseUntil : null,
    updated_at: at,
  });
  return stillWaits ? 'more' : 'committed';
}

/** Answers reply to the newest message that the turn answers; where it answers none, to the one before it. */
function putOut(
  queries: Queries,
  commit: TurnCommit,
  conversation: typeof conversations.$inferSelect,
  answered: Pick<typeof inbox.$inferSelect, 'providerId' | 'message'> | undefined,
): void {
  if (commit.outbound.length === 0) return;
  const newest = answered ?? queries.newest.get({ conversation_id: conversation.id, seq: commit.readToSeq });
  const replyContext = newest === undefined ? {} : readMessage(newest.message).replyContext;
  for (const [index, { id, idempotencyKey, content, acknowledgesTicketId }] of commit.outbound.entries()) {
    queries.putOut.run({
      id,
      idempotency_key: idempotencyKey,
      content,
      acknowledges_ticket_id: acknowledgesTicketId,
      conversation_id: conversation.id,
      brand_id: conversation.brandId,
      turn_id: commit.turnId,
      timeline_seq: conversation.timelineSeq + index + 1,
      account_id: conversation.accountId,
      to_address: conversation.replyAddress,
      in_reply_to: newest?.providerId ?? null,
      reply_context: replyContext,
      at: commit.at,
    });
  }
}
