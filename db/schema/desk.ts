import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { user } from './auth.ts';
import { tickets } from './tickets.ts';

/* What the people of the console need for their work beside the tickets themselves. */

/** Whether somebody takes tickets, and how many at once. */
export const staff = sqliteTable('staff', {
  userId: text('user_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  status: text({ enum: ['available', 'away'] })
    .notNull()
    .default('away'),
  capacity: integer().notNull().default(10),
  seenAt: integer('seen_at', { mode: 'timestamp_ms' }),
  /** Round robin: whoever was given one longest ago is next. */
  assignedAt: integer('assigned_at', { mode: 'timestamp_ms' }),
});

/** Who looks at a ticket and who types. */
export const presence = sqliteTable(
  'presence',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    userId: text('user_id').notNull(),
    seenAt: integer('seen_at', { mode: 'timestamp_ms' }).notNull(),
    typingAt: integer('typing_at', { mode: 'timestamp_ms' }),
  },
  (table) => [primaryKey({ columns: [table.ticketId, table.userId] })],
);

export const drafts = sqliteTable(
  'drafts',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    userId: text('user_id').notNull(),
    text: text().notNull(),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.ticketId, table.userId] })],
);

/** Files of an answer that is not sent yet. */
export const draftFiles = sqliteTable(
  'draft_files',
  {
    id: text().primaryKey(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    userId: text('user_id').notNull(),
    name: text().notNull(),
    contentType: text('content_type').notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('draft_files_draft').on(table.ticketId, table.userId), index('draft_files_hash').on(table.sha256)],
);

/** Answers to choose from; one row has the texts of all languages. */
export const cannedReplies = sqliteTable(
  'canned_replies',
  {
    id: text().primaryKey(),
    /** Null: for all brands. */
    brandId: text('brand_id'),
    title: text().notNull(),
    shortcut: text().notNull(),
    texts: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    version: integer().notNull().default(1),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('canned_replies_brand').on(table.brandId)],
);

/** What somebody was told inside the console. */
export const notifications = sqliteTable(
  'notifications',
  {
    id: text().primaryKey(),
    userId: text('user_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    kind: text({ enum: ['mention', 'assigned', 'taken-back', 'warning', 'breach', 'undelivered', 'reply'] }).notNull(),
    /** Which clock and how much of it, or who mentioned. */
    detail: text().notNull(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
    readAt: integer('read_at', { mode: 'timestamp_ms' }),
  },
  (table) => [index('notifications_user').on(table.userId, table.at)],
);
