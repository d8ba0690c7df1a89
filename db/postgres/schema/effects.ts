import { sql } from 'drizzle-orm';
import { bigint, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { CallOutcome, Slots } from '../../../src/core/flow.ts';
import { integer, json, time } from '../columns.ts';
import { conversations, turns } from './conversations.ts';

/** What a turn wants done in the world; run after its commit, once, with its key. */
export const effects = pgTable(
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
    arguments: json<Slots>().notNull(),
    /** Checked again by whoever runs it. */
    action: json().notNull(),
    status: text({ enum: ['queued', 'running', 'settled'] }).notNull(),
    outcome: json<CallOutcome>(),
    /** Why it went to a person, for operators. */
    detail: text(),
    attempts: integer().notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    claimedBy: text('claimed_by'),
    claimedAt: time('claimed_at'),
    createdAt: time('created_at').notNull(),
    settledAt: time('settled_at'),
    /** When a promise that was made with it is looked after: the refund that was to be paid by then. */
    followUpAt: time('follow_up_at'),
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
export const codes = pgTable(
  'codes',
  {
    id: text().primaryKey(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    orderNumber: text('order_number').notNull(),
    hash: text().notNull(),
    expiresAt: time('expires_at').notNull(),
    tries: integer().notNull().default(0),
    usedAt: time('used_at'),
  },
  (table) => [index('codes_order').on(table.conversationId, table.orderNumber, table.expiresAt)],
);

/** What customers said of us. */
export const ratings = pgTable(
  'ratings',
  {
    id: text().primaryKey(),
    brandId: text('brand_id').notNull(),
    conversationId: text('conversation_id')
      .notNull()
      .references(() => conversations.id),
    score: integer().notNull(),
    comment: text(),
    at: time().notNull(),
  },
  (table) => [index('ratings_at').on(table.brandId, table.at), index('ratings_conversation').on(table.conversationId)],
);

/** Serial numbers with their warranty; a replacement carries the expiry of what it replaced. */
export const warranties = pgTable(
  'warranties',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
    brandId: text('brand_id').notNull(),
    serial: text().notNull(),
    orderNumber: text('order_number').notNull(),
    sku: text().notNull(),
    title: text().notNull(),
    startsAt: time('starts_at').notNull(),
    expiresAt: time('expires_at').notNull(),
    replaces: text(),
    replacedBy: text('replaced_by'),
  },
  (table) => [
    uniqueIndex('warranties_serial').on(table.brandId, table.serial),
    index('warranties_order').on(table.brandId, table.orderNumber),
  ],
);
