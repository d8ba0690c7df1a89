import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const contacts = sqliteTable('contacts', {
  id: text().primaryKey(),
  brandId: text('brand_id').notNull(),
  name: text(),
  language: text(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  /** Everything that named them is gone; what is left are ids. */
  erasedAt: integer('erased_at', { mode: 'timestamp_ms' }),
});

export const identities = sqliteTable(
  'identities',
  {
    id: integer().primaryKey(),
    brandId: text('brand_id').notNull(),
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    kind: text().notNull(),
    value: text().notNull(),
    /** Set once a channel has proven it. */
    proven: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    // An account asks without its brand.
    uniqueIndex('identities_value').on(table.value, table.kind, table.brandId),
    index('identities_contact').on(table.contactId),
  ],
);

/** Failed tries at proving an identity. */
export const identityAttempts = sqliteTable(
  'identity_attempts',
  {
    id: integer().primaryKey(),
    brandId: text('brand_id').notNull(),
    key: text().notNull(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('identity_attempts_key').on(table.brandId, table.key, table.at)],
);
