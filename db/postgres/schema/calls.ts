import { sql } from 'drizzle-orm';
import { boolean, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { integer, json, time } from '../columns.ts';

/** What was answered to each step of a call: a webhook that comes twice gets the same document. */
export const callSteps = pgTable(
  'call_steps',
  {
    accountId: text('account_id').notNull(),
    callSid: text('call_sid').notNull(),
    step: text().notNull(),
    document: text().notNull(),
    at: time().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.callSid, table.step] }),
    index('call_steps_at').on(table.at),
  ],
);

/** Calls that asked for a person: the queue, call-backs, and who talks. */
export const calls = pgTable(
  'calls',
  {
    accountId: text('account_id').notNull(),
    callSid: text('call_sid').notNull(),
    brandId: text('brand_id').notNull(),
    from: text('from_number'),
    language: text().notNull(),
    state: text({ enum: ['queued', 'call-back', 'ringing', 'connected', 'held', 'over'] }).notNull(),
    ticketNumber: text('ticket_number'),
    about: text().notNull(),
    agentId: text('agent_id'),
    reservedFor: text('reserved_for'),
    agentLeg: text('agent_leg'),
    customerLeg: text('customer_leg'),
    isCallBack: boolean('is_call_back').notNull().default(false),
    queuedAt: time('queued_at').notNull(),
    ringingAt: time('ringing_at'),
    connectedAt: time('connected_at'),
    endedAt: time('ended_at'),
    tries: integer().notNull().default(0),
    notBefore: time('not_before'),
    window: text('call_window'),
    lastTryAt: time('last_try_at'),
    lastTry: text('last_try', {
      enum: ['no-answer', 'busy', 'failed', 'machine', 'agent-missed', 'refused', 'not-dialled', 'unknown'],
    }),
    leftBecause: text('left_because', { enum: ['stopped', 'abroad', 'closed-then', 'message'] }),
    dialId: text('dial_id'),
    dialState: text('dial_state', { enum: ['asking', 'asked', 'uncertain'] }),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.callSid] }),
    index('calls_open').on(table.brandId, table.queuedAt).where(sql`state <> 'over'`),
    index('calls_ended').on(table.brandId, table.endedAt).where(sql`ended_at is not null`),
    index('calls_dial').on(table.dialId).where(sql`dial_id is not null`),
    index('calls_agent_leg').on(table.agentLeg).where(sql`agent_leg is not null`),
    index('calls_customer_leg').on(table.customerLeg).where(sql`customer_leg is not null`),
  ],
);

/** People of the console who take calls in the browser. */
export const callAgents = pgTable('call_agents', {
  id: text().primaryKey(),
  name: text().notNull(),
  brandIds: json<string[]>('brand_ids'),
  isAvailable: boolean('is_available').notNull(),
  seenAt: time('seen_at').notNull(),
  freeSince: time('free_since').notNull(),
});

/** Pages for photos from a call; only the hash of the secret in their address is kept. */
export const uploadLinks = pgTable('upload_links', {
  hash: text().primaryKey(),
  accountId: text('account_id').notNull(),
  callSid: text('call_sid').notNull(),
  caller: text().notNull(),
  brandId: text('brand_id').notNull(),
  language: text().notNull(),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
});
