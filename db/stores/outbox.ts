import { and, asc, eq, exists, lt, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { DeliveryReport, SendReceipt } from '../../src/core/channel-outcome.ts';
import { canMove, type OutboundContent, type OutboundMessage } from '../../src/core/message.ts';
import type { Outbox } from '../../src/core/outbox.ts';
import type { Client, Db, Tx } from '../client.ts';
import { given } from '../prepared.ts';
import { effects } from '../schema/effects.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { toOutboundMessage } from '../shared/rows.ts';
import { failsAnew, isNews, type Move, moved, type Settling, withoutSecret } from '../shared/sending.ts';
import { createClaimNext, firstOpen } from './claim-next.ts';
import { noteRefusal } from './next-way.ts';
import { acknowledge, unacknowledge } from './ticket-writes.ts';
import { countUndelivered, dealWith, listUndelivered, reopen } from './undelivered.ts';

export function createOutbox(client: Client): Outbox {
  const { db, read, write } = client;
  const queries = prepare(db);
  return {
    claimNext: createClaimNext(client),
    conversationOf: (outboundId) => read(() => queries.conversationOf.get({ id: outboundId })?.id ?? null),
    settle: (outboundId, receipt, at, retryAt) =>
      write((tx) => {
        if (receipt.status === 'sent') {
          const sent = queries.sent.get({ id: outboundId, provider_id: receipt.providerId, at });
          if (sent !== undefined) return sent.hasMore;
        }
        const row = queries.toSettle.get({ id: outboundId });
        if (row === undefined) return false;
        settle(tx, queries, row, receipt, at, retryAt);
        return queries.firstOpen.get({ conversation_id: row.conversationId }) !== undefined;
      }),
    report: (report, at) => write((tx) => takeReport(tx, queries, report, at)),
    inlineAnswers: (accountId, providerId) => read(() => inlineAnswers(queries, accountId, providerId)),
    takeInline: (accountId, providerId, at) => write(() => takeInline(queries, accountId, providerId, at)),
    confirmInline: (conversationId, at) => write((tx) => confirmInline(tx, queries, conversationId, at)),
    file: (outboundId, fileId) =>
      read(() => queries.byId.get({ id: outboundId })?.content.files?.find(({ id }) => id === fileId) ?? null),
    undelivered: (filter) => read((reader) => listUndelivered(reader, filter)),
    countUndelivered: (filter) => read((reader) => countUndelivered(reader, filter)),
    dealWith: (outboundId, userId, at) => write((tx) => dealWith(tx, outboundId, userId, at)),
    reopen: (outboundId, userId) => write((tx) => reopen(tx, outboundId, userId)),
  };
}

type Queries = ReturnType<typeof prepare>;

/** What it takes to settle a message; its content only where it has a secret. */
const settling = {
  id: outbox.id,
  conversationId: outbox.conversationId,
  status: outbox.status,
  providerId: outbox.providerId,
  sentAt: outbox.sentAt,
  acknowledgesTicketId: outbox.acknowledgesTicketId,
  secretContent:
    sql<OutboundContent | null>`case when json_extract(${outbox.content}, '$.secret') is not null then ${outbox.content} end`.mapWith(
      outbox.content,
    ),
};

/** What every answer needs. */
function prepare(db: Db) {
  const own = eq(outbox.id, given(outbox.id));
  const ofTurn = and(eq(outbox.conversationId, given(outbox.conversationId)), eq(outbox.turnId, given(outbox.turnId)));
  return {
    asked: db
      .select({ turnId: inbox.turnId, conversationId: inbox.conversationId })
      .from(inbox)
      .where(and(eq(inbox.accountId, given(inbox.accountId)), eq(inbox.providerId, given(inbox.providerId))))
      .prepare(),
    effectOf: db
      .select({ id: effects.id })
      .from(effects)
      .where(eq(effects.turnId, given(effects.turnId)))
      .prepare(),
    answers: db.select().from(outbox).where(ofTurn).orderBy(asc(outbox.timelineSeq)).prepare(),
    handOver: db
      .update(outbox)
      .set({
        status: 'sent',
        sentAt: given(outbox.sentAt),
        settledAt: given(outbox.settledAt),
        attempts: 1,
        nextAttemptAt: null,
      })
      .where(and(ofTurn, sql`${outbox.status} = 'queued'`))
      .prepare(),
    heard: db
      .select(settling)
      .from(outbox)
      .where(
        and(
          eq(outbox.conversationId, given(outbox.conversationId)),
          sql`${outbox.status} = 'sent'`,
          lt(outbox.sentAt, given(outbox.sentAt)),
        ),
      )
      .prepare(),
    conversationOf: db.select({ id: outbox.conversationId }).from(outbox).where(own).prepare(),
    byId: db.select().from(outbox).where(own).prepare(),
    toSettle: db.select(settling).from(outbox).where(own).prepare(),
    firstOpen: firstOpen(db, given(outbox.conversationId)).prepare(),
    // So nearly all are settled: in one statement, which reads nothing before it and looks for more itself.
    sent: db
      .update(outbox)
      .set({
        status: 'sent',
        reason: null,
        settledAt: given(outbox.settledAt, 'at'),
        sentAt: sql`coalesce(${outbox.sentAt}, ${given(outbox.sentAt, 'at')})`,
        providerId: sql`coalesce(${outbox.providerId}, ${given(outbox.providerId)})`,
        nextAttemptAt: null,
      })
      .where(and(own, sql`${outbox.status} = 'sending'`, sql`json_extract(${outbox.content}, '$.secret') is null`))
      .returning({ hasMore: exists(openBeside(db)).mapWith(Boolean) })
      .prepare(),
    move: db
      .update(outbox)
      .set({
        status: given(outbox.status),
        reason: given(outbox.reason),
        settledAt: given(outbox.settledAt),
        sentAt: given(outbox.sentAt),
        providerId: given(outbox.providerId),
        nextAttemptAt: null,
      })
      .where(own)
      .prepare(),
  };
}

/** What else of its conversation is not settled; within a query on the row. */
function openBeside(db: Db) {
  const beside = alias(outbox, 'beside');
  return db
    .select({ id: beside.id })
    .from(beside)
    .where(
      and(
        eq(beside.conversationId, outbox.conversationId),
        ne(beside.id, outbox.id),
        sql`${beside.status} in ('queued', 'sending')`,
      ),
    );
}

/** A row that a report has moved on meanwhile keeps the report's state. */
function settle(tx: Tx, queries: Queries, row: Settling, receipt: SendReceipt, at: Date, retryAt: Date | null): void {
  const providerId = 'providerId' in receipt ? receipt.providerId : null;
  if (!isNews(row, receipt)) {
    // The callback came before the provider's answer: only its id is still news.
    if (providerId !== null && row.providerId === null)
      tx.update(outbox).set({ providerId }).where(eq(outbox.id, row.id)).run();
    return;
  }
  if (receipt.status === 'retry') {
    tx.update(outbox)
      .set({ status: 'queued', reason: receipt.reason, nextAttemptAt: retryAt, claimedBy: null, claimedAt: null })
      .where(eq(outbox.id, row.id))
      .run();
    return;
  }
  const why = receipt.status === 'failed' ? (receipt.why ?? null) : null;
  const reason = 'reason' in receipt ? receipt.reason : null;
  move(tx, queries, row, { status: receipt.status, reason, at, providerId, why });
}

function takeReport(tx: Tx, queries: Queries, report: DeliveryReport, at: Date): boolean {
  const { accountId, outboundId, providerId, status } = report;
  const named =
    outboundId !== undefined
      ? eq(outbox.id, outboundId)
      : providerId !== undefined
        ? eq(outbox.providerId, providerId)
        : null;
  if (named === null) return false;
  const row = tx
    .select(settling)
    .from(outbox)
    .where(and(eq(outbox.accountId, accountId), named))
    .get();
  if (row === undefined) return false;
  if (canMove(row.status, status)) {
    const { reason = null, why = null } = report;
    move(tx, queries, row, { status, reason, at, providerId: providerId ?? null, why });
  }
  return true;
}

function move(tx: Tx, queries: Queries, row: Settling, step: Move): void {
  const { status, at, why } = step;
  const { settledAt, sentAt, providerId, ...rest } = moved(row, step);
  queries.move.run({ id: row.id, settled_at: settledAt, sent_at: sentAt, provider_id: providerId, ...rest });
  const content = withoutSecret(row, step);
  if (content !== null) tx.update(outbox).set({ content }).where(eq(outbox.id, row.id)).run();
  if (failsAnew(row, step)) tx.update(outbox).set({ dealtAt: null, dealtBy: null }).where(eq(outbox.id, row.id)).run();
  if (status === 'failed') noteRefusal(tx, row.id, why, at);
  if ((status === 'delivered' || status === 'read') && row.acknowledgesTicketId !== null) {
    acknowledge(tx, row.acknowledgesTicketId, row.id, at);
  }
  if (status === 'failed' && row.acknowledgesTicketId !== null) unacknowledge(tx, row.acknowledgesTicketId, row.id, at);
}

/** The turns that answered a message: its own, and those of the effects that it asked for. Null: one is not taken yet. */
function turnsOf(queries: Queries, accountId: string, providerId: string): Turns | null {
  const asked = queries.asked.get({ account_id: accountId, provider_id: providerId });
  if (asked?.turnId == null) return null;
  const turnIds = [asked.turnId];
  for (;;) {
    const effect = queries.effectOf.get({ turn_id: turnIds.at(-1) ?? '' });
    if (effect === undefined) return { conversationId: asked.conversationId, turnIds };
    const outcome = queries.asked.get({ account_id: accountId, provider_id: `effect-${effect.id}` });
    if (outcome?.turnId == null) return null;
    turnIds.push(outcome.turnId);
  }
}
interface Turns {
  conversationId: string;
  turnIds: string[];
}

function inlineAnswers(queries: Queries, accountId: string, providerId: string): OutboundMessage[] | null {
  const turns = turnsOf(queries, accountId, providerId);
  return turns === null ? null : answersOf(queries, turns);
}

/** Handing over within the webhook is the only attempt that there is. */
function answersOf(queries: Queries, { conversationId, turnIds }: Turns): OutboundMessage[] {
  return turnIds
    .flatMap((turnId) => queries.answers.all({ conversation_id: conversationId, turn_id: turnId }))
    .map((row) => ({ ...toOutboundMessage(row), attempt: 1 }));
}

function takeInline(queries: Queries, accountId: string, providerId: string, at: Date): OutboundMessage[] | null {
  const turns = turnsOf(queries, accountId, providerId);
  if (turns === null) return null;
  const { conversationId } = turns;
  for (const turnId of turns.turnIds) {
    queries.handOver.run({ conversation_id: conversationId, turn_id: turnId, sent_at: at, settled_at: at });
  }
  return answersOf(queries, turns);
}

function confirmInline(tx: Tx, queries: Queries, conversationId: string, at: Date): void {
  const heard = queries.heard.all({ conversation_id: conversationId, sent_at: at });
  for (const row of heard)
    move(tx, queries, row, { status: 'delivered', reason: null, at, providerId: null, why: null });
}
