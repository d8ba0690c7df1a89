import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { integer, json, time } from '../columns.ts';
import { user } from './auth.ts';
import { tickets } from './tickets.ts';

/* What the people of the console need for their work beside the tickets themselves. */

/** Whether somebody takes tickets, and how many at once. */
export const staff = pgTable('staff', {
  userId: text('user_id')
    .primaryKey()
    .references(() => user.id, { onDelete: 'cascade' }),
  status: text({ enum: ['available', 'away'] })
    .notNull()
    .default('away'),
  capacity: integer().notNull().default(10),
  seenAt: time('seen_at'),
  /** Round robin: whoever was given one longest ago is next. */
  assignedAt: time('assigned_at'),
});

/** Who looks at a ticket and who types. */
export const presence = pgTable(
  'presence',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    userId: text('user_id').notNull(),
    seenAt: time('seen_at').notNull(),
    typingAt: time('typing_at'),
  },
  (table) => [primaryKey({ columns: [table.ticketId, table.userId] })],
);

export const drafts = pgTable(
  'drafts',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    userId: text('user_id').notNull(),
    text: text().notNull(),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.ticketId, table.userId] })],
);

/** Files of an answer that is not sent yet. */
export const draftFiles = pgTable(
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
    at: time().notNull(),
  },
  (table) => [index('draft_files_draft').on(table.ticketId, table.userId), index('draft_files_hash').on(table.sha256)],
);

/** Answers to choose from; one row has the texts of all languages. */
export const cannedReplies = pgTable(
  'canned_replies',
  {
    id: text().primaryKey(),
    /** Null: for all brands. */
    brandId: text('brand_id'),
    title: text().notNull(),
    shortcut: text().notNull(),
    texts: json<Record<string, string>>().notNull(),
    version: integer().notNull().default(1),
    updatedAt: time('updated_at').notNull(),
  },
  (table) => [index('canned_replies_brand').on(table.brandId)],
);

/** What somebody was told inside the console. */
export const notifications = pgTable(
  'notifications',
  {
    id: text().primaryKey(),
    userId: text('user_id').notNull(),
    ticketId: text('ticket_id').notNull(),
    kind: text({ enum: ['mention', 'assigned', 'taken-back', 'warning', 'breach', 'undelivered', 'reply'] }).notNull(),
    /** Which clock and how much of it, or who mentioned. */
    detail: text().notNull(),
    at: time().notNull(),
    readAt: time('read_at'),
  },
  (table) => [index('notifications_user').on(table.userId, table.at)],
);
