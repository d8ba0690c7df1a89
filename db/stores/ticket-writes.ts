import { eq, sql } from 'drizzle-orm';
import type { TurnCommit } from '../../src/core/store.ts';
import type { Ticket, TicketDraft, TicketEventData } from '../../src/core/ticket.ts';
import { afterCustomerWrote, asComplaint, evolve } from '../../src/core/ticket-life.ts';
import { noticeDueAt } from '../../src/core/ticket-notice.ts';
import { recordedIn } from '../../src/core/ticket-record.ts';
import type { Tx } from '../client.ts';
import { ticketEvents, ticketNumbers, tickets } from '../schema/tickets.ts';
import { findTicket, writeTicket } from './ticket-rows.ts';

/* What a turn's commit, a delivery report and a person's change write to tickets, inside their transactions. */

export function isNumberTaken(tx: Tx, number: string): boolean {
  return (
    tx.select({ id: ticketNumbers.ticketId }).from(ticketNumbers).where(eq(ticketNumbers.number, number)).get() !==
    undefined
  );
}

export interface Place {
  id: string;
  brandId: string;
  contactId: string;
}

export function openTickets(
  tx: Tx,
  commit: Pick<TurnCommit, 'tickets' | 'at'>,
  conversation: Place,
  messageId: string,
): void {
  for (const draft of commit.tickets) openTicket(tx, draft, conversation, { messageId, actor: 'bot', at: commit.at });
}

export function openTicket(
  tx: Tx,
  { number, priority, ...draft }: TicketDraft,
  conversation: Place,
  { messageId, actor, at }: { messageId: string; actor: string; at: Date },
): void {
  tx.insert(tickets)
    .values({
      ...draft,
      brandId: conversation.brandId,
      contactId: conversation.contactId,
      conversationId: conversation.id,
      state: 'new',
      version: 0,
      updatedAt: at,
    })
    .run();
  tx.insert(ticketNumbers).values({ number, ticketId: draft.id }).run();
  append(tx, draft.id, actor, [{ type: 'opened', messageId, ...(priority === undefined ? {} : { priority }) }], at);
}

export function addEvents(tx: Tx, commit: TurnCommit, answered: readonly { id: string }[]): void {
  const { at, isCourtesy = false, complaints = [] } = commit;
  for (const { id, acknowledgesTicketId } of commit.outbound) {
    if (acknowledgesTicketId === null) continue;
    const copied = commit.tickets.some(
      (draft) => draft.id === acknowledgesTicketId && holds(commit, recordedIn(draft.summary)),
    );
    const events: TicketEventData[] = [{ type: 'acknowledgement-queued', outboundId: id }];
    if (copied) events.push({ type: 'copy-queued', outboundId: id });
    append(tx, acknowledgesTicketId, 'bot', events, at);
  }
  for (const ticketId of commit.addToTickets) {
    const added = answered.map(
      ({ id }): TicketEventData => ({
        type: 'message-added',
        messageId: id,
        ...(isCourtesy ? { courtesy: true } : {}),
      }),
    );
    const ticket = append(tx, ticketId, 'system', added, at);
    if (ticket !== null && !isCourtesy) append(tx, ticketId, 'system', afterCustomerWrote(ticket, at), at);
    if (ticket !== null && complaints.includes(ticketId)) append(tx, ticketId, 'system', asComplaint(ticket), at);
  }
}

/** The flow read the complaint back in the same turn. A spoken one is no copy: it does not say the words. */
function holds({ outbound }: TurnCommit, summary: string): boolean {
  return summary !== '' && outbound.some(({ content }) => content.text.includes(summary));
}

/** An acknowledgement counts from its delivery, the first one that arrived. */
export function acknowledge(tx: Tx, ticketId: string, outboundId: string, at: Date): void {
  const ticket = tx.select({ at: tickets.acknowledgedAt }).from(tickets).where(eq(tickets.id, ticketId)).get();
  if (ticket === undefined || ticket.at !== null) return;
  append(tx, ticketId, 'system', [{ type: 'acknowledged', outboundId }], at);
}

/** A mail that came back did not arrive, whatever it counted as until then. */
export function unacknowledge(tx: Tx, ticketId: string, outboundId: string, at: Date): void {
  const counted = tx
    .select({ data: ticketEvents.data })
    .from(ticketEvents)
    .where(eq(ticketEvents.ticketId, ticketId))
    .all()
    .findLast(({ data }) => data.type === 'acknowledged');
  const wasThis = counted?.data.type === 'acknowledged' && counted.data.outboundId === outboundId;
  if (wasThis) append(tx, ticketId, 'system', [{ type: 'acknowledgement-bounced', outboundId }], at);
}

/** Adds events to the history and makes the row what they say. Null: there is no such ticket. */
export function append(
  tx: Tx,
  ticketId: string,
  actor: string,
  events: readonly TicketEventData[],
  at: Date,
): Ticket | null {
  const before = findTicket(tx, ticketId);
  if (before === null || events.length === 0) return before;
  const after = events.reduce((ticket, event) => evolve(ticket, event, at), before);
  writeTicket(tx, before, after);
  if (events.some(({ type }) => ACKNOWLEDGING.has(type))) {
    const gaveUp = events.some((event) => event.type === 'acknowledgement-failed' && event.next === null);
    const ackCheckAt = gaveUp || isAcknowledged(after) ? null : at;
    tx.update(tickets).set({ ackCheckAt }).where(eq(tickets.id, ticketId)).run();
  }
  const noticeAt = noticeDueAt(events, actor, at);
  if (noticeAt !== undefined) tx.update(tickets).set({ noticeAt }).where(eq(tickets.id, ticketId)).run();
  for (const data of events) {
    const seq = sql<number>`(select coalesce(max(seq), 0) + 1 from ticket_events where ticket_id = ${ticketId})`;
    tx.insert(ticketEvents)
      .values({ id: sql`${ticketId} || '-' || ${seq}`, ticketId, seq, actor, data, at })
      .run();
  }
  return after;
}

/** Events after which it has to be looked whether a complaint is acknowledged and its copy sent. */
const ACKNOWLEDGING: ReadonlySet<TicketEventData['type']> = new Set([
  'opened',
  'kind-changed',
  'merged',
  'merged-into',
  'acknowledgement-queued',
  'acknowledgement-failed',
  'acknowledgement-bounced',
  'acknowledged',
  'copy-queued',
]);

function isAcknowledged({ kind, mergedIntoId, acknowledgedAt, hasCopy }: Ticket): boolean {
  return kind !== 'complaint' || mergedIntoId !== null || (acknowledgedAt !== null && hasCopy);
}
