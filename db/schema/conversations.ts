import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { FlowState, Understanding } from '../../src/core/flow-state.ts';
import { contacts } from './people.ts';

/** A conversation is also a lane: `last_seq` was received, `done_seq` was answered, the lease says who works on it. */
export const conversations = sqliteTable(
  'conversations',
  {
    id: text().primaryKey(),
    brandId: text('brand_id').notNull(),
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    accountId: text('account_id').notNull(),
    channel: text().notNull(),
    threadKey: text('thread_key').notNull(),
    replyAddress: text('reply_address').notNull(),
    state: text({ mode: 'json' }).$type<FlowState>().notNull(),
    holder: text({ enum: ['bot', 'person'] })
      .notNull()
      .default('bot'),
    /** Who has it, where a person does. */
    holderId: text('holder_id'),
    rung: text().notNull().default('unknown'),
    language: text(),
    lastSeq: integer('last_seq').notNull().default(0),
    doneSeq: integer('done_seq').notNull().default(0),
    /** Numbers the lines of the timeline, inbound and outbound together. */
    timelineSeq: integer('timeline_seq').notNull().default(0),
    firstWaitingAt: integer('first_waiting_at', { mode: 'timestamp_ms' }),
    /** When the next turn may be taken; null: nothing waits. */
    dueAt: integer('due_at', { mode: 'timestamp_ms' }),
    /** When whoever was asked something counts as gone; null: nothing comes of that. */
    leftAt: integer('left_at', { mode: 'timestamp_ms' }),
    /** An effect that is being run: its outcome comes first, later messages wait for it. */
    awaitsEffect: text('awaits_effect'),
    leaseOwner: text('lease_owner'),
    leaseUntil: integer('lease_until', { mode: 'timestamp_ms' }),
    fence: integer().notNull().default(0),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    uniqueIndex('conversations_thread').on(table.accountId, table.threadKey),
    index('conversations_due').on(table.dueAt).where(sql`due_at is not null`),
    index('conversations_left').on(table.leftAt).where(sql`left_at is not null`),
    index('conversations_updated').on(table.brandId, table.updatedAt),
    index('conversations_channel').on(table.brandId, table.channel),
    index('conversations_contact').on(table.contactId),
  ],
);

/**
 * One committed turn: which messages it answered and how they were read. What a person writes is a turn that read
 * nothing: its `from_seq` is the negative of its line in the timeline, so that it never meets a place in the lane.
 */
export const turns = sqliteTable('turns', {
  id: text().primaryKey(),
  conversationId: text('conversation_id')
    .notNull()
    .references(() => conversations.id),
  fence: integer().notNull(),
  fromSeq: integer('from_seq').notNull(),
  toSeq: integer('to_seq').notNull(),
  understood: text({ mode: 'json' }).$type<Understanding[]>().notNull(),
  committedAt: integer('committed_at', { mode: 'timestamp_ms' }).notNull(),
});
