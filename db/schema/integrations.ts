import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { BrandSection, FieldChange, SectionValue } from '../../src/core/brand-settings.ts';

/** Keys of other programs: only their hashes. */
export const apiKeys = sqliteTable('api_keys', {
  id: text().primaryKey(),
  /** JSON list; null: all brands. */
  brandIds: text('brand_ids', { mode: 'json' }).$type<string[] | null>(),
  name: text().notNull(),
  /** The first characters, for people to tell keys apart. */
  prefix: text().notNull(),
  hash: text().notNull().unique(),
  /** Encrypted; its messages are signed with it and the key itself is no bearer token. Null: a bearer token. */
  secret: text(),
  createdBy: text('created_by').notNull(),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
  usedAt: integer('used_at', { mode: 'timestamp_ms' }),
  revokedAt: integer('revoked_at', { mode: 'timestamp_ms' }),
});

/** Addresses of other programs that are told what happens to tickets. */
export const webhooks = sqliteTable('webhooks', {
  id: text().primaryKey(),
  brandId: text('brand_id').notNull(),
  url: text().notNull(),
  /** The receiver checks signatures with it; encrypted. */
  secret: text().notNull(),
  events: text({ mode: 'json' }).$type<string[]>().notNull(),
  isActive: integer('is_active', { mode: 'boolean' }).notNull().default(true),
  createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
});

/** The delivery log: each event for each webhook once, with its tries. */
export const webhookDeliveries = sqliteTable(
  'webhook_deliveries',
  {
    id: text().primaryKey(),
    webhookId: text('webhook_id')
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    type: text().notNull(),
    payload: text().notNull(),
    status: text({ enum: ['queued', 'delivered', 'failed'] }).notNull(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer('next_attempt_at', { mode: 'timestamp_ms' }),
    responseStatus: integer('response_status'),
    error: text(),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    settledAt: integer('settled_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    index('webhook_deliveries_due').on(table.nextAttemptAt).where(sql`status = 'queued'`),
    index('webhook_deliveries_log').on(table.webhookId, table.createdAt),
  ],
);

/** Who changed what in the settings; never a secret. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    id: text().primaryKey(),
    userId: text('user_id').notNull(),
    action: text().notNull(),
    target: text().notNull(),
    /** Brands that it was about; null: all of them. */
    brandIds: text('brand_ids', { mode: 'json' }).$type<string[] | null>(),
    /** Fields before and after, where they are settings of a brand. */
    detail: text({ mode: 'json' }).$type<FieldChange[] | null>(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('audit_log_at').on(table.at)],
);

/** What customers said and nobody understood, marked as meaning something: food for the phrases. */
export const phraseSuggestions = sqliteTable('phrase_suggestions', {
  id: text().primaryKey(),
  text: text().notNull(),
  intent: text().notNull(),
  language: text().notNull(),
  userId: text('user_id').notNull(),
  at: integer({ mode: 'timestamp_ms' }).notNull(),
});

/** One-time codes of the public status page: only their keyed hashes. */
export const trackCodes = sqliteTable(
  'track_codes',
  {
    id: text().primaryKey(),
    ticketId: text('ticket_id').notNull(),
    hash: text().notNull(),
    tries: integer().notNull().default(0),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    usedAt: integer('used_at', { mode: 'timestamp_ms' }),
  },
  (table) => [index('track_codes_ticket').on(table.ticketId, table.expiresAt)],
);

/** Messages of signed sources that were taken: none is taken twice. */
export const intakeMessages = sqliteTable(
  'intake_messages',
  {
    keyId: text('key_id').notNull(),
    messageId: text('message_id').notNull(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.keyId, table.messageId] }), index('intake_messages_at').on(table.at)],
);

/** What was set for a brand in the console, over its file. */
export const brandSettings = sqliteTable('brand_settings', {
  brandId: text('brand_id').primaryKey(),
  version: integer().notNull(),
  sections: text({ mode: 'json' }).$type<Partial<Record<BrandSection, SectionValue>>>().notNull(),
  /** What the due times of its open tickets are computed from. */
  clockRules: text('clock_rules').notNull(),
  updatedBy: text('updated_by'),
  updatedAt: integer('updated_at', { mode: 'timestamp_ms' }),
});
