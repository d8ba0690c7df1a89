import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Codes, Effect, Effects } from '../../../src/core/effect.ts';
import { AppError } from '../../../src/core/errors.ts';
import type { CallOutcome } from '../../../src/core/flow.ts';
import type { InboundMessage } from '../../../src/core/message.ts';
import type { TicketDraft } from '../../../src/core/ticket.ts';
import { toEffect } from '../../shared/effect-rows.ts';
import { readMessage } from '../../shared/rows.ts';
import type { Client, Tx } from '../client.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { codes, effects } from '../schema/effects.ts';
import { inbox } from '../schema/messages.ts';
import { appendOwn } from './append-own.ts';
import { openTickets } from './ticket-writes.ts';

const isOpenPromise = and(eq(effects.status, 'settled'), isNotNull(effects.followUpAt));

export function createEffects({ read, write }: Client): Effects {
  return {
    claim: (effectId, owner, now, stuckBefore) => write((tx) => claim(tx, { effectId, owner, now, stuckBefore })),
    settle: (effectId, outcome, detail, messageId, at) =>
      write((tx) => settle(tx, { effectId, outcome, detail, messageId, at })),
    retry: (effectId, at) =>
      write(async (tx) => {
        await tx
          .update(effects)
          .set({ status: 'queued', nextAttemptAt: at, claimedBy: null, claimedAt: null })
          .where(and(eq(effects.id, effectId), eq(effects.status, 'running')));
      }),
    due: (now, stuckBefore, limit) =>
      read(async (db) =>
        (
          await db
            .select({ id: effects.id })
            .from(effects)
            .where(
              or(
                and(eq(effects.status, 'queued'), lte(effects.nextAttemptAt, now)),
                and(eq(effects.status, 'running'), lt(effects.claimedAt, stuckBefore)),
              ),
            )
            .orderBy(asc(effects.createdAt))
            .limit(limit)
        ).map(({ id }) => id),
      ),
    done: (brandId, since, limit) =>
      read(async (db) =>
        (
          await db
            .select()
            .from(effects)
            .where(and(eq(effects.brandId, brandId), eq(effects.status, 'settled'), gte(effects.settledAt, since)))
            .orderBy(asc(effects.settledAt))
            .limit(limit)
        ).flatMap((row) => {
          const { outcome, settledAt } = row;
          if (outcome?.outcome !== 'done' || settledAt === null) return [];
          const reference = outcome.slots['reference'];
          return [{ ...toEffect(row), settledAt, reference: typeof reference === 'string' ? reference : null }];
        }),
      ),
    promises: (now, limit) =>
      read(async (db) =>
        (
          await db
            .select()
            .from(effects)
            .where(and(eq(effects.status, 'settled'), lte(effects.followUpAt, now)))
            .orderBy(asc(effects.followUpAt))
            .limit(limit)
        ).map(toEffect),
      ),
    promisesTo: (contactId) =>
      read(async (db) =>
        (
          await db
            .select({ effect: effects })
            .from(effects)
            .innerJoin(conversations, eq(conversations.id, effects.conversationId))
            .where(and(eq(conversations.contactId, contactId), isOpenPromise))
            .orderBy(desc(effects.createdAt))
        ).map(({ effect }) => toEffect(effect)),
      ),
    followUp: (effectId, next, ticket, at) => write((tx) => followUp(tx, effectId, next, ticket, at)),
  };
}

export function createCodes({ read, write }: Client): Codes {
  return {
    newest: (conversationId, orderNumber) =>
      read(
        async (db) =>
          (await first(
            db
              .select()
              .from(codes)
              .where(
                and(eq(codes.conversationId, conversationId), eq(codes.orderNumber, orderNumber), isNull(codes.usedAt)),
              )
              .orderBy(desc(codes.expiresAt))
              .limit(1),
          )) ?? null,
      ),
    countTry: (codeId) =>
      write(
        async (tx) =>
          (
            await first(
              tx
                .update(codes)
                .set({ tries: sql`${codes.tries} + 1` })
                .where(eq(codes.id, codeId))
                .returning({ tries: codes.tries }),
            )
          )?.tries ?? 0,
      ),
  };
}

interface Claim {
  effectId: string;
  owner: string;
  now: Date;
  stuckBefore: Date;
}

