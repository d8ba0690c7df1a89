import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lte, max, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import type { ClockedTicket, Clocks, Unacknowledged } from '../../src/core/clock-store.ts';
import { OPEN_STATES, TICKET_CLOCKS, type Ticket, ticketEventSchema } from '../../src/core/ticket.ts';
import type { Client, Db, Tx } from '../client.ts';
import { notifications } from '../schema/desk.ts';
import { brandSettings } from '../schema/integrations.ts';
import { outbox } from '../schema/messages.ts';
import { ticketEvents, ticketFirings, tickets } from '../schema/tickets.ts';
import { sayAsBot } from './put-out.ts';
import { findTicket, type TicketRow, toTickets } from './ticket-rows.ts';
import { append } from './ticket-writes.ts';

const clockNameSchema = z.enum(TICKET_CLOCKS);
/** Stands for "has no runs" where the unique row needs a value. */
const NO_RUN = new Date(0);

export function createClocks({ read, write }: Client): Clocks {
  const some = (where: ReturnType<typeof and>, limit: number, order = asc(tickets.updatedAt)) =>
    read((db) => toTickets(db, db.select().from(tickets).where(where).orderBy(order).limit(limit).all()));
  return {
    stale: (limit) =>
      read((db) => clocked(db, db.select().from(tickets).where(eq(tickets.isStale, true)).limit(limit).all())),
    setTimes: (ticketId, lastSeq, times, brand) =>
      write((tx) => {
        if (lastSeqOf(tx, ticketId) !== lastSeq) return false;
        if (brand !== undefined && settingsVersionOf(tx, brand.id) !== brand.settingsVersion) return false;
        tx.update(tickets)
          .set({ ...times, isStale: false })
          .where(eq(tickets.id, ticketId))
          .run();
        return true;
      }),
    due: (now, limit) =>
      read((db) =>
        clocked(
          db,
          db.select().from(tickets).where(lte(tickets.checkAt, now)).orderBy(asc(tickets.checkAt)).limit(limit).all(),
        ),
      ),
    fire: (step) => write((tx) => fire(tx, step)),
    unacknowledged: (now, limit) => read((db) => unacknowledged(db, now, limit)),
    lookAgain: (ticketId, at) =>
      write((tx) => {
        tx.update(tickets)
          .set({ ackCheckAt: at })
          .where(and(eq(tickets.id, ticketId), isNotNull(tickets.ackCheckAt)))
          .run();
      }),
    toTell: (now, limit) =>
      read((db) => {
        const isDue = lte(tickets.noticeAt, now);
        const oldest = db.select().from(tickets).where(isDue).orderBy(asc(tickets.noticeAt)).limit(limit).all();
        const theirs = inArray(tickets.contactId, [...new Set(oldest.map(({ contactId }) => contactId))]);
        return clocked(db, db.select().from(tickets).where(and(theirs, isDue)).orderBy(asc(tickets.noticeAt)).all());
      }),
    nothingToTell: (ticketId, lastSeq) =>
      write((tx) => {
        if (lastSeqOf(tx, ticketId) !== lastSeq) return;
        tx.update(tickets).set({ noticeAt: null }).where(eq(tickets.id, ticketId)).run();
      }),
    note: (step) => write((tx) => note(tx, step)),
    resolvedBefore: (brandId, before, limit) =>
      some(
        and(eq(tickets.brandId, brandId), eq(tickets.state, 'resolved'), lte(tickets.resolvedAt, before)),
        limit,
        asc(tickets.resolvedAt),
      ),
    toSurvey: (brandId, { from, to }, since, limit) =>
      read((db) => {
        const asked = alias(tickets, 'asked');
        const rows = db
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
          .limit(limit)
          .all();
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

function note(
  tx: Tx,
  { ticketId, lastSeq, events, others = [], messages = [], at }: Parameters<Clocks['note']>[0],
): boolean {
  const noted = [{ ticketId, lastSeq, events }, ...others];
  if (noted.some((one) => lastSeqOf(tx, one.ticketId) !== one.lastSeq)) return false;
  for (const message of messages) {
    const conversationId = sayAsBot(tx, message, at);
    if (conversationId === null) return false;
    for (const one of noted) link(tx, one.ticketId, conversationId, at);
  }
  for (const one of noted) append(tx, one.ticketId, 'system', one.events, at);
  return true;
}

function link(tx: Tx, ticketId: string, conversationId: string, at: Date): void {
  const ticket = findTicket(tx, ticketId);
  if (ticket === null || knows(ticket, conversationId)) return;
  append(tx, ticketId, 'system', [{ type: 'conversation-linked', conversationId }], at);
}

function knows({ conversationId, conversationIds }: Ticket, id: string): boolean {
  return conversationId === id || conversationIds.includes(id);
}

function clocked(db: Db, rows: readonly TicketRow[]): ClockedTicket[] {
  return toTickets(db, rows).map((ticket) => ({
    ticket,
    events: db
      .select()
      .from(ticketEvents)
      .where(eq(ticketEvents.ticketId, ticket.id))
      .orderBy(asc(ticketEvents.seq))
      .all()
      .map((row) => ({ ...row, data: ticketEventSchema.parse(row.data) })),
    fired: db
      .select()
      .from(ticketFirings)
      .where(eq(ticketFirings.ticketId, ticket.id))
      .all()
      .map(({ clock, startedAt, step }) => ({
        clock: clockNameSchema.parse(clock),
        run: startedAt.getTime() === NO_RUN.getTime() ? null : startedAt,
        percent: step,
      })),
  }));
}

function settingsVersionOf(tx: Tx, brandId: string): number {
  const own = eq(brandSettings.brandId, brandId);
  return tx.select({ version: brandSettings.version }).from(brandSettings).where(own).get()?.version ?? 0;
}

function lastSeqOf(tx: Db | Tx, ticketId: string): number {
  return (
    tx
      .select({ last: max(ticketEvents.seq) })
      .from(ticketEvents)
      .where(eq(ticketEvents.ticketId, ticketId))
      .get()?.last ?? 0
  );
}

function fire(
  tx: Tx,
  { ticketId, lastSeq, firing, event, notifications: told, messages, at }: Parameters<Clocks['fire']>[0],
) {
  if (lastSeqOf(tx, ticketId) !== lastSeq) return 'stale' as const;
  const row = { ticketId, clock: firing.clock, startedAt: firing.run ?? NO_RUN, step: firing.percent, at };
  if (tx.insert(ticketFirings).values(row).onConflictDoNothing().run().changes === 0) return 'taken' as const;
  append(tx, ticketId, 'system', [event], at);
  for (const item of told) tx.insert(notifications).values(item).run();
  for (const message of messages) sayAsBot(tx, message, at);
  return 'fired' as const;
}

function unacknowledged(db: Db, now: Date, limit: number): Unacknowledged[] {
  const rows = db
    .select()
    .from(tickets)
    .where(lte(tickets.ackCheckAt, now))
    .orderBy(asc(tickets.ackCheckAt))
    .limit(limit)
    .all();
  return toTickets(db, rows).map((ticket) => ({
    ticket,
    lastSeq: lastSeqOf(db, ticket.id),
    tries: db
      .select()
      .from(outbox)
      .where(eq(outbox.acknowledgesTicketId, ticket.id))
      .orderBy(asc(outbox.createdAt))
      .all()
      .map(({ id, conversationId, accountId, to, status, createdAt, sentAt, settledAt }) => ({
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
