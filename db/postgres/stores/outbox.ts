import { and, asc, eq, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { DeliveryReport, Refusal, SendReceipt } from '../../../src/core/channel.ts';
import { canMove, type OutboundContent, type OutboundMessage, type OutboundStatus } from '../../../src/core/message.ts';
import type { Outbox } from '../../../src/core/store.ts';
import { toOutboundMessage, toOutboxRow } from '../../shared/rows.ts';
import type { Client, Tx } from '../client.ts';
import { first } from '../results.ts';
import { effects } from '../schema/effects.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { noteRefusal } from './next-way.ts';
import { acknowledge, unacknowledge } from './ticket-writes.ts';

/** A queued message counts as "never arrived" after this long, milliseconds. */
const LATE_AFTER_MS = 60 * 60 * 1000;

export function createOutbox({ read, write }: Client): Outbox {
  return {
    claimNext: (conversationId, owner, now) => write((tx) => claimNext(tx, conversationId, owner, now)),
    conversationOf: (outboundId) =>
      read(
        async (db) => (await first(db.select().from(outbox).where(eq(outbox.id, outboundId))))?.conversationId ?? null,
      ),
    settle: (outboundId, receipt, at, retryAt) => write((tx) => settle(tx, outboundId, receipt, at, retryAt)),
    report: (report, at) => write((tx) => takeReport(tx, report, at)),
    takeInline: (accountId, providerId, at) => write((tx) => takeInline(tx, accountId, providerId, at)),
    confirmInline: (conversationId, at) => write((tx) => confirmInline(tx, conversationId, at)),
    undelivered: (brandIds, now, limit) =>
      read(async (reader) =>
        (
          await reader
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
        ).map(toOutboxRow),
      ),
  };
}

/** Order is kept: the first message of the conversation that is not settled has the word, and it must be due. */
async function claimNext(tx: Tx, conversationId: string, owner: string, now: Date): Promise<OutboundMessage | null> {
  const [open] = await tx
    .select({ id: outbox.id, status: outbox.status, nextAttemptAt: outbox.nextAttemptAt })
    .from(outbox)
    .where(
      // The states stand in the query itself: only so is the index of what is open used.
      and(eq(outbox.conversationId, conversationId), sql`${outbox.status} in ('queued', 'sending')`),
    )
    .orderBy(asc(outbox.timelineSeq))
    .limit(1);
  if (open === undefined || open.status === 'sending') return null;
  if (open.nextAttemptAt !== null && open.nextAttemptAt > now) return null;
  // Of two that see it at once the second one finds it no longer queued, or put off.
  const [claimed] = await tx
    .update(outbox)
    .set({ status: 'sending', claimedBy: owner, claimedAt: now, attempts: sql`${outbox.attempts} + 1` })
    .where(
      and(
        eq(outbox.id, open.id),
        eq(outbox.status, 'queued'),
        or(isNull(outbox.nextAttemptAt), lte(outbox.nextAttemptAt, now)),
      ),
    )
    .returning();
  return claimed === undefined ? null : toOutboundMessage(claimed);
}

async function locked(tx: Tx, where: SQL | undefined): Promise<typeof outbox.$inferSelect | undefined> {
  const [row] = await tx.select().from(outbox).where(where).limit(1).for('update');
  return row;
}

/** A row that a report has moved on meanwhile keeps the report's state. */
async function settle(tx: Tx, outboundId: string, receipt: SendReceipt, at: Date, retryAt: Date | null): Promise<void> {
  const row = await locked(tx, eq(outbox.id, outboundId));
  if (row === undefined) return;
  const providerId = 'providerId' in receipt ? receipt.providerId : null;
  if (row.status !== 'sending') {
    // The callback came before the provider's answer: only its id is still news.
    if (providerId !== null && row.providerId === null)
      await tx.update(outbox).set({ providerId }).where(eq(outbox.id, row.id));
    return;
  }
  if (receipt.status === 'retry') {
    await tx
      .update(outbox)
      .set({ status: 'queued', reason: receipt.reason, nextAttemptAt: retryAt, claimedBy: null, claimedAt: null })
      .where(eq(outbox.id, row.id));
    return;
  }
  const why = receipt.status === 'failed' ? (receipt.why ?? null) : null;
  const reason = 'reason' in receipt ? receipt.reason : null;
  await move(tx, row, { status: receipt.status, reason, at, providerId, why });
}

async function takeReport(tx: Tx, report: DeliveryReport, at: Date): Promise<boolean> {
  const { accountId, outboundId, providerId, status } = report;
  const named =
    outboundId !== undefined
      ? eq(outbox.id, outboundId)
      : providerId !== undefined
        ? eq(outbox.providerId, providerId)
        : null;
  if (named === null) return false;
  const row = await locked(tx, and(eq(outbox.accountId, accountId), named));
  if (row === undefined) return false;
  if (canMove(row.status, status)) {
    const { reason = null, why = null } = report;
    await move(tx, row, { status, reason, at, providerId: providerId ?? null, why });
  }
  return true;
}

interface Move {
  status: Exclude<OutboundStatus, 'queued' | 'sending'>;
  reason: string | null;
  at: Date;
  providerId: string | null;
  why: Refusal | null;
}

async function move(
  tx: Tx,
  row: typeof outbox.$inferSelect,
  { status, reason, at, providerId, why }: Move,
): Promise<void> {
  const went = status === 'sent' || status === 'delivered' || status === 'read';
  await tx
    .update(outbox)
    .set({
      status,
      reason,
      settledAt: at,
      sentAt: went ? (row.sentAt ?? at) : row.sentAt,
      providerId: row.providerId ?? providerId,
      nextAttemptAt: null,
      // A refused one may need it once more, on its next way.
      content: status === 'failed' ? row.content : withoutSecret(row.content),
    })
    .where(eq(outbox.id, row.id));
  if (status === 'failed') await noteRefusal(tx, row.id, why, at);
  if ((status === 'delivered' || status === 'read') && row.acknowledgesTicketId !== null) {
    await acknowledge(tx, row.acknowledgesTicketId, row.id, at);
  }
  if (status === 'failed' && row.acknowledgesTicketId !== null)
    await unacknowledge(tx, row.acknowledgesTicketId, row.id, at);
}

/** Once it is sent, nobody needs it any more. */
function withoutSecret({ secret: _secret, ...content }: OutboundContent): OutboundContent {
  return content;
}

/** The answers of the message's turn and of the outcomes that came of it; null while something is still being done. */
async function takeInline(tx: Tx, accountId: string, providerId: string, at: Date): Promise<OutboundMessage[] | null> {
  const asked = await first(
    tx
      .select({ turnId: inbox.turnId, conversationId: inbox.conversationId })
      .from(inbox)
      .where(and(eq(inbox.accountId, accountId), eq(inbox.providerId, providerId)))
      .limit(1),
  );
  if (asked?.turnId == null) return null;
  const turnIds = [asked.turnId];
  for (;;) {
    const effect = await first(
      tx
        .select({ id: effects.id })
        .from(effects)
        .where(eq(effects.turnId, turnIds.at(-1) ?? ''))
        .limit(1),
    );
    if (effect === undefined) break;
    const outcome = await first(
      tx
        .select({ turnId: inbox.turnId })
        .from(inbox)
        .where(and(eq(inbox.accountId, accountId), eq(inbox.providerId, `effect-${effect.id}`)))
        .limit(1),
    );
    if (outcome?.turnId == null) return null;
    turnIds.push(outcome.turnId);
  }
  const answers = and(eq(outbox.conversationId, asked.conversationId), inArray(outbox.turnId, turnIds));
  await tx
    .update(outbox)
    .set({ status: 'sent', sentAt: at, settledAt: at, attempts: 1, nextAttemptAt: null })
    .where(and(answers, eq(outbox.status, 'queued')));
  return (await tx.select().from(outbox).where(answers).orderBy(asc(outbox.timelineSeq))).map(toOutboundMessage);
}

async function confirmInline(tx: Tx, conversationId: string, at: Date): Promise<void> {
  const heard = await tx
    .select()
    .from(outbox)
    .where(and(eq(outbox.conversationId, conversationId), eq(outbox.status, 'sent'), lt(outbox.sentAt, at)))
    .orderBy(asc(outbox.timelineSeq))
    .for('update');
  for (const row of heard) await move(tx, row, { status: 'delivered', reason: null, at, providerId: null, why: null });
}
