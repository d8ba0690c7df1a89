import { and, asc, desc, eq, gt, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import type { Lanes, Lease, LoadedTurn, StoredFile, TurnCommit, WaitingMessage } from '../../src/core/store.ts';
import type { Client, Db, Tx } from '../client.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { storedMessageSchema, toConversation } from './rows.ts';
import { addEvents, isNumberTaken, openTickets } from './ticket-writes.ts';
import { writeExtras } from './turn-extras.ts';

/** Messages that one turn may answer; the rest of a flood is the next turn's. */
const MAX_WAITING = 200;

export function createLanes({ read, write }: Client): Lanes {
  return {
    acquire: (conversationId, owner, leaseMs, now) => write((tx) => acquire(tx, conversationId, owner, leaseMs, now)),
    load: (conversationId) => read((db) => load(db, conversationId)),
    commitTurn: (commit) => write((tx) => commitTurn(tx, commit)),
    release: (lease) => write((tx) => release(tx, lease)),
  };
}

function acquire(tx: Tx, conversationId: string, owner: string, leaseMs: number, now: Date): Lease | null {
  const row = tx
    .update(conversations)
    .set({ leaseOwner: owner, leaseUntil: new Date(now.getTime() + leaseMs), fence: sql`${conversations.fence} + 1` })
    .where(
      and(
        eq(conversations.id, conversationId),
        or(isNull(conversations.leaseUntil), lt(conversations.leaseUntil, now)),
      ),
    )
    .returning({ fence: conversations.fence })
    .get();
  return row === undefined ? null : { conversationId, owner, fence: row.fence };
}

function release(tx: Tx, { conversationId, owner, fence }: Lease): void {
  tx.update(conversations)
    .set({ leaseOwner: null, leaseUntil: null })
    .where(
      and(eq(conversations.id, conversationId), eq(conversations.leaseOwner, owner), eq(conversations.fence, fence)),
    )
    .run();
}

function load(db: Db, conversationId: string): LoadedTurn | null {
  const row = db
    .select()
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .where(eq(conversations.id, conversationId))
    .get();
  if (row === undefined) return null;
  const { conversations: conversation, contacts: contact } = row;
  return {
    conversation: toConversation(conversation),
    contact,
    state: conversation.state,
    doneSeq: conversation.doneSeq,
    waiting:
      conversation.lastSeq > conversation.doneSeq && conversation.awaitsEffect === null
        ? waitingOf(db, conversationId, conversation.doneSeq)
        : [],
    dueAt: conversation.dueAt ?? conversation.updatedAt,
  };
}

function waitingOf(db: Db, conversationId: string, doneSeq: number): WaitingMessage[] {
  const rows = db
    .select()
    .from(inbox)
    .where(and(eq(inbox.conversationId, conversationId), gt(inbox.seq, doneSeq)))
    .orderBy(asc(inbox.seq))
    .limit(MAX_WAITING)
    .all();
  const files = filesOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, seq, message, receivedAt }) => ({
    id,
    seq,
    receivedAt,
    message: storedMessageSchema.parse(message),
    files: files.get(id) ?? [],
  }));
}

export function filesOf(db: Db, messageIds: readonly string[]): Map<string, StoredFile[]> {
  const files = new Map<string, StoredFile[]>();
  if (messageIds.length === 0) return files;
  for (const row of db
    .select()
    .from(attachments)
    .where(inArray(attachments.messageId, [...messageIds]))
    .all()) {
    const { id, name, contentType, size, sha256 } = row;
    files.set(row.messageId, [...(files.get(row.messageId) ?? []), { id, name, contentType, size, sha256 }]);
  }
  return files;
}

function commitTurn(tx: Tx, commit: TurnCommit): 'committed' | 'stale' | 'number-taken' {
  const { lease, readFromSeq, readToSeq, at, turnId } = commit;
  const conversation = tx.select().from(conversations).where(eq(conversations.id, lease.conversationId)).get();
  if (
    conversation === undefined ||
    conversation.leaseOwner !== lease.owner ||
    conversation.fence !== lease.fence ||
    conversation.doneSeq !== readFromSeq
  ) {
    return 'stale';
  }
  if (commit.tickets.some(({ number }) => isNumberTaken(tx, number))) return 'number-taken';

  tx.insert(turns)
    .values({
      id: turnId,
      conversationId: conversation.id,
      fence: lease.fence,
      fromSeq: readFromSeq,
      toSeq: readToSeq,
      understood: commit.understood,
      committedAt: at,
    })
    .run();
  const answered = tx
    .update(inbox)
    .set({ turnId })
    .where(
      and(eq(inbox.conversationId, conversation.id), gt(inbox.seq, readFromSeq), sql`${inbox.seq} <= ${readToSeq}`),
    )
    .returning({ id: inbox.id })
    .all();
  openTickets(tx, commit, conversation, answered[0]?.id ?? '');
  putOut(tx, commit, conversation);
  addEvents(tx, commit, answered);
  writeExtras(tx, commit, conversation);

  const stillWaits = conversation.lastSeq > readToSeq;
  tx.update(conversations)
    .set({
      state: commit.state,
      language: commit.language,
      holder: commit.holder,
      awaitsEffect: commit.effect?.id ?? null,
      rung: commit.rung,
      doneSeq: readToSeq,
      timelineSeq: conversation.timelineSeq + commit.outbound.length,
      firstWaitingAt: stillWaits ? at : null,
      dueAt: stillWaits ? conversation.dueAt : null,
      updatedAt: at,
    })
    .where(eq(conversations.id, conversation.id))
    .run();
  return 'committed';
}

function putOut(tx: Tx, commit: TurnCommit, conversation: typeof conversations.$inferSelect): void {
  if (commit.outbound.length === 0) return;
  const newest = tx
    .select({ providerId: inbox.providerId, message: inbox.message })
    .from(inbox)
    .where(and(eq(inbox.conversationId, conversation.id), sql`${inbox.seq} <= ${commit.readToSeq}`))
    .orderBy(desc(inbox.seq))
    .limit(1)
    .get();
  const replyContext = newest === undefined ? {} : storedMessageSchema.parse(newest.message).replyContext;
  tx.insert(outbox)
    .values(
      commit.outbound.map((message, index) => ({
        ...message,
        conversationId: conversation.id,
        brandId: conversation.brandId,
        turnId: commit.turnId,
        timelineSeq: conversation.timelineSeq + index + 1,
        accountId: conversation.accountId,
        to: conversation.replyAddress,
        inReplyTo: newest?.providerId ?? null,
        replyContext,
        status: 'queued' as const,
        nextAttemptAt: commit.at,
        createdAt: commit.at,
      })),
    )
    .run();
}
