import { bigint, boolean, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { time } from '../columns.ts';

export const contacts = pgTable('contacts', {
  id: text().primaryKey(),
  brandId: text('brand_id').notNull(),
  name: text(),
  language: text(),
  createdAt: time('created_at').notNull(),
  /** Everything that named them is gone; what is left are ids. */
  erasedAt: time('erased_at'),
});

export const identities = pgTable(
  'identities',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    brandId: text('brand_id').notNull(),
    contactId: text('contact_id')
      .notNull()
      .references(() => contacts.id),
    kind: text().notNull(),
    value: text().notNull(),
    /** Set once a channel has proven it. */
    proven: boolean().notNull().default(false),
    createdAt: time('created_at').notNull(),
  },
  (table) => [
    // An account asks without its brand.
    uniqueIndex('identities_value').on(table.value, table.kind, table.brandId),
    index('identities_contact').on(table.contactId),
  ],
);

/** Failed tries at proving an identity. */
export const identityAttempts = pgTable(
  'identity_attempts',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    brandId: text('brand_id').notNull(),
    key: text().notNull(),
    at: time().notNull(),
  },
  (table) => [index('identity_attempts_key').on(table.brandId, table.key, table.at)],
);
