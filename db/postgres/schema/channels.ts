import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { bytes, time } from '../columns.ts';

/** Cursors, sessions and credentials of channel accounts; encrypted where a key is set. */
export const channelState = pgTable(
  'channel_state',
  {
    accountId: text('account_id').notNull(),
    key: text().notNull(),
    value: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.key] })],
);

/** What could not be taken, with the reason, so that nothing is silently dropped. */
export const quarantine = pgTable(
  'quarantine',
  {
    id: text().primaryKey(),
    accountId: text('account_id'),
    reason: text().notNull(),
    detail: text().notNull(),
    payload: bytes().notNull(),
    at: time().notNull(),
    releasedAt: time('released_at'),
  },
  (table) => [
    index('quarantine_at').on(table.at),
    index('quarantine_waiting').on(table.at, table.id, table.accountId, table.reason).where(sql`released_at is null`),
    index('quarantine_released')
      .on(table.releasedAt, table.id, table.accountId, table.reason)
      .where(sql`released_at is not null`),
  ],
);

/** Which process runs an account of which there may be only one: a WhatsApp session, a mailbox. */
export const accountOwners = pgTable('account_owners', {
  accountId: text('account_id').primaryKey(),
  /** Null: given up. */
  owner: text(),
  /** Grows with each owner. */
  fence: integer().notNull(),
  /** Grows for as long as the owner lives. */
  beat: integer().notNull(),
});

/** How each account stands, by the word of the process that runs it. */
export const accountHealth = pgTable('account_health', {
  accountId: text('account_id').primaryKey(),
  process: text().notNull(),
  heardAt: time('heard_at').notNull(),
  state: text({ enum: ['ok', 'starting', 'degraded', 'down'] }).notNull(),
  detail: text().notNull(),
  since: time().notNull(),
  lastMessageAt: time('last_message_at'),
  faultDetail: text('fault_detail'),
  faultAt: time('fault_at'),
});
