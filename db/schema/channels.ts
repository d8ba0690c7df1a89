import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Cursors, sessions and credentials of channel accounts; encrypted where a key is set. */
export const channelState = sqliteTable(
  'channel_state',
  {
    accountId: text('account_id').notNull(),
    key: text().notNull(),
    value: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.key] })],
);

/** What could not be taken, with the reason, so that nothing is silently dropped. */
export const quarantine = sqliteTable(
  'quarantine',
  {
    id: text().primaryKey(),
    accountId: text('account_id'),
    reason: text().notNull(),
    detail: text().notNull(),
    payload: blob({ mode: 'buffer' }).notNull(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
    releasedAt: integer('released_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    index('quarantine_at').on(table.at),
    index('quarantine_waiting')
      .on(table.at, table.id, table.accountId, table.reason, table.releasedAt)
      .where(sql`released_at is null`),
    index('quarantine_released')
      .on(table.releasedAt, table.id, table.accountId, table.reason)
      .where(sql`released_at is not null`),
  ],
);

/** Which process runs an account of which there may be only one: a WhatsApp session, a mailbox. */
export const accountOwners = sqliteTable('account_owners', {
  accountId: text('account_id').primaryKey(),
  /** Null: given up. */
  owner: text(),
  /** Grows with each owner. */
  fence: integer().notNull(),
  /** Grows for as long as the owner lives. */
  beat: integer().notNull(),
});

/** How each account stands, by the word of the process that runs it. */
export const accountHealth = sqliteTable('account_health', {
  accountId: text('account_id').primaryKey(),
  process: text().notNull(),
  heardAt: integer('heard_at', { mode: 'timestamp_ms' }).notNull(),
  state: text({ enum: ['ok', 'starting', 'degraded', 'down'] }).notNull(),
  detail: text().notNull(),
  since: integer({ mode: 'timestamp_ms' }).notNull(),
  lastMessageAt: integer('last_message_at', { mode: 'timestamp_ms' }),
  faultDetail: text('fault_detail'),
  faultAt: integer('fault_at', { mode: 'timestamp_ms' }),
});
