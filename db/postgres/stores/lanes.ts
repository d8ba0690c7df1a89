import { and, asc, eq, getTableColumns, gt, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { latestBelievable } from '../../../src/core/clock-set-back.ts';
import type { Lanes, LoadedTurn, StoredFile, TakenLane, WaitingMessage } from '../../../src/core/store.ts';
import { given } from '../../prepared.ts';
import { readMessage, toConversation } from '../../shared/rows.ts';
import { byMessage } from '../../shared/stored-files.ts';
import type { Client, Db, Tx } from '../client.ts';
import { prepared } from '../prepared.ts';
import { done, first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { attachments, inbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { commitTurn } from './commit-turn.ts';

/** Messages that one turn may answer; the rest of a flood is the next turn's. */
const MAX_WAITING = 200;

export function createLanes(client: Client): Lanes {
  const { read, tell, write } = client;
  return {
    acquire: (conversationId, owner, leaseMs, now) =>
      write((tx) => acquire(tx, { conversationId, owner, leaseMs, now })),
    load: (conversationId) =>
      read(async (db) => turnOf(db, await first(queries(db).conversation.execute({ id: conversationId })))),
    commitTurn: (commit) => commitTurn(client, commit),
    release: ({ conversationId, owner, fence }) =>
      tell((db) => done(queries(db).release.execute({ id: conversationId, lease_owner: owner, fence }))),
  };
}

/** What every turn needs before its commit. */
const queries = prepared((db) => {
  const own = eq(conversations.id, given(conversations.id));
  const inTurn = and(
    eq(inbox.conversationId, given(inbox.conversationId)),
    gt(inbox.seq, given(inbox.seq, 'done')),
    lte(inbox.seq, given(inbox.seq, 'most')),
  );
  return {
    // One statement: of two that take it at once the second one finds it taken.
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
      .prepare('lane_acquire'),
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
      .prepare('lane_release'),
    conversation: db.select().from(conversations).where(own).prepare('lane_conversation'),
    contact: db
      .select()
      .from(contacts)
      .where(eq(contacts.id, given(contacts.id)))
      .prepare('lane_contact'),
    waiting: db.select().from(inbox).where(inTurn).orderBy(asc(inbox.seq)).prepare('lane_waiting'),
    files: db
      .select(getTableColumns(attachments))
      .from(inbox)
      .innerJoin(attachments, eq(attachments.messageId, inbox.id))
      .where(inTurn)
      .prepare('lane_files'),
  };
});

interface Acquiring {
  conversationId: string;
  owner: string;
  leaseMs: number;
  now: Date;
}

async function acquire(tx: Tx, { conversationId, owner, leaseMs, now }: Acquiring): Promise<TakenLane | null> {
  const until = new Date(now.getTime() + leaseMs);
  const latest = latestBelievable(now);
  const row = await first(
    queries(tx).acquire.execute({ id: conversationId, lease_owner: owner, lease_until: until, now, latest }),
  );
  const turn = await turnOf(tx, row);
  return row === undefined || turn === null ? null : { lease: { conversationId, owner, fence: row.fence }, turn };
}

async function turnOf(db: Db, conversation: typeof conversations.$inferSelect | undefined): Promise<LoadedTurn | null> {
  if (conversation === undefined) return null;
  const contact = await first(queries(db).contact.execute({ id: conversation.contactId }));
  if (contact === undefined) return null;
  return {
    conversation: toConversation(conversation),
    contact,
    state: conversation.state,
    doneSeq: conversation.doneSeq,
    waiting:
      conversation.lastSeq > conversation.doneSeq && conversation.awaitsEffect === null
        ? await waitingOf(db, conversation.id, conversation.doneSeq)
        : [],
    dueAt: conversation.dueAt ?? conversation.updatedAt,
  };
}

async function waitingOf(db: Db, conversationId: string, doneSeq: number): Promise<WaitingMessage[]> {
  const inTurn = { conversation_id: conversationId, done: doneSeq, most: doneSeq + MAX_WAITING };
  const rows = await queries(db).waiting.execute(inTurn);
  const files = byMessage(await queries(db).files.execute(inTurn));
  return rows.map(({ id, seq, message, receivedAt }) => ({
    id,
    seq,
    receivedAt,
    message: readMessage(message),
    files: files.get(id) ?? [],
  }));
}

export async function filesOf(db: Db, messageIds: readonly string[]): Promise<Map<string, StoredFile[]>> {
  if (messageIds.length === 0) return new Map();
  return byMessage(
    await db
      .select()
      .from(attachments)
      .where(inArray(attachments.messageId, [...messageIds])),
  );
}
