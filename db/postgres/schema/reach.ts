import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { time } from '../columns.ts';
import { conversations } from './conversations.ts';
import { inbox, outbox } from './messages.ts';
import { contacts } from './people.ts';

/* How a message finds its way: what was refused and what came next, who does not want to be written to, who owns a socket. */

/** One row for each message that did not go through, and for each that stands in for another. */
export const outboxWays = pgTable(
  'outbox_ways',
  {
    outboundId: text('outbound_id')
      .primaryKey()
      .references(() => outbox.id),
    /** The first message of the chain: all of them say the same. */
    chainId: text('chain_id').notNull(),
    refusal: text(),
    /** Null and `refused_at` set: the next way is still to be found. */
    decidedAt: time('decided_at'),
    refusedAt: time('refused_at'),
    nextOutboundId: text('next_outbound_id'),
    ticketId: text('ticket_id'),
  },
  (table) => [
    index('outbox_ways_chain').on(table.chainId),
    index('outbox_ways_open').on(table.refusedAt).where(sql`refused_at is not null and decided_at is null`),
  ],
);

/** STOP: this number or address hears nothing that it did not ask for. */
export const suppressions = pgTable(
  'suppressions',
  {
    brandId: text('brand_id').notNull(),
    kind: text().notNull(),
    value: text().notNull(),
    at: time().notNull(),
  },
  (table) => [primaryKey({ columns: [table.brandId, table.kind, table.value] })],
);

/** What its sender did to a message afterwards; the newest row is how it stands. */
export const revisions = pgTable(
  'revisions',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    messageId: text('message_id')
      .notNull()
      .references(() => inbox.id),
    kind: text({ enum: ['edited', 'deleted'] }).notNull(),
    /** As it was before. */
    before: text().notNull(),
    at: time().notNull(),
  },
  (table) => [index('revisions_message').on(table.messageId)],
);

/** Somebody answers on the shop's own phone; the bot comes back by itself after this time. */
export const phoneHolds = pgTable('phone_holds', {
  conversationId: text('conversation_id')
    .primaryKey()
    .references(() => conversations.id),
  until: time().notNull(),
});

/** Two contacts that look like one person: a person decides, since joining them shows one's orders to the other. */
export const mergeReviews = pgTable(
  'merge_reviews',
  {
    id: text().primaryKey(),
    brandId: text('brand_id').notNull(),
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    otherId: text('other_id')
      .notNull()
      .references(() => contacts.id),
    at: time().notNull(),
    decision: text({ enum: ['merged', 'apart'] }),
    decidedBy: text('decided_by'),
    decidedAt: time('decided_at'),
  },
  (table) => [
    index('merge_reviews_open').on(table.brandId, table.at).where(sql`decision is null`),
    index('merge_reviews_pair').on(table.contactId, table.otherId),
  ],
);

/** Photos of a ticket, with the item that they show. */
export const ticketFiles = pgTable(
  'ticket_files',
  {
    ticketId: text('ticket_id').notNull(),
    attachmentId: text('attachment_id').notNull(),
    orderNumber: text('order_number'),
    sku: text(),
  },
  (table) => [
    primaryKey({ columns: [table.attachmentId, table.ticketId] }),
    index('ticket_files_ticket').on(table.ticketId),
  ],
);
