import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
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
  (table) => [index('quarantine_at').on(table.at)],
);
