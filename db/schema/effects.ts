import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { CallOutcome, Slots } from '../../src/core/flow.ts';
import { conversations, turns } from './conversations.ts';

/** What a turn wants done in the world; run after its commit, once, with its key. */
export const effects = sqliteTable(
  'effects',
  {
    id: text().primaryKey(),
    brandId: text('brand_id').notNull(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    turnId: text('turn_id')
      .notNull()
      .references(() => turns.id),
    call: text().notNull(),
    arguments: text({ mode: 'json' }).$type<Slots>().notNull(),
    /** Checked again by whoever runs it. */
    action: text({ mode: 'json' }).$type<unknown>().notNull(),
    status: text({ enum: ['queued', 'running', 'settled'] }).notNull(),
    outcome: text({ mode: 'json' }).$type<CallOutcome>(),
    /** Why it went to a person, for operators. */
    detail: text(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: integer('next_attempt_at', { mode: 'timestamp_ms' }),
    claimedBy: text('claimed_by'),
    claimedAt: integer('claimed_at', { mode: 'timestamp_ms' }),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull(),
    settledAt: integer('settled_at', { mode: 'timestamp_ms' }),
    /** When a promise that was made with it is looked after: the refund that was to be paid by then. */
    followUpAt: integer('follow_up_at', { mode: 'timestamp_ms' }),
  },
  (table) => [
    index('effects_open').on(table.nextAttemptAt).where(sql`status = 'queued'`),
    index('effects_running').on(table.claimedAt).where(sql`status = 'running'`),
    index('effects_follow_up').on(table.followUpAt).where(sql`follow_up_at is not null`),
    index('effects_turn').on(table.turnId),
    index('effects_conversation').on(table.conversationId),
  ],
);

/** One-time codes: only their keyed hashes. */
export const codes = sqliteTable(
  'codes',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    orderNumber: text('order_number').notNull(),
    hash: text().notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    tries: integer().notNull().default(0),
    usedAt: integer('used_at', { mode: 'timestamp_ms' }),
  },
  (table) => [index('codes_order').on(table.conversationId, table.orderNumber, table.expiresAt)],
);

/** What customers said of us. */
export const ratings = sqliteTable(
  'ratings',
  {
    id: text().primaryKey(),
    brandId: text('brand_id').notNull(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    score: integer().notNull(),
    comment: text(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('ratings_at').on(table.brandId, table.at), index('ratings_conversation').on(table.conversationId)],
);

/** Serial numbers with their warranty; a replacement carries the expiry of what it replaced. */
export const warranties = sqliteTable(
  'warranties',
  {
    id: integer().primaryKey(),
    brandId: text('brand_id').notNull(),
    serial: text().notNull(),
    orderNumber: text('order_number').notNull(),
    sku: text().notNull(),
    title: text().notNull(),
    startsAt: integer('starts_at', { mode: 'timestamp_ms' }).notNull(),
    expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
    replaces: text(),
    replacedBy: text('replaced_by'),
  },
  (table) => [
    uniqueIndex('warranties_serial').on(table.brandId, table.serial),
    index('warranties_order').on(table.brandId, table.orderNumber),
  ],
);
