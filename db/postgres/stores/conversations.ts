import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Conversations, StoredFile } from '../../../src/core/store.ts';
import type { TimelineEntry } from '../../../src/core/timeline.ts';
import { olderThan } from '../../shared/past.ts';
import { toConversation } from '../../shared/rows.ts';
import { newestOf } from '../../shared/ticket-pages.ts';
import { lastLines, receivedEntry, sentEntry, summaryOf } from '../../shared/timeline.ts';
import { amongst } from '../amongst.ts';
import type { Client, Db } from '../client.ts';
import { first, inOrder } from '../results.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import { revisions } from '../schema/reach.ts';
import { hasFiles } from './kept-files.ts';
import { filesOf } from './lanes.ts';

export function createConversations({ read }: Client): Conversations {
  return {
    list: ({ brandIds, limit, after }) =>
      read(async (db) => {
        const { id, updatedAt } = conversations;
        const pages = await inOrder(brandIds, async (brandId) =>
          db
            .select({ id, updatedAt, conversation: conversations, contactName: contacts.name })
            .from(conversations)
            .innerJoin(contacts, eq(contacts.id, conversations.contactId))
            .where(and(eq(conversations.brandId, brandId), olderThan(after, updatedAt, id)))
            .orderBy(desc(updatedAt), desc(id))
            .limit(limit),
        );
        const rows = newestOf(pages.flat(), limit);
        const last = await lastOf(
          db,
          rows.map(({ conversation }) => conversation.id),
        );
        return rows.map((row) => summaryOf(row, last));
      }),
    get: (brandIds, conversationId) =>
      read(async (db) => {
        const row = await first(
          db
            .select()
            .from(conversations)
            .where(and(eq(conversations.id, conversationId), inArray(conversations.brandId, [...brandIds])))
            .limit(1),
        );
        return row === undefined ? null : toConversation(row);
      }),
    timeline: (conversationId, afterSeq, limit) => read((db) => timeline(db, conversationId, afterSeq, limit)),
    newest: (conversationId, limit) =>
      read(async (db) => {
        const row = await first(
          db
            .select({ timelineSeq: conversations.timelineSeq })
            .from(conversations)
            .where(eq(conversations.id, conversationId))
            .limit(1),
        );
        return timeline(db, conversationId, (row?.timelineSeq ?? 0) - limit, limit);
      }),
    byThread: (accountId, threadKey) =>
      read(async (db) => {
        const row = await first(
          db
            .select()
            .from(conversations)
            .where(and(eq(conversations.accountId, accountId), eq(conversations.threadKey, threadKey)))
            .limit(1),
        );
        return row === undefined ? null : toConversation(row);
      }),
    recentWith: (accountId, { kind, value }, since) =>
      read(async (db) => {
        const row = await first(
          db
            .select({ conversation: conversations })
            .from(identities)
            .innerJoin(conversations, eq(conversations.contactId, identities.contactId))
            .innerJoin(inbox, eq(inbox.conversationId, conversations.id))
            .where(
              and(
                eq(identities.kind, kind),
                eq(identities.value, value),
                eq(identities.proven, true),
                eq(conversations.accountId, accountId),
                gt(inbox.receivedAt, since),
              ),
            )
            .orderBy(desc(conversations.updatedAt))
            .limit(1),
        );
        return row === undefined ? null : toConversation(row.conversation);
      }),
    file: (conversationId, fileId) => read((db) => file(db, conversationId, fileId)),
  };
}

async function lastOf(db: Db, ids: readonly string[]): Promise<Map<string, TimelineEntry>> {
  const isLast = (table: typeof inbox | typeof outbox) =>
    and(eq(table.conversationId, conversations.id), eq(table.timelineSeq, conversations.timelineSeq));
  const received = await db
    .select({ row: inbox })
    .from(conversations)
    .innerJoin(inbox, isLast(inbox))
    .where(inArray(conversations.id, [...ids]));
  const sent = await db
    .select({ row: outbox })
    .from(conversations)
    .innerJoin(outbox, isLast(outbox))
    .where(inArray(conversations.id, [...ids]));
  return lastLines(
    received.map(({ row }) => row),
    sent.map(({ row }) => row),
  );
}

/** Inbound and outbound merged by the conversation's own count. */
export async function timeline(
  db: Db,
  conversationId: string,
  afterSeq: number,
  limit: number,
): Promise<TimelineEntry[]> {
  return [
    ...(await received(db, conversationId, afterSeq, limit)),
    ...(await sent(db, conversationId, afterSeq, limit)),
  ]
    .sort((left, right) => left.seq - right.seq)
    .slice(0, limit);
}

async function received(db: Db, conversationId: string, afterSeq: number, limit: number): Promise<TimelineEntry[]> {
  const rows = await db
    .select({ row: inbox, understood: turns.understood })
    .from(inbox)
    .leftJoin(turns, eq(turns.id, inbox.turnId))
    .where(and(eq(inbox.conversationId, conversationId), gt(inbox.timelineSeq, afterSeq)))
    .orderBy(asc(inbox.timelineSeq))
    .limit(limit);
  const files = await filesOf(
    db,
    rows.map(({ row }) => row.id),
  );
  const revised = await revisionsOf(
    db,
    rows.map(({ row }) => row.id),
  );
  return rows.map(({ row, understood }) =>
    receivedEntry(row, { understood, files: files.get(row.id), revision: revised.get(row.id) }),
  );
}

/** The last change of each. */
async function revisionsOf(
  db: Db,
  messageIds: readonly string[],
): Promise<Map<string, NonNullable<TimelineEntry['revision']>>> {
  const rows =
    messageIds.length === 0
      ? []
      : await db.select().from(revisions).where(amongst(revisions.messageId, messageIds)).orderBy(asc(revisions.id));
  return new Map(rows.map(({ messageId, kind, before, at }) => [messageId, { kind, before, at }]));
}

async function sent(db: Db, conversationId: string, afterSeq: number, limit: number): Promise<TimelineEntry[]> {
  return (
    await db
      .select()
      .from(outbox)
      .where(and(eq(outbox.conversationId, conversationId), gt(outbox.timelineSeq, afterSeq)))
      .orderBy(asc(outbox.timelineSeq))
      .limit(limit)
  ).map(sentEntry);
}

/** What came, or what was sent. */
async function file(db: Db, conversationId: string, fileId: string): Promise<StoredFile | null> {
  const row = await first(
    db
      .select()
      .from(attachments)
      .where(and(eq(attachments.id, fileId), eq(attachments.conversationId, conversationId)))
      .limit(1),
  );
  if (row === undefined) return sentFile(db, conversationId, fileId);
  const { id, name, contentType, size, sha256 } = row;
  return { id, name, contentType, size, sha256 };
}

async function sentFile(db: Db, conversationId: string, fileId: string): Promise<StoredFile | null> {
  const rows = await db
    .select({ content: outbox.content })
    .from(outbox)
    .where(and(eq(outbox.conversationId, conversationId), hasFiles));
  return rows.flatMap(({ content }) => content.files ?? []).find(({ id }) => id === fileId) ?? null;
}
