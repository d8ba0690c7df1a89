import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
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
  },
  (table) => [
    index('tickets_updated').on(table.brandId, table.updatedAt),
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
