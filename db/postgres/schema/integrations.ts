import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { BrandSection, FieldChange, SectionValue } from '../../../src/core/brand-settings.ts';
import { integer, json, time } from '../columns.ts';

/** Keys of other programs: only their hashes. */
export const apiKeys = pgTable('api_keys', {
  id: text().primaryKey(),
  /** JSON list; null: all brands. */
  brandIds: json<string[] | null>('brand_ids'),
  name: text().notNull(),
  /** The first characters, for people to tell keys apart. */
  prefix: text().notNull(),
  hash: text().notNull().unique(),
  /** Encrypted; its messages are signed with it and the key itself is no bearer token. Null: a bearer token. */
  secret: text(),
  createdBy: text('created_by').notNull(),
  createdAt: time('created_at').notNull(),
  usedAt: time('used_at'),
  revokedAt: time('revoked_at'),
});

/** Addresses of other programs that are told what happens to tickets. */
export const webhooks = pgTable('webhooks', {
  id: text().primaryKey(),
  brandId: text('brand_id').notNull(),
  url: text().notNull(),
  /** The receiver checks signatures with it; encrypted. */
  secret: text().notNull(),
  events: json<string[]>().notNull(),
  isActive: boolean('is_active').notNull().default(true),
  createdAt: time('created_at').notNull(),
});

/** The delivery log: each event for each webhook once, with its tries. */
export const webhookDeliveries = pgTable(
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
    nextAttemptAt: time('next_attempt_at'),
    responseStatus: integer('response_status'),
    error: text(),
    createdAt: time('created_at').notNull(),
    settledAt: time('settled_at'),
  },
  (table) => [
    index('webhook_deliveries_due').on(table.nextAttemptAt).where(sql`status = 'queued'`),
    index('webhook_deliveries_log').on(table.webhookId, table.createdAt),
  ],
);

/** Who changed what in the settings; never a secret. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: text().primaryKey(),
    userId: text('user_id').notNull(),
    action: text().notNull(),
    target: text().notNull(),
    /** Brands that it was about; null: all of them. */
    brandIds: json<string[] | null>('brand_ids'),
    /** Fields before and after, where they are settings of a brand. */
    detail: json<FieldChange[] | null>(),
    at: time().notNull(),
  },
  (table) => [index('audit_log_at').on(table.at)],
);

/** What customers said and nobody understood, marked as meaning something: food for the phrases. */
export const phraseSuggestions = pgTable('phrase_suggestions', {
  id: text().primaryKey(),
  text: text().notNull(),
  intent: text().notNull(),
  language: text().notNull(),
  userId: text('user_id').notNull(),
  at: time().notNull(),
});

/** One-time codes of the public status page: only their keyed hashes. */
export const trackCodes = pgTable(
  'track_codes',
  {
    id: text().primaryKey(),
    ticketId: text('ticket_id').notNull(),
    hash: text().notNull(),
    tries: integer().notNull().default(0),
    expiresAt: time('expires_at').notNull(),
    usedAt: time('used_at'),
  },
  (table) => [index('track_codes_ticket').on(table.ticketId, table.expiresAt)],
);

/** Messages of signed sources that were taken: none is taken twice. */
export const intakeMessages = pgTable(
  'intake_messages',
  {
    keyId: text('key_id').notNull(),
    messageId: text('message_id').notNull(),
    at: time().notNull(),
  },
  (table) => [primaryKey({ columns: [table.keyId, table.messageId] }), index('intake_messages_at').on(table.at)],
);

/** What was set for a brand in the console, over its file. */
export const brandSettings = pgTable('brand_settings', {
  brandId: text('brand_id').primaryKey(),
  version: integer().notNull(),
  sections: json<Partial<Record<BrandSection, SectionValue>>>().notNull(),
  /** What the due times of its open tickets are computed from. */
  clockRules: text('clock_rules').notNull(),
  updatedBy: text('updated_by'),
  updatedAt: time('updated_at'),
});
