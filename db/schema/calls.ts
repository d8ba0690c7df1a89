import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** What was answered to each step of a call: a webhook that comes twice gets the same document. */
export const callSteps = sqliteTable(
  'call_steps',
  {
    accountId: text('account_id').notNull(),
    callSid: text('call_sid').notNull(),
    step: text().notNull(),
    document: text().notNull(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.callSid, table.step] }),
    index('call_steps_at').on(table.at),
  ],
);

/** Calls that asked for a person: the queue, call-backs, and who talks. */
export const calls = sqliteTable(
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
    isCallBack: integer('is_call_back', { mode: 'boolean' }).notNull().default(false),
    queuedAt: integer('queued_at', { mode: 'timestamp_ms' }).notNull(),
    ringingAt: integer('ringing_at', { mode: 'timestamp_ms' }),
    connectedAt: integer('connected_at', { mode: 'timestamp_ms' }),
    endedAt: integer('ended_at', { mode: 'timestamp_ms' }),
    tries: integer().notNull().default(0),
    notBefore: integer('not_before', { mode: 'timestamp_ms' }),
    window: text('call_window'),
    lastTryAt: integer('last_try_at', { mode: 'timestamp_ms' }),
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
export const callAgents = sqliteTable('call_agents', {
  id: text().primaryKey(),
  name: text().notNull(),
  brandIds: text('brand_ids', { mode: 'json' }).$type<string[]>(),
  isAvailable: integer('is_available', { mode: 'boolean' }).notNull(),
  seenAt: integer('seen_at', { mode: 'timestamp_ms' }).notNull(),
  freeSince: integer('free_since', { mode: 'timestamp_ms' }).notNull(),
});

/** Pages for photos from a call; only the hash of the secret in their address is kept. */
export const uploadLinks = sqliteTable('upload_links', {
  hash: text().primaryKey(),
  accountId: text('account_id').notNull(),
  callSid: text('call_sid').notNull(),
  caller: text().notNull(),
  brandId: text('brand_id').notNull(),
  language: text().notNull(),
  expiresAt: integer('expires_at', { mode: 'timestamp_ms' }).notNull(),
  usedAt: integer('used_at', { mode: 'timestamp_ms' }),
});
