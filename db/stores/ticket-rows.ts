import { asc, eq, inArray } from 'drizzle-orm';
import type { Ticket } from '../../src/core/ticket.ts';
import type { Db, Tx } from '../client.ts';
import { ticketConversations, ticketNumbers, ticketOrders, tickets, ticketTags } from '../schema/tickets.ts';
import { byTicket } from '../shared/ticket-pages.ts';

/* Ticket rows as core's words, and back. */

export type TicketRow = typeof tickets.$inferSelect;

export function toTickets(db: Db | Tx, rows: readonly TicketRow[]): Ticket[] {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const numbers = db
    .select({ ticketId: ticketNumbers.ticketId, value: ticketNumbers.number })
    .from(ticketNumbers)
    .where(inArray(ticketNumbers.ticketId, ids))
    .orderBy(asc(ticketNumbers.position))
    .all();
  const tags = db
    .select({ ticketId: ticketTags.ticketId, value: ticketTags.tag })
    .from(ticketTags)
    .where(inArray(ticketTags.ticketId, ids))
    .all();
  const orders = db
    .select({ ticketId: ticketOrders.ticketId, value: ticketOrders.orderNumber })
    .from(ticketOrders)
    .where(inArray(ticketOrders.ticketId, ids))
    .all();
  const conversations = db
    .select({ ticketId: ticketConversations.ticketId, value: ticketConversations.conversationId })
    .from(ticketConversations)
    .where(inArray(ticketConversations.ticketId, ids))
    .all();
  const [numbersOf, tagsOf, ordersOf, conversationsOf] = [numbers, tags, orders, conversations].map(byTicket);
  return rows.map(({ checkAt: _checkAt, isStale: _isStale, ackCheckAt: _ack, noticeAt: _notice, ...row }) => ({
    ...row,
    numbers: numbersOf?.get(row.id) ?? [],
    tags: tagsOf?.get(row.id) ?? [],
    orderNumbers: ordersOf?.get(row.id) ?? [],
    conversationIds: conversationsOf?.get(row.id) ?? [],
  }));
}

export function findTicket(db: Db | Tx, ticketId: string): Ticket | null {
  return toTickets(db, db.select().from(tickets).where(eq(tickets.id, ticketId)).all())[0] ?? null;
}

/** Writes what an event changed; the lists only where they did. */
export function writeTicket(tx: Tx, before: Ticket, after: Ticket): void {
  const { numbers, tags, orderNumbers, conversationIds, ...columns } = after;
  tx.update(tickets)
    .set({ ...columns, isStale: true })
    .where(eq(tickets.id, after.id))
    .run();
  if (isOther(before.tags, tags)) {
    tx.delete(ticketTags).where(eq(ticketTags.ticketId, after.id)).run();
    for (const tag of tags) tx.insert(ticketTags).values({ ticketId: after.id, tag }).run();
  }
  if (isOther(before.orderNumbers, orderNumbers)) {
    tx.delete(ticketOrders).where(eq(ticketOrders.ticketId, after.id)).run();
    for (const orderNumber of orderNumbers) tx.insert(ticketOrders).values({ ticketId: after.id, orderNumber }).run();
  }
  if (isOther(before.conversationIds, conversationIds)) {
    tx.delete(ticketConversations).where(eq(ticketConversations.ticketId, after.id)).run();
    for (const conversationId of conversationIds) {
      tx.insert(ticketConversations).values({ ticketId: after.id, conversationId }).run();
    }
  }
  for (const [position, number] of numbers.entries()) {
    if (before.numbers[position] === number) continue;
    // A number moves with a merge: whoever has it finds the ticket that goes on.
    tx.insert(ticketNumbers)
      .values({ number, ticketId: after.id, position })
      .onConflictDoUpdate({ target: ticketNumbers.number, set: { ticketId: after.id, position } })
      .run();
  }
}

function isOther(one: readonly string[], other: readonly string[]): boolean {
  return one.length !== other.length || one.some((value, index) => value !== other[index]);
}
