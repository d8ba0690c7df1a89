import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lte, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { ClockedTicket, Clocks, Unacknowledged } from '../../../src/core/clock-store.ts';
import { OPEN_STATES, TICKET_CLOCKS, type Ticket, ticketEventSchema } from '../../../src/core/ticket.ts';
import type { Client, Db, Tx } from '../client.ts';
import { changesOf, inOrder } from '../results.ts';
import { notifications } from '../schema/desk.ts';
import { outbox } from '../schema/messages.ts';
import { ticketEvents, ticketFirings, tickets } from '../schema/tickets.ts';
import { settingsVersionOf } from './brand-settings.ts';
import { sayAsBot } from './put-out.ts';
import { findTicket, type TicketRow, toTickets } from './ticket-rows.ts';
import { append, lastSeqOf } from './ticket-writes.ts';

const clockNameSchema = z.enum(TICKET_CLOCKS);
/** Stands for "has no runs" where the unique row needs a value. */
const NO_RUN = new Date(0);

export function createClocks({ read, write }: Client): Clocks {
  const some = (where: ReturnType<typeof and>, limit: number, order = asc(tickets.updatedAt)) =>
    read(async (db) => toTickets(db, await db.select().from(tickets).where(where).orderBy(order).limit(limit)));
  return {
    stale: (limit) =>
      read(async (db) => clocked(db, await db.select().from(tickets).where(eq(tickets.isStale, true)).limit(limit))),
    setTimes: (ticketId, lastSeq, times, brand) =>
      write(async (tx) => {
        if (brand !== undefined && (await settingsVersionOf(tx, brand.id)) !== brand.settingsVersion) return false;
        if ((await lockedSeqOf(tx, ticketId)) !== lastSeq) return false;
        await tx
          .update(tickets)
          .set({ ...times, isStale: false })
          .where(eq(tickets.id, ticketId));
        return true;
      }),
    due: (now, limit) =>
      read(async (db) =>
        clocked(
          db,
          await db.select().from(tickets).where(lte(tickets.checkAt, now)).orderBy(asc(tickets.checkAt)).limit(limit),
        ),
      ),
    fire: (step) => write((tx) => fire(tx, step)),
    unacknowledged: (now, limit) => read((db) => unacknowledged(db, now, limit)),
    lookAgain: (ticketId, at) =>
      write(async (tx) => {
        await tx
          .update(tickets)
          .set({ ackCheckAt: at })
          .where(and(eq(tickets.id, ticketId), isNotNull(tickets.ackCheckAt)));
      }),
    toTell: (now, limit) =>
      read(async (db) => {
        const isDue = lte(tickets.noticeAt, now);
        const oldest = await db.select().from(tickets).where(isDue).orderBy(asc(tickets.noticeAt)).limit(limit);
        const theirs = inArray(tickets.contactId, [...new Set(oldest.map(({ contactId }) => contactId))]);
        return clocked(db, await db.select().from(tickets).where(and(theirs, isDue)).orderBy(asc(tickets.noticeAt)));
      }),
    nothingToTell: (ticketId, lastSeq) =>
      write(async (tx) => {
        if ((await lockedSeqOf(tx, ticketId)) !== lastSeq) return;
        await tx.update(tickets).set({ noticeAt: null }).where(eq(tickets.id, ticketId));
      }),
    note: (step) => write((tx) => note(tx, step)),
    resolvedBefore: (brandId, before, limit) =>
      some(
        and(eq(tickets.brandId, brandId), eq(tickets.state, 'resolved'), lte(tickets.resolvedAt, before)),
        limit,
        asc(tickets.resolvedAt),
      ),
    toSurvey: (brandId, { from, to }, since, limit) =>
      read(async (db) => {
        const asked = alias(tickets, 'asked');
        const rows = await db
          .select()
          .from(tickets)
          .where(
            and(
              eq(tickets.brandId, brandId),
              eq(tickets.state, 'resolved'),
              gte(tickets.resolvedAt, from),
              lte(tickets.resolvedAt, to),
              isNull(tickets.surveyedAt),
              notExists(
                db
                  .select({ one: sql`1` })
                  .from(asked)
                  .where(and(eq(asked.contactId, tickets.contactId), gt(asked.surveyedAt, since))),
              ),
            ),
          )
          .orderBy(asc(tickets.resolvedAt))
          .limit(limit);
        return toTickets(db, rows);
      }),
    unassigned: (brandId, limit) =>
      some(
        and(eq(tickets.brandId, brandId), inArray(tickets.state, [...OPEN_STATES]), isNull(tickets.assigneeId)),
        limit,
        asc(tickets.receivedAt),
      ),
    assignedTo: (userId, brandId, limit) =>
      some(
        and(eq(tickets.assigneeId, userId), eq(tickets.brandId, brandId), inArray(tickets.state, ['new', 'open'])),
        limit,
      ),
  };
}

