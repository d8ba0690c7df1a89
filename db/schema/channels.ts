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
  (table) => [index('quarantine_at').on(table.at)],
);
