import { and, asc, eq, inArray, lt, or } from 'drizzle-orm';
import type { DeliveryReport, SendReceipt } from '../../src/core/channel.ts';
import { canMove, type OutboundContent, type OutboundMessage, type OutboundStatus } from '../../src/core/message.ts';
import type { Outbox } from '../../src/core/store.ts';
import type { Client, Tx } from '../client.ts';
import { effects } from '../schema/effects.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { toOutboundMessage, toOutboxRow } from './rows.ts';
import { acknowledge, unacknowledge } from './ticket-writes.ts';

/** A queued message counts as "never arrived" after this long, milliseconds. */
const LATE_AFTER_MS = 60 * 60 * 1000;

export function createOutbox({ read, write }: Client): Outbox {
  return {
    claimNext: (conversationId, owner, now) => write((tx) => claimNext(tx, conversationId, owner, now)),
    conversationOf: (outboundId) =>
      read(
        (db) =>
          db.select({ id: outbox.conversationId }).from(outbox).where(eq(outbox.id, outboundId)).get()?.id ?? null,
      ),
    settle: (outboundId, receipt, at, retryAt) => write((tx) => settle(tx, outboundId, receipt, at, retryAt)),
    report: (report, at) => write((tx) => takeReport(tx, report, at)),
    takeInline: (accountId, providerId, at) => write((tx) => takeInline(tx, accountId, providerId, at)),
    confirmInline: (conversationId, at) => write((tx) => confirmInline(tx, conversationId, at)),
    undelivered: (brandIds, now, limit) =>
      read((db) =>
        db
          .select()
          .from(outbox)
          .where(
            and(
              inArray(outbox.brandId, [...brandIds]),
              or(
                inArray(outbox.status, ['failed', 'uncertain']),
                and(eq(outbox.status, 'queued'), lt(outbox.createdAt, new Date(now.getTime() - LATE_AFTER_MS))),
              ),
            ),
          )
          .orderBy(asc(outbox.createdAt))
          .limit(limit)
          .all()
          .map(toOutboxRow),
      ),
  };
}

/** Order is kept: the first message of the conversation that is not settled has the word, and it must be due. */
function claimNext(tx: Tx, conversationId: string, owner: string, now: Date): OutboundMessage | null {
  const first = tx
    .select({ id: outbox.id, status: outbox.status, nextAttemptAt: outbox.nextAttemptAt, attempts: outbox.attempts })
    .from(outbox)
    .where(and(eq(outbox.conversationId, conversationId), inArray(outbox.status, ['queued', 'sending'])))
    .orderBy(asc(outbox.timelineSeq))
    .limit(1)
    .get();
  if (first === undefined || first.status === 'sending') return null;
  if (first.nextAttemptAt !== null && first.nextAttemptAt > now) return null;
  const claimed = tx
    .update(outbox)
    .set({ status: 'sending', claimedBy: owner, claimedAt: now, attempts: first.attempts + 1 })
    .where(eq(outbox.id, first.id))
    .returning()
    .get();
  return toOutboundMessage(claimed);
}

/** A row that a report has moved on meanwhile keeps the report's state. */
function settle(tx: Tx, outboundId: string, receipt: SendReceipt, at: Date, retryAt: Date | null): void {
  const row = tx.select().from(outbox).where(eq(outbox.id, outboundId)).get();
  if (row === undefined) return;
  const providerId = 'providerId' in receipt ? receipt.providerId : null;
  if (row.status !== 'sending') {
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
  move(tx, row, receipt.status, 'reason' in receipt ? receipt.reason : null, at, providerId);
}

function takeReport(tx: Tx, report: DeliveryReport, at: Date): boolean {
  const { accountId, outboundId, providerId, status } = report;
  const named =
    outboundId !== undefined
      ? eq(outbox.id, outboundId)
      : providerId !== undefined
        ? eq(outbox.providerId, providerId)
        : null;
  if (named === null) return false;
  const row = tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.accountId, accountId), named))
    .get();
  if (row === undefined) return false;
  if (canMove(row.status, status)) move(tx, row, status, report.reason ?? null, at, providerId ?? null);
  return true;
}

function move(
  tx: Tx,
  row: typeof outbox.$inferSelect,
  status: Exclude<OutboundStatus, 'queued' | 'sending'>,
  reason: string | null,
  at: Date,
  providerId: string | null,
): void {
  const went = status === 'sent' || status === 'delivered' || status === 'read';
  tx.update(outbox)
    .set({
      status,
      reason,
      settledAt: at,
      sentAt: went ? (row.sentAt ?? at) : row.sentAt,
      providerId: row.providerId ?? providerId,
      nextAttemptAt: null,
      content: withoutSecret(row.content),
    })
    .where(eq(outbox.id, row.id))
    .run();
  if ((status === 'delivered' || status === 'read') && row.acknowledgesTicketId !== null) {
    acknowledge(tx, row.acknowledgesTicketId, row.id, at);
  }
  if (status === 'failed' && row.acknowledgesTicketId !== null) unacknowledge(tx, row.acknowledgesTicketId, row.id, at);
}

/** Once it is sent, nobody needs it any more. */
function withoutSecret({ secret: _secret, ...content }: OutboundContent): OutboundContent {
  return content;
}

/** The answers of the message's turn and of the outcomes that came of it; null while something is still being done. */
function takeInline(tx: Tx, accountId: string, providerId: string, at: Date): OutboundMessage[] | null {
  const asked = tx
    .select({ turnId: inbox.turnId, conversationId: inbox.conversationId })
    .from(inbox)
    .where(and(eq(inbox.accountId, accountId), eq(inbox.providerId, providerId)))
    .get();
  if (asked?.turnId == null) return null;
  const turnIds = [asked.turnId];
  for (;;) {
    const effect = tx
      .select({ id: effects.id })
      .from(effects)
      .where(eq(effects.turnId, turnIds.at(-1) ?? ''))
      .get();
    if (effect === undefined) break;
    const outcome = tx
      .select({ turnId: inbox.turnId })
      .from(inbox)
      .where(and(eq(inbox.accountId, accountId), eq(inbox.providerId, `effect-${effect.id}`)))
      .get();
    if (outcome?.turnId == null) return null;
    turnIds.push(outcome.turnId);
  }
  const answers = and(eq(outbox.conversationId, asked.conversationId), inArray(outbox.turnId, turnIds));
  tx.update(outbox)
    .set({ status: 'sent', sentAt: at, settledAt: at, attempts: 1, nextAttemptAt: null })
    .where(and(answers, eq(outbox.status, 'queued')))
    .run();
  return tx.select().from(outbox).where(answers).orderBy(asc(outbox.timelineSeq)).all().map(toOutboundMessage);
}

function confirmInline(tx: Tx, conversationId: string, at: Date): void {
  const heard = tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.conversationId, conversationId), eq(outbox.status, 'sent'), lt(outbox.sentAt, at)))
    .all();
  for (const row of heard) move(tx, row, 'delivered', null, at, null);
}
