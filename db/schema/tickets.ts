import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { TicketEventData } from '../../src/core/ticket.ts';
import { conversations } from './conversations.ts';
import { contacts } from './people.ts';

export const tickets = sqliteTable(
  'tickets',
  {
    id: text().primaryKey(),
    brandId: text('brand_id').notNull(),
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    kind: text({ enum: ['complaint', 'request'] }).notNull(),
    topic: text().notNull(),
    orderNumber: text('order_number'),
    summary: text().notNull(),
    language: text().notNull(),
    state: text({ enum: ['new', 'open', 'waiting-customer', 'waiting-third-party', 'resolved', 'closed'] }).notNull(),
    receivedAt: integer('received_at', { mode: 'timestamp_ms' }).notNull(),
    acknowledgedAt: integer('acknowledged_at', { mode: 'timestamp_ms' }),
    ackDueAt: integer('ack_due_at', { mode: 'timestamp_ms' }),
    redressDueAt: integer('redress_due_at', { mode: 'timestamp_ms' }),
    version: integer().notNull().default(1),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull(),
    /* From here on: what the events say, kept in the row so that lists and due times are found by an index. */
    priority: text({ enum: ['low', 'normal', 'high', 'urgent'] })
      .notNull()
      .default('normal'),
    assigneeId: text('assignee_id'),
    /** Highest step of the escalation ladder so far, 0 to 4. */
    level: integer().notNull().default(0),
    /** What was decided, in the words of who resolved it; the register shows it. */
    resolution: text(),
    firstRepliedAt: integer('first_replied_at', { mode: 'timestamp_ms' }),
    lastCustomerAt: integer('last_customer_at', { mode: 'timestamp_ms' }),
    resolvedAt: integer('resolved_at', { mode: 'timestamp_ms' }),
    closedAt: integer('closed_at', { mode: 'timestamp_ms' }),
    reopened: integer().notNull().default(0),
    mergedIntoId: text('merged_into_id'),
    followsId: text('follows_id'),
    splitFromId: text('split_from_id'),
    docket: text(),
    docketDueAt: integer('docket_due_at', { mode: 'timestamp_ms' }),
    firstReplyDueAt: integer('first_reply_due_at', { mode: 'timestamp_ms' }),
    nextReplyDueAt: integer('next_reply_due_at', { mode: 'timestamp_ms' }),
    resolutionDueAt: integer('resolution_due_at', { mode: 'timestamp_ms' }),
    /** The earliest of all due times that is still open. */
    dueAt: integer('due_at', { mode: 'timestamp_ms' }),
    /** When the ladder has something to look at; null: nothing. */
    checkAt: integer('check_at', { mode: 'timestamp_ms' }),
    /** Events came after the due times were computed. */
    isStale: integer('is_stale', { mode: 'boolean' }).notNull().default(false),
    /** When the satisfaction survey was offered: once. */
    surveyedAt: integer('surveyed_at', { mode: 'timestamp_ms' }),
    /** When somebody looks whether the acknowledgement and the copy arrived; null: they did, or a person has it. */
    ackCheckAt: integer('ack_check_at', { mode: 'timestamp_ms' }),
    /** When somebody looks whether the customer is told of the new state; null: nothing is to be told. */
    noticeAt: integer('notice_at', { mode: 'timestamp_ms' }),
    /** The copy of the complaint as recorded was sent (Amendment Rules 2026). */
    hasCopy: integer('has_copy', { mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    index('tickets_assignee').on(table.assigneeId, table.state, table.brandId, table.updatedAt),
    // From the state on: what the list is narrowed by, so that no ticket is read that is not in it.
    index('tickets_due')
      .on(table.brandId, table.dueAt, table.id, table.state, table.kind, table.priority, table.assigneeId)
      .where(sql`due_at is not null`),
    index('tickets_check').on(table.checkAt).where(sql`check_at is not null`),
    index('tickets_ack_check').on(table.ackCheckAt).where(sql`ack_check_at is not null`),
    index('tickets_notice').on(table.noticeAt).where(sql`notice_at is not null`),
    index('tickets_resolved').on(table.brandId, table.resolvedAt).where(sql`state = 'resolved'`),
    index('tickets_stale').on(table.id).where(sql`is_stale = 1`),
    index('tickets_order').on(table.brandId, table.orderNumber),
    index('tickets_contact').on(table.contactId),
    index('tickets_received').on(table.brandId, table.receivedAt),
    index('tickets_updated').on(table.brandId, table.updatedAt),
    index('tickets_kind').on(table.brandId, table.kind, table.updatedAt),
    index('tickets_priority').on(table.brandId, table.priority, table.updatedAt),
    index('tickets_state').on(table.brandId, table.state, table.updatedAt),
    index('tickets_ack_due').on(table.ackDueAt),
    index('tickets_redress_due').on(table.redressDueAt),
    index('tickets_conversation').on(table.conversationId),
  ],
);

/** A merged ticket keeps all its numbers. */
export const ticketNumbers = sqliteTable(
  'ticket_numbers',
  {
    number: text().primaryKey(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    position: integer().notNull().default(0),
  },
  (table) => [index('ticket_numbers_ticket').on(table.ticketId)],
);

/** Append-only: triggers refuse changes (migrations). */
export const ticketEvents = sqliteTable(
  'ticket_events',
  {
    id: text().notNull(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    seq: integer().notNull(),
    actor: text().notNull(),
    data: text({ mode: 'json' }).$type<TicketEventData>().notNull(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.ticketId, table.seq] })],
);

export const ticketTags = sqliteTable(
  'ticket_tags',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    tag: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.ticketId, table.tag] }), index('ticket_tags_tag').on(table.tag)],
);

/** Further conversations, of any channel, beside the one that it came from. */
export const ticketConversations = sqliteTable(
  'ticket_conversations',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.conversationId] }),
    index('ticket_conversations_conversation').on(table.conversationId),
  ],
);

export const ticketOrders = sqliteTable(
  'ticket_orders',
  {
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    orderNumber: text('order_number').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.ticketId, table.orderNumber] }),
    index('ticket_orders_number').on(table.orderNumber),
  ],
);

/** Internal: never shown to a customer. Apart from the events, so that they can be erased. */
export const ticketNotes = sqliteTable(
  'ticket_notes',
  {
    id: text().primaryKey(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    authorId: text('author_id').notNull(),
    text: text().notNull(),
    mentions: text({ mode: 'json' }).$type<string[]>().notNull(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('ticket_notes_ticket').on(table.ticketId, table.at)],
);

/** Each step of a clock's ladder at most once: the unique row is the lock. */
export const ticketFirings = sqliteTable(
  'ticket_firings',
  {
    id: integer().primaryKey(),
    ticketId: text('ticket_id')
      .notNull()
      .references(() => tickets.id),
    clock: text().notNull(),
    /** When the clock was started: a clock that starts again has its steps again. */
    startedAt: integer('started_at', { mode: 'timestamp_ms' }).notNull(),
    step: integer().notNull(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [uniqueIndex('ticket_firings_once').on(table.ticketId, table.clock, table.startedAt, table.step)],
);
