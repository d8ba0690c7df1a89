import { and, asc, eq, exists, getTableColumns, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { latestBelievable } from '../../src/core/clock-set-back.ts';
import type { Lanes, LoadedTurn, StoredFile, TakenLane, WaitingMessage } from '../../src/core/store.ts';
import { amongst } from '../amongst.ts';
import type { Client, Db } from '../client.ts';
import { given } from '../prepared.ts';
import { conversations } from '../schema/conversations.ts';
import { attachments, inbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { readMessage, toConversation } from '../shared/rows.ts';
import { byMessage } from '../shared/stored-files.ts';
import { createCommitTurn } from './commit-turn.ts';
import { createLeft } from './left.ts';

/** Messages that one turn may answer; the rest of a flood is the next turn's. */
const MAX_WAITING = 200;

export function createLanes(client: Client): Lanes {
  const { db, read, write } = client;
  const queries = prepare(db);
  return {
    acquire: (conversationId, owner, leaseMs, now) =>
      write(() => acquire(queries, conversationId, owner, leaseMs, now)),
    load: (conversationId) => read(() => turnOf(queries, queries.conversation.get({ id: conversationId }))),
    ...createLeft(client),
    commitTurn: createCommitTurn(client),
    release: ({ conversationId, owner, fence }) =>
      write(() => void queries.release.run({ id: conversationId, lease_owner: owner, fence })),
  };
}

type Queries = ReturnType<typeof prepare>;

/** What every turn needs before its commit. */
function prepare(db: Db) {
  const own = eq(conversations.id, given(conversations.id));
  const inTurn = and(
    eq(inbox.conversationId, given(inbox.conversationId)),
    gt(inbox.seq, given(inbox.seq, 'done')),
    lte(inbox.seq, given(inbox.seq, 'most')),
    isNull(inbox.turnId),
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
      .returning()
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
    conversation: db.select().from(conversations).where(own).prepare(),
    contact: db
      .select()
      .from(contacts)
      .where(eq(contacts.id, given(contacts.id)))
      .prepare(),
    waiting: db
      .select({
        id: inbox.id,
        seq: inbox.seq,
        message: inbox.message,
        receivedAt: inbox.receivedAt,
        hasFiles: exists(
          db.select({ id: attachments.id }).from(attachments).where(eq(attachments.messageId, inbox.id)),
        ).mapWith(Boolean),
      })
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

function acquire(
  queries: Queries,
  conversationId: string,
  owner: string,
  leaseMs: number,
  now: Date,
): TakenLane | null {
  const until = new Date(now.getTime() + leaseMs);
  const latest = latestBelievable(now);
  const row = queries.acquire.get({ id: conversationId, lease_owner: owner, lease_until: until, now, latest });
  const turn = turnOf(queries, row);
  return row === undefined || turn === null ? null : { lease: { conversationId, owner, fence: row.fence }, turn };
}

function turnOf(queries: Queries, conversation: typeof conversations.$inferSelect | undefined): LoadedTurn | null {
  if (conversation === undefined) return null;
  const contact = queries.contact.get({ id: conversation.contactId });
  if (contact === undefined) return null;
  return {
    conversation: toConversation(conversation),
    contact,
    state: conversation.state,
    doneSeq: conversation.doneSeq,
    waiting:
      conversation.lastSeq > conversation.doneSeq && conversation.awaitsEffect === null
        ? waitingOf(queries, conversation.id, conversation.doneSeq)
        : [],
    dueAt: conversation.dueAt ?? conversation.updatedAt,
    leftAt: conversation.leftAt,
  };
}

function waitingOf(queries: Queries, conversationId: string, doneSeq: number): WaitingMessage[] {
  const inTurn = { conversation_id: conversationId, done: doneSeq, most: doneSeq + MAX_WAITING };
  const rows = queries.waiting.all(inTurn);
  const files = byMessage(rows.some(({ hasFiles }) => hasFiles) ? queries.files.all(inTurn) : []);
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
  return byMessage(db.select().from(attachments).where(amongst(attachments.messageId, messageIds)).all());
}