async function claim(tx: Tx, { effectId, owner, now, stuckBefore }: Claim): Promise<Effect | null> {
  const row = await first(
    tx
      .update(effects)
      .set({ status: 'running', claimedBy: owner, claimedAt: now, attempts: sql`${effects.attempts} + 1` })
      .where(
        and(
          eq(effects.id, effectId),
          or(
            and(eq(effects.status, 'queued'), lte(effects.nextAttemptAt, now)),
            and(eq(effects.status, 'running'), lt(effects.claimedAt, stuckBefore)),
          ),
        ),
      )
      .returning(),
  );
  return row === undefined ? null : toEffect(row);
}

interface Settling {
  effectId: string;
  outcome: CallOutcome;
  detail: string | null;
  messageId: string;
  at: Date;
}

/** The outcome stands in the lane before those that were written while it was awaited. */
async function settle(tx: Tx, { effectId, outcome, detail, messageId, at }: Settling): Promise<boolean> {
  const row = await first(
    tx
      .update(effects)
      .set({ status: 'settled', outcome, detail, settledAt: at, nextAttemptAt: null })
      .where(and(eq(effects.id, effectId), inArray(effects.status, ['queued', 'running'])))
      .returning(),
  );
  if (row === undefined) return false;
  const conversation = await first(
    tx.select().from(conversations).where(eq(conversations.id, row.conversationId)).limit(1).for('update'),
  );
  if (conversation === undefined) return false;
  await makeRoomFor(tx, conversation.id, conversation.doneSeq + 1);
  const { accountId, replyAddress, threadKey } = conversation;
  const message: InboundMessage = {
    ...(await askedBy(tx, row)),
    accountId,
    replyAddress,
    threadKey,
    providerId: `effect-${effectId}`,
    kind: 'outcome',
    text: '',
    outcome: { outcome: outcome.outcome, slots: outcome.slots },
    references: [],
  };
  await appendOwn(tx, conversation, { messageId, message, at }, { awaitsEffect: null, updatedAt: at });
  return true;
}

/** In two steps, since each number of a lane stands there once at every moment. Nothing waiting has been read yet. */
async function makeRoomFor(tx: Tx, conversationId: string, seq: number): Promise<void> {
  const own = eq(inbox.conversationId, conversationId);
  await tx
    .update(inbox)
    .set({ seq: sql`-${inbox.seq} - 1` })
    .where(and(own, gte(inbox.seq, seq)));
  await tx
    .update(inbox)
    .set({ seq: sql`-${inbox.seq}` })
    .where(and(own, lt(inbox.seq, 0)));
}

/**
 * An outcome is proven as far as the whole turn was that asked for the effect, never by what was written since: a mail
 * under the same name may be anybody's.
 */
async function askedBy(
  tx: Tx,
  { conversationId, turnId }: typeof effects.$inferSelect,
): Promise<Pick<InboundMessage, 'from' | 'proven' | 'replyContext'>> {
  const asked = (
    await tx
      .select({ message: inbox.message })
      .from(inbox)
      .where(and(eq(inbox.conversationId, conversationId), eq(inbox.turnId, turnId)))
      .orderBy(asc(inbox.seq))
  ).map(({ message }) => readMessage(message));
  const last = asked.at(-1);
  if (last === undefined) throw new AppError('internal', `turn ${turnId} has an effect and no message`);
  return { from: last.from, replyContext: last.replyContext, proven: asked.every(({ proven }) => proven) };
}

async function followUp(
  tx: Tx,
  effectId: string,
  next: Date | null,
  ticket: TicketDraft | null,
  at: Date,
): Promise<void> {
  // Whoever looked after it at the same time has done all this.
  const isDue = and(eq(effects.id, effectId), lte(effects.followUpAt, at));
  const row = await first(tx.update(effects).set({ followUpAt: next }).where(isDue).returning());
  if (row === undefined || ticket === null) return;
  // Nobody joins its contact to another one meanwhile.
  const conversation = await first(
    tx.select().from(conversations).where(eq(conversations.id, row.conversationId)).limit(1).for('update'),
  );
  if (conversation === undefined) return;
  const newest = await first(
    tx
      .select({ id: inbox.id })
      .from(inbox)
      .where(eq(inbox.conversationId, conversation.id))
      .orderBy(desc(inbox.timelineSeq))
      .limit(1),
  );
  await openTickets(tx, { tickets: [ticket], at }, conversation, newest?.id ?? '');
}
