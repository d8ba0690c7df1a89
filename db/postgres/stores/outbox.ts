import { and, asc, eq, exists, inArray, lt, ne, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { DeliveryReport, SendReceipt } from '../../../src/core/channel-outcome.ts';
import { canMove, type OutboundContent, type OutboundMessage } from '../../../src/core/message.ts';
import type { Outbox } from '../../../src/core/outbox.ts';
import { given } from '../../prepared.ts';
import { toOutboundMessage } from '../../shared/rows.ts';
import { failsAnew, isNews, type Move, moved, type Settling, withoutSecret } from '../../shared/sending.ts';
import type { Client, Db, Tx } from '../client.ts';
import { prepared } from '../prepared.ts';
import { first } from '../results.ts';
import { effects } from '../schema/effects.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { claimNext, firstOpen } from './claim-next.ts';
import { noteRefusal } from './next-way.ts';
import { acknowledge, unacknowledge } from './ticket-writes.ts';
import { countUndelivered, dealWith, listUndelivered, reopen } from './undelivered.ts';

export function createOutbox({ read, ask, tell, write }: Client): Outbox {
  return {
    claimNext: (lane, owner, now, tenure) => tell((db) => claimNext(db, lane, { owner, now, tenure })),
    conversationOf: (outboundId) =>
      ask(async (db) => (await first(queries(db).conversationOf.execute({ id: outboundId })))?.id ?? null),
    settle: async (outboundId, receipt, at, retryAt) => {
      if (receipt.status === 'sent') {
        const values = { id: outboundId, provider_id: receipt.providerId, at };
        const sent = await tell((db) => first(queries(db).sent.execute(values)));
        if (sent !== undefined) return sent.hasMore;
      }
      return write(async (tx) => {
        const row = await first(queries(tx).lock.execute({ id: outboundId }));
        if (row === undefined) return false;
        await settle(tx, row, receipt, at, retryAt);
        return (await first(queries(tx).firstOpen.execute({ conversation_id: row.conversationId }))) !== undefined;
      });
    },
    report: (report, at) => write((tx) => takeReport(tx, report, at)),
    inlineAnswers: (accountId, providerId) => read((reader) => inlineAnswers(reader, accountId, providerId)),
    takeInline: (accountId, providerId, at) => write((tx) => takeInline(tx, accountId, providerId, at)),
    confirmInline: (conversationId, at) => write((tx) => confirmInline(tx, conversationId, at)),
    file: (outboundId, fileId) =>
      read(async (reader) => {
        const row = await first(
          reader.select({ content: outbox.content }).from(outbox).where(eq(outbox.id, outboundId)).limit(1),
        );
        return row?.content.files?.find(({ id }) => id === fileId) ?? null;
      }),
    undelivered: (filter) => read((reader) => listUndelivered(reader, filter)),
    countUndelivered: (filter) => read((reader) => countUndelivered(reader, filter)),
    dealWith: (outboundId, userId, at) => write((tx) => dealWith(tx, outboundId, userId, at)),
    reopen: (outboundId, userId) => write((tx) => reopen(tx, outboundId, userId)),
  };
}

/** What it takes to settle a message; its content only where it has a secret. */
const settling = {
  id: outbox.id,
  conversationId: outbox.conversationId,
  status: outbox.status,
  providerId: outbox.providerId,
  sentAt: outbox.sentAt,
  acknowledgesTicketId: outbox.acknowledgesTicketId,
  secretContent: sql<OutboundContent | null>`case when ${outbox.content} -> 'secret' is not null then ${outbox.content} end`,
};

/** What every answer needs. */
const queries = prepared((db) => {
  const own = eq(outbox.id, given(outbox.id));
  return {
    conversationOf: db.select({ id: outbox.conversationId }).from(outbox).where(own).prepare('outbox_conversation_of'),
    firstOpen: firstOpen(db, given(outbox.conversationId)).prepare('outbox_first_open'),
    // So nearly all are settled: in one statement, which needs no lock before it and no look for more after it.
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
      .where(and(own, sql`${outbox.status} = 'sending'`, sql`not ${outbox.content} ? 'secret'`))
      .returning({ hasMore: exists(openBeside(db)).mapWith(Boolean) })
      .prepare('outbox_sent'),
    lock: db.select(settling).from(outbox).where(own).for('update').prepare('outbox_lock'),
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
      .prepare('outbox_move'),
  };
});

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

async function locked(tx: Tx, where: SQL | undefined): Promise<Settling | undefined> {
  const [row] = await tx.select(settling).from(outbox).where(where).limit(1).for('update');
  return row;
}

/** A row that a report has moved on meanwhile keeps the report's state. */
async function settle(tx: Tx, row: Settling, receipt: SendReceipt, at: Date, retryAt: Date | null): Promise<void> {
  const providerId = 'providerId' in receipt ? receipt.providerId : null;
  if (!isNews(row, receipt)) {
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

async function move(tx: Tx, row: Settling, step: Move): Promise<void> {
  const { status, at, why } = step;
  const { settledAt, sentAt, providerId, ...rest } = moved(row, step);
  await queries(tx).move.execute({
    id: row.id,
    settled_at: settledAt,
    sent_at: sentAt,
    provider_id: providerId,
    ...rest,
  });
  const content = withoutSecret(row, step);
  if (content !== null) await tx.update(outbox).set({ content }).where(eq(outbox.id, row.id));
  if (failsAnew(row, step)) await tx.update(outbox).set({ dealtAt: null, dealtBy: null }).where(eq(outbox.id, row.id));
  if (status === 'failed') await noteRefusal(tx, row.id, why, at);
  if ((status === 'delivered' || status === 'read') && row.acknowledgesTicketId !== null) {
    await acknowledge(tx, row.acknowledgesTicketId, row.id, at);
  }
  if (status === 'failed' && row.acknowledgesTicketId !== null)
    await unacknowledge(tx, row.acknowledgesTicketId, row.id, at);
}

/** Turns that answer the message: its own and those of the outcomes that came of it; null while something is still being done. */
async function answersTo(db: Db, accountId: string, providerId: string): Promise<{ where: SQL | undefined } | null> {
  const asked = await first(
    db
      .select({ turnId: inbox.turnId, conversationId: inbox.conversationId })
      .from(inbox)
      .where(and(eq(inbox.accountId, accountId), eq(inbox.providerId, providerId)))
      .limit(1),
  );
  if (asked?.turnId == null) return null;
  const turnIds = [asked.turnId];
  for (;;) {
    const effect = await first(
      db
        .select({ id: effects.id })
        .from(effects)
        .where(eq(effects.turnId, turnIds.at(-1) ?? ''))
        .limit(1),
    );
    if (effect === undefined) break;
    const outcome = await first(
      db
        .select({ turnId: inbox.turnId })
        .from(inbox)
        .where(and(eq(inbox.accountId, accountId), eq(inbox.providerId, `effect-${effect.id}`)))
        .limit(1),
    );
    if (outcome?.turnId == null) return null;
    turnIds.push(outcome.turnId);
  }
  return { where: and(eq(outbox.conversationId, asked.conversationId), inArray(outbox.turnId, turnIds)) };
}

async function inlineAnswers(db: Db, accountId: string, providerId: string): Promise<OutboundMessage[] | null> {
  const answers = await answersTo(db, accountId, providerId);
  return answers === null ? null : answersOf(db, answers);
}

async function takeInline(tx: Tx, accountId: string, providerId: string, at: Date): Promise<OutboundMessage[] | null> {
  const answers = await answersTo(tx, accountId, providerId);
  if (answers === null) return null;
  await tx
    .update(outbox)
    .set({ status: 'sent', sentAt: at, settledAt: at, attempts: 1, nextAttemptAt: null })
    .where(and(answers.where, eq(outbox.status, 'queued')));
  return answersOf(tx, answers);
}

async function answersOf(db: Db, { where }: { where: SQL | undefined }): Promise<OutboundMessage[]> {
  const rows = await db.select().from(outbox).where(where).orderBy(asc(outbox.timelineSeq));
  // Handing over within the webhook is the only attempt that there is.
  return rows.map((row) => ({ ...toOutboundMessage(row), attempt: 1 }));
}

async function confirmInline(tx: Tx, conversationId: string, at: Date): Promise<void> {
  const heard = await tx
    .select(settling)
    .from(outbox)
    .where(and(eq(outbox.conversationId, conversationId), eq(outbox.status, 'sent'), lt(outbox.sentAt, at)))
    .orderBy(asc(outbox.timelineSeq))
    .for('update');
  for (const row of heard) await move(tx, row, { status: 'delivered', reason: null, at, providerId: null, why: null });
}
