import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { OutboundContent } from '../../../src/core/message.ts';
import { integer, json, time } from '../columns.ts';
import { conversations, turns } from './conversations.ts';

/** Inbound messages. A row here is what "received" means. */
export const inbox = pgTable(
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
    message: json().notNull(),
    receivedAt: time('received_at').notNull(),
    turnId: text('turn_id').references(() => turns.id),
    /** Of a mail: the same in each account of its brand. */
    mailKey: text('mail_key'),
    /** Of a mail: its Message-ID. */
    mailId: text('mail_id'),
    /** Other accounts that the same mail came to. */
    copies: json<{ accountId: string; at: string }[]>(),
  },
  (table) => [
    uniqueIndex('inbox_provider').on(table.accountId, table.providerId),
    uniqueIndex('inbox_mail').on(table.mailKey).where(sql`mail_key is not null`),
    index('inbox_mail_id').on(table.accountId, table.mailId).where(sql`mail_id is not null`),
    uniqueIndex('inbox_seq').on(table.conversationId, table.seq),
    index('inbox_timeline').on(table.conversationId, table.timelineSeq),
  ],
);

/** Outbound messages with their honest states. */
export const outbox = pgTable(
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
    content: json<OutboundContent>().notNull(),
    inReplyTo: text('in_reply_to'),
    replyContext: json<Record<string, string>>('reply_context').notNull(),
    status: text({ enum: ['queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'uncertain'] }).notNull(),
    reason: text(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    claimedBy: text('claimed_by'),
    claimedAt: time('claimed_at'),
    providerId: text('provider_id'),
    acknowledgesTicketId: text('acknowledges_ticket_id'),
    /** The user who wrote it; null: the bot. */
    authorId: text('author_id'),
    createdAt: time('created_at').notNull(),
    sentAt: time('sent_at'),
    settledAt: time('settled_at'),
    /** A person has seen to it another way: it is looked at no more, whatever became of it. */
    dealtAt: time('dealt_at'),
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
    index('outbox_files').on(table.conversationId).where(sql`content ? 'files'`),
    index('outbox_undelivered')
      .on(table.brandId, table.createdAt)
      .where(sql`status in ('failed', 'uncertain', 'queued') and dealt_at is null`),
    index('outbox_dealt').on(table.brandId, table.createdAt).where(sql`dealt_at is not null`),
  ],
);

export const attachments = pgTable(
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
