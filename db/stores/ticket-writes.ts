import { eq, sql } from 'drizzle-orm';
import type { TurnCommit } from '../../src/core/store.ts';
import type { TicketEventData } from '../../src/core/ticket.ts';
import type { Tx } from '../client.ts';
import type { conversations } from '../schema/conversations.ts';
import { ticketEvents, ticketNumbers, tickets } from '../schema/tickets.ts';

/* What a turn's commit and a delivery report write to tickets, inside their transactions. */

export function isNumberTaken(tx: Tx, number: string): boolean {
  return (
    tx.select({ id: ticketNumbers.ticketId }).from(ticketNumbers).where(eq(ticketNumbers.number, number)).get() !==
    undefined
  );
}

export function openTickets(
  tx: Tx,
  commit: Pick<TurnCommit, 'tickets' | 'at'>,
  conversation: typeof conversations.$inferSelect,
  messageId: string,
): void {
  for (const { number, ...draft } of commit.tickets) {
    tx.insert(tickets)
      .values({
        ...draft,
        brandId: conversation.brandId,
        contactId: conversation.contactId,
        conversationId: conversation.id,
        state: 'new',
        updatedAt: commit.at,
      })
      .run();
    tx.insert(ticketNumbers).values({ number, ticketId: draft.id }).run();
    addEvent(tx, draft.id, 'bot', { type: 'opened', messageId }, commit.at);
  }
}

export function addEvents(tx: Tx, commit: TurnCommit, answered: readonly { id: string }[]): void {
  for (const { id, acknowledgesTicketId } of commit.outbound) {
    if (acknowledgesTicketId === null) continue;
    addEvent(tx, acknowledgesTicketId, 'bot', { type: 'acknowledgement-queued', outboundId: id }, commit.at);
  }
  for (const ticketId of commit.addToTickets) {
    for (const { id } of answered) addEvent(tx, ticketId, 'bot', { type: 'message-added', messageId: id }, commit.at);
    tx.update(tickets).set({ updatedAt: commit.at }).where(eq(tickets.id, ticketId)).run();
  }
}

/** An acknowledgement counts from its delivery, the first one that arrived. */
export function acknowledge(tx: Tx, ticketId: string, outboundId: string, at: Date): void {
  const ticket = tx.select({ at: tickets.acknowledgedAt }).from(tickets).where(eq(tickets.id, ticketId)).get();
  if (ticket === undefined || ticket.at !== null) return;
  tx.update(tickets)
    .set({ acknowledgedAt: at, updatedAt: at, version: sql`${tickets.version} + 1` })
    .where(eq(tickets.id, ticketId))
    .run();
  addEvent(tx, ticketId, 'system', { type: 'acknowledged', outboundId }, at);
}

export function addEvent(tx: Tx, ticketId: string, actor: string, data: TicketEventData, at: Date): void {
  const seq = sql<number>`(select coalesce(max(seq), 0) + 1 from ticket_events where ticket_id = ${ticketId})`;
  tx.insert(ticketEvents)
    .values({ id: sql`${ticketId} || '-' || ${seq}`, ticketId, seq, actor, data, at })
    .run();
}
