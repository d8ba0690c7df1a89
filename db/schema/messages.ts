import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { OutboundContent } from '../../src/core/message.ts';
import { conversations, turns } from './conversations.ts';

/** Inbound messages. A row here is what "received" means. */
export const inbox = sqliteTable(
  'inbox',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    /** Place in the lane. */
    seq: integer().notNull(),
    timelineSeq: integer('timeline_seq').notNull(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    message: text({ mode: 'json' }).$type<unknown>().notNull(),
    receivedAt: integer('received_at', { mode: 'timestamp_ms' }).notNull(),
    turnId: text('turn_id').references(() => turns.id),
    /** Of a mail: the same in each account of its brand. */
    mailKey: text('mail_key'),
    /** Of a mail: its Message-ID. */
    mailId: text('mail_id'),
    /** Other accounts that the same mail came to. */
    copies: text({ mode: 'json' }).$type<{ accountId: string; at: string }[]>(),
  },
  (table) => [
    uniqueIndex('inbox_provider').on(table.accountId, table.providerId),
    uniqueIndex('inbox_mail').on(table.mailKey).where(sql`mail_key is not null`),
    index('inbox_mail_id').on(table.accountId, table.mailId).where(sql`mail_id is not null`),
    // Of what waits alone: a lane is read from its end, and what was answered is found by its line in the timeline.
    uniqueIndex('inbox_seq').on(table.conversationId, table.seq).where(sql`turn_id is null`),
    index('inbox_timeline').on(table.conversationId, table.timelineSeq),
  ],
);

/** Outbound messages with their honest states. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    brandId: text('brand_id').notNull(),
    turnId: text('turn_id')
      .notNull()
      .references(() => turns.id),
    timelineSeq: integer('timeline_seq').notNull(),
    accountId: text('account_id').notNull(),
    idempotencyKey: text('idempotency_key').notNull().unique(),
    to: text('to_address').notNull(),
    content: text({ mode: 'json' }).$type<OutboundContent>().notNull(),
    inReplyTo: text('in_reply_to'),
    replyContext: text('reply_context', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    status: text({ enum: ['queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'uncertain'] }).notNull(),
    reason: text(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer('next_attempt_at', { mode: 'timestamp_ms' }),
    claimedBy: text('claimed_by'),
    claimedAt: integer('claimed_at', { mode: 'timestamp_ms' }),
    providerId: text('provider_id'),
    acknowledgesTicketId: text('acknowledges_ticket_id'),
    /** The user who wrote it; null: the bot. */
    authorId: text('author_id'),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    sentAt: integer('sent_at', { mode: 'timestamp_ms' }),
    settledAt: integer('settled_at', { mode: 'timestamp_ms' }),
    /** A person has seen to it another way: it is looked at no more, whatever became of it. */
    dealtAt: integer('dealt_at', { mode: 'timestamp_ms' }),
    dealtBy: text('dealt_by'),
  },
  (table) => [
    index('outbox_timeline').on(table.conversationId, table.timelineSeq),
    index('outbox_turn').on(table.turnId),
    index('outbox_acknowledges').on(table.acknowledgesTicketId).where(sql`acknowledges_ticket_id is not null`),
    index('outbox_provider').on(table.accountId, table.providerId).where(sql`provider_id is not null`),
    index('outbox_open').on(table.nextAttemptAt).where(sql`status = 'queued'`),
    index('outbox_sending').on(table.claimedAt).where(sql`status = 'sending'`),
    index('outbox_unsettled').on(table.conversationId, table.timelineSeq).where(sql`status in ('queued', 'sending')`),
    index('outbox_files').on(table.id).where(sql`json_extract(content, '$.files') is not null`),
    index('outbox_undelivered')
      .on(table.brandId, table.createdAt)
      .where(sql`status in ('failed', 'uncertain', 'queued') and dealt_at is null`),
    index('outbox_dealt').on(table.brandId, table.createdAt).where(sql`dealt_at is not null`),
  ],
);

export const attachments = sqliteTable(
  'attachments',
  {
    id: text().primaryKey(),
    messageId: text('message_id')
      .notNull()
      .references(() => inbox.id),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    name: text().notNull(),
    contentType: text('content_type').notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
  },
  (table) => [
    index('attachments_message').on(table.messageId),
    index('attachments_conversation').on(table.conversationId),
    index('attachments_hash').on(table.sha256),
  ],
);
