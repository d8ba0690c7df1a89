import { and, asc, desc, eq, getTableColumns, inArray, isNull, or, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { Ticket } from '../../../src/core/ticket.ts';
import { given } from '../../prepared.ts';
import { byTicket } from '../../shared/ticket-pages.ts';
import { amongst } from '../amongst.ts';
import type { Db, Tx } from '../client.ts';
import { prepared } from '../prepared.ts';
import { ticketConversations, ticketNumbers, ticketOrders, tickets, ticketTags } from '../schema/tickets.ts';

/* Ticket rows as core's words, and back. */

export type TicketRow = typeof tickets.$inferSelect;

export async function toTickets(db: Db, rows: readonly TicketRow[]): Promise<Ticket[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const numbers = await db
    .select({ ticketId: ticketNumbers.ticketId, value: ticketNumbers.number })
    .from(ticketNumbers)
    .where(amongst(ticketNumbers.ticketId, ids))
    .orderBy(asc(ticketNumbers.position));
  const tags = await db
    .select({ ticketId: ticketTags.ticketId, value: ticketTags.tag })
    .from(ticketTags)
    .where(amongst(ticketTags.ticketId, ids))
    .orderBy(asc(ticketTags.tag));
  const orders = await db
    .select({ ticketId: ticketOrders.ticketId, value: ticketOrders.orderNumber })
    .from(ticketOrders)
    .where(amongst(ticketOrders.ticketId, ids))
    .orderBy(asc(ticketOrders.orderNumber));
  const conversations = await db
    .select({ ticketId: ticketConversations.ticketId, value: ticketConversations.conversationId })
    .from(ticketConversations)
    .where(amongst(ticketConversations.ticketId, ids))
    .orderBy(asc(ticketConversations.conversationId));
  const [numbersOf, tagsOf, ordersOf, conversationsOf] = [numbers, tags, orders, conversations].map(byTicket);
  return rows.map((row) =>
    toTicket(row, {
      numbers: numbersOf?.get(row.id) ?? [],
      tags: tagsOf?.get(row.id) ?? [],
      orderNumbers: ordersOf?.get(row.id) ?? [],
      conversationIds: conversationsOf?.get(row.id) ?? [],
    }),
  );
}

export function toTicket(
  { checkAt: _checkAt, isStale: _isStale, ackCheckAt: _ack, noticeAt: _notice, ...row }: TicketRow,
  beside: Pick<Ticket, 'numbers' | 'tags' | 'orderNumbers' | 'conversationIds'>,
): Ticket {
  return { ...row, ...beside };
}

/** A conversation's tickets with all that stands beside them, the newest first: every turn asks for them, in one statement. */
export const ofConversation = prepared((db) => {
  const id = given(tickets.conversationId);
  const linked = db
    .select({ id: ticketConversations.ticketId })
    .from(ticketConversations)
    .where(eq(ticketConversations.conversationId, id));
  const listed = (value: PgColumn, ticketId: PgColumn, order: PgColumn = value) =>
    sql<string[]>`array(${db.select({ value }).from(value.table).where(eq(ticketId, tickets.id)).orderBy(asc(order))})`;
  return db
    .select({
      row: getTableColumns(tickets),
      numbers: listed(ticketNumbers.number, ticketNumbers.ticketId, ticketNumbers.position),
      tags: listed(ticketTags.tag, ticketTags.ticketId),
      orderNumbers: listed(ticketOrders.orderNumber, ticketOrders.ticketId),
      conversationIds: listed(ticketConversations.conversationId, ticketConversations.ticketId),
    })
    .from(tickets)
    .where(and(or(eq(tickets.conversationId, id), inArray(tickets.id, linked)), isNull(tickets.mergedIntoId)))
    .orderBy(desc(tickets.receivedAt))
    .prepare('tickets_of_conversation');
});

export async function findTicket(db: Db, ticketId: string): Promise<Ticket | null> {
  return (await toTickets(db, await db.select().from(tickets).where(eq(tickets.id, ticketId))))[0] ?? null;
}

/** As it stands, and nobody else changes it until this transaction has committed. */
export async function lockTicket(tx: Tx, ticketId: string): Promise<Ticket | null> {
  return (
    (await toTickets(tx, await tx.select().from(tickets).where(eq(tickets.id, ticketId)).for('update')))[0] ?? null
  );
}

/** Writes what an event changed; the lists only where they did. */
export async function writeTicket(tx: Tx, before: Ticket, after: Ticket): Promise<void> {
  const { numbers, tags, orderNumbers, conversationIds, ...columns } = after;
  await tx
    .update(tickets)
    .set({ ...columns, isStale: true })
    .where(eq(tickets.id, after.id));
  if (isOther(before.tags, tags)) {
    await tx.delete(ticketTags).where(eq(ticketTags.ticketId, after.id));
    for (const tag of tags) await tx.insert(ticketTags).values({ ticketId: after.id, tag });
  }
  if (isOther(before.orderNumbers, orderNumbers)) {
    await tx.delete(ticketOrders).where(eq(ticketOrders.ticketId, after.id));
    for (const orderNumber of orderNumbers) await tx.insert(ticketOrders).values({ ticketId: after.id, orderNumber });
  }
  if (isOther(before.conversationIds, conversationIds)) {
    await tx.delete(ticketConversations).where(eq(ticketConversations.ticketId, after.id));
    for (const conversationId of conversationIds) {
      await tx.insert(ticketConversations).values({ ticketId: after.id, conversationId });
    }
  }
  for (const [position, number] of numbers.entries()) {
    if (before.numbers[position] === number) continue;
    // A number moves with a merge: whoever has it finds the ticket that goes on.
    await tx
      .insert(ticketNumbers)
      .values({ number, ticketId: after.id, position })
      .onConflictDoUpdate({ target: ticketNumbers.number, set: { ticketId: after.id, position } });
  }
}

function isOther(one: readonly string[], other: readonly string[]): boolean {
  return one.length !== other.length || one.some((value, index) => value !== other[index]);
}
