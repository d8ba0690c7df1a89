import { and, asc, desc, eq, gt, inArray } from 'drizzle-orm';
import type { Conversations, StoredFile } from '../../src/core/store.ts';
import type { TimelineEntry } from '../../src/core/timeline.ts';
import { amongst } from '../amongst.ts';
import type { Client, Db } from '../client.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import { revisions } from '../schema/reach.ts';
import { olderThan } from '../shared/past.ts';
import { toConversation } from '../shared/rows.ts';
import { newestOf } from '../shared/ticket-pages.ts';
import { lastLines, receivedEntry, sentEntry, summaryOf } from '../shared/timeline.ts';
import { hasFiles } from './kept-files.ts';
import { filesOf } from './lanes.ts';

export function createConversations({ read }: Client): Conversations {
  return {
    list: ({ brandIds, limit, after }) =>
      read((db) => {
        const { id, updatedAt } = conversations;
        const pages = brandIds.flatMap((brandId) =>
          db
            .select({ id, updatedAt, conversation: conversations, contactName: contacts.name })
            .from(conversations)
            .innerJoin(contacts, eq(contacts.id, conversations.contactId))
            .where(and(eq(conversations.brandId, brandId), olderThan(after, updatedAt, id)))
            .orderBy(desc(updatedAt), desc(id))
            .limit(limit)
            .all(),
        );
        const rows = newestOf(pages, limit);
        const last = lastOf(
          db,
          rows.map(({ conversation }) => conversation.id),
        );
        return rows.map((row) => summaryOf(row, last));
      }),
    get: (brandIds, conversationId) =>
      read((db) => {
        const row = db
          .select()
          .from(conversations)
          .where(and(eq(conversations.id, conversationId), inArray(conversations.brandId, [...brandIds])))
          .get();
        return row === undefined ? null : toConversation(row);
      }),
    timeline: (conversationId, afterSeq, limit) => read((db) => timeline(db, conversationId, afterSeq, limit)),
    newest: (conversationId, limit) =>
      read((db) => {
        const row = db
          .select({ timelineSeq: conversations.timelineSeq })
          .from(conversations)
          .where(eq(conversations.id, conversationId))
          .get();
        return timeline(db, conversationId, (row?.timelineSeq ?? 0) - limit, limit);
      }),
    byThread: (accountId, threadKey) =>
      read((db) => {
        const row = db
          .select()
          .from(conversations)
          .where(and(eq(conversations.accountId, accountId), eq(conversations.threadKey, threadKey)))
          .get();
        return row === undefined ? null : toConversation(row);
      }),
    recentWith: (accountId, { kind, value }, since) =>
      read((db) => {
        const row = db
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
          .limit(1)
          .get();
        return row === undefined ? null : toConversation(row.conversation);
      }),
    file: (conversationId, fileId) => read((db) => file(db, conversationId, fileId)),
  };
}

function lastOf(db: Db, ids: readonly string[]): Map<string, TimelineEntry> {
  const isLast = (table: typeof inbox | typeof outbox) =>
    and(eq(table.conversationId, conversations.id), eq(table.timelineSeq, conversations.timelineSeq));
  const received = db
    .select({ row: inbox })
    .from(conversations)
    .innerJoin(inbox, isLast(inbox))
    .where(amongst(conversations.id, ids))
    .all();
  const sent = db
    .select({ row: outbox })
    .from(conversations)
    .innerJoin(outbox, isLast(outbox))
    .where(amongst(conversations.id, ids))
    .all();
  return lastLines(
    received.map(({ row }) => row),
    sent.map(({ row }) => row),
  );
}

/** Inbound and outbound merged by the conversation's own count. */
export function timeline(db: Db, conversationId: string, afterSeq: number, limit: number): TimelineEntry[] {
  return [...received(db, conversationId, afterSeq, limit), ...sent(db, conversationId, afterSeq, limit)]
    .sort((left, right) => left.seq - right.seq)
    .slice(0, limit);
}

function received(db: Db, conversationId: string, afterSeq: number, limit: number): TimelineEntry[] {
  const rows = db
    .select({ row: inbox, understood: turns.understood })
    .from(inbox)
    .leftJoin(turns, eq(turns.id, inbox.turnId))
    .where(and(eq(inbox.conversationId, conversationId), gt(inbox.timelineSeq, afterSeq)))
    .orderBy(asc(inbox.timelineSeq))
    .limit(limit)
    .all();
  const files = filesOf(
    db,
    rows.map(({ row }) => row.id),
  );
  const revised = revisionsOf(
    db,
    rows.map(({ row }) => row.id),
  );
  return rows.map(({ row, understood }) =>
    receivedEntry(row, { understood, files: files.get(row.id), revision: revised.get(row.id) }),
  );
}

/** The last change of each. */
function revisionsOf(db: Db, messageIds: readonly string[]): Map<string, NonNullable<TimelineEntry['revision']>> {
  const rows =
    messageIds.length === 0
      ? []
      : db.select().from(revisions).where(amongst(revisions.messageId, messageIds)).orderBy(asc(revisions.id)).all();
  return new Map(rows.map(({ messageId, kind, before, at }) => [messageId, { kind, before, at }]));
}

function sent(db: Db, conversationId: string, afterSeq: number, limit: number): TimelineEntry[] {
  return db
    .select()
    .from(outbox)
    .where(and(eq(outbox.conversationId, conversationId), gt(outbox.timelineSeq, afterSeq)))
    .orderBy(asc(outbox.timelineSeq))
    .limit(limit)
    .all()
    .map(sentEntry);
}

/** What came, or what was sent. */
function file(db: Db, conversationId: string, fileId: string): StoredFile | null {
  const row = db
    .select()
    .from(attachments)
    .where(and(eq(attachments.id, fileId), eq(attachments.conversationId, conversationId)))
    .get();
  if (row === undefined) return sentFile(db, conversationId, fileId);
  const { id, name, contentType, size, sha256 } = row;
  return { id, name, contentType, size, sha256 };
}

function sentFile(db: Db, conversationId: string, fileId: string): StoredFile | null {
  const found = db
    .select({ content: outbox.content })
    .from(outbox)
    .where(and(eq(outbox.conversationId, conversationId), hasFiles))
    .all()
    .flatMap(({ content }) => content.files ?? [])
    .find(({ id }) => id === fileId);
  return found ?? null;
}