async function note(
  tx: Tx,
  { ticketId, lastSeq, events, others = [], messages = [], at }: Parameters<Clocks['note']>[0],
): Promise<boolean> {
  // Always in the same order, so that no two wait for each other.
  const noted = [{ ticketId, lastSeq, events }, ...others].sort((a, b) => (a.ticketId < b.ticketId ? -1 : 1));
  for (const one of noted) if ((await lockedSeqOf(tx, one.ticketId)) !== one.lastSeq) return false;
  for (const message of messages) {
    const conversationId = await sayAsBot(tx, message, at);
    if (conversationId === null) return false;
    for (const one of noted) await link(tx, one.ticketId, conversationId, at);
  }
  for (const one of noted) await append(tx, one.ticketId, 'system', one.events, at);
  return true;
}

async function link(tx: Tx, ticketId: string, conversationId: string, at: Date): Promise<void> {
  const ticket = await findTicket(tx, ticketId);
  if (ticket === null || knows(ticket, conversationId)) return;
  await append(tx, ticketId, 'system', [{ type: 'conversation-linked', conversationId }], at);
}

function knows({ conversationId, conversationIds }: Ticket, id: string): boolean {
  return conversationId === id || conversationIds.includes(id);
}

async function clocked(db: Db, rows: readonly TicketRow[]): Promise<ClockedTicket[]> {
  return inOrder(await toTickets(db, rows), async (ticket) => ({
    ticket,
    events: (
      await db.select().from(ticketEvents).where(eq(ticketEvents.ticketId, ticket.id)).orderBy(asc(ticketEvents.seq))
    ).map((row) => ({ ...row, data: ticketEventSchema.parse(row.data) })),
    fired: (await db.select().from(ticketFirings).where(eq(ticketFirings.ticketId, ticket.id))).map(
      ({ clock, startedAt, step }) => ({
        clock: clockNameSchema.parse(clock),
        run: startedAt.getTime() === NO_RUN.getTime() ? null : startedAt,
        percent: step,
      }),
    ),
  }));
}

/** The ticket is locked first: no event comes between what was read and what is written. */
async function lockedSeqOf(tx: Tx, ticketId: string): Promise<number> {
  await tx.select({ id: tickets.id }).from(tickets).where(eq(tickets.id, ticketId)).for('update');
  return lastSeqOf(tx, ticketId);
}

async function fire(
  tx: Tx,
  { ticketId, lastSeq, firing, event, notifications: told, messages, at }: Parameters<Clocks['fire']>[0],
) {
  if ((await lockedSeqOf(tx, ticketId)) !== lastSeq) return 'stale' as const;
  const row = { ticketId, clock: firing.clock, startedAt: firing.run ?? NO_RUN, step: firing.percent, at };
  if (changesOf(await tx.insert(ticketFirings).values(row).onConflictDoNothing()) === 0) return 'taken' as const;
  await append(tx, ticketId, 'system', [event], at);
  for (const item of told) await tx.insert(notifications).values(item);
  for (const message of messages) await sayAsBot(tx, message, at);
  return 'fired' as const;
}

async function unacknowledged(db: Db, now: Date, limit: number): Promise<Unacknowledged[]> {
  const rows = await db
    .select()
    .from(tickets)
    .where(lte(tickets.ackCheckAt, now))
    .orderBy(asc(tickets.ackCheckAt))
    .limit(limit);
  return inOrder(await toTickets(db, rows), async (ticket) => ({
    ticket,
    lastSeq: await lastSeqOf(db, ticket.id),
    tries: (
      await db.select().from(outbox).where(eq(outbox.acknowledgesTicketId, ticket.id)).orderBy(asc(outbox.createdAt))
    ).map(({ id, conversationId, accountId, to, status, createdAt, sentAt, settledAt }) => ({
      outboundId: id,
      conversationId,
      accountId,
      to,
      status,
      createdAt,
      sentAt,
      settledAt,
    })),
  }));
}
