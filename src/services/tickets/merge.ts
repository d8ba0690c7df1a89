import type { TicketChange } from '../../core/desk.ts';
import { lawClock } from '../../core/law-clock.ts';
import {
  TICKET_PRIORITIES,
  type Ticket,
  type TicketDraft,
  type TicketEventData,
  type TicketKind,
  type TicketPriority,
} from '../../core/ticket.ts';
import { isOpen } from '../../core/ticket-life.ts';
import { drawTicketNumber, isTicketNumber } from '../../core/ticket-number.ts';
import type { ServiceDeps } from '../deps.ts';
import { type ChangeRequest, changeTicket, type Decision, type DeskResult } from './change-ticket.ts';

export interface Merge extends ChangeRequest {
  /** The other ticket's id, or any of its numbers. */
  into: string;
  /** It may be another customer's: whoever answers it can write to both. */
  mayBeOthers: boolean;
}

/** All numbers go on working; the earliest clocks are kept. */
export async function mergeInto(deps: ServiceDeps, request: Merge): Promise<DeskResult> {
  let target: Ticket | null = null;
  const result = await changeTicket(deps, request, async (ticket): Promise<Decision> => {
    target = await find(deps, ticket.brandId, request.into);
    if (target === null || target.brandId !== ticket.brandId) return { refused: 'other-brand' };
    if (target.id === ticket.id) return { refused: 'same-ticket' };
    if (target.mergedIntoId !== null) return { refused: 'merged' };
    if (target.state === 'closed') return { refused: 'closed' };
    if (target.contactId !== ticket.contactId && !request.mayBeOthers) return { refused: 'other-customer' };
    const events = [mergedEvent(ticket), ...carriedOver(ticket, target), ...stillOpen(ticket, target)];
    const other: TicketChange = { ticketId: target.id, version: target.version, events };
    return { events: [{ type: 'merged-into', ticketId: target.id }], others: [other] };
  });
  if (result.outcome !== 'done' || target === null) return result;
  const row = await deps.store.desk.get(request.actor.brandIds, result.ticket.mergedIntoId ?? '');
  return row === null ? result : { outcome: 'done', ticket: row.ticket };
}

async function find(deps: ServiceDeps, brandId: string, named: string): Promise<Ticket | null> {
  const number = named.replace(/\D/g, '');
  if (isTicketNumber(number)) return deps.store.tickets.findByNumber(brandId, number);
  return (await deps.store.desk.get([brandId], named))?.ticket ?? null;
}

function mergedEvent(ticket: Ticket): TicketEventData {
  const text = (time: Date | null): string | null => time?.toISOString() ?? null;
  return {
    type: 'merged',
    ticketId: ticket.id,
    numbers: ticket.numbers,
    conversationIds: [ticket.conversationId, ...ticket.conversationIds],
    orderNumbers: [...(ticket.orderNumber === null ? [] : [ticket.orderNumber]), ...ticket.orderNumbers],
    kind: ticket.kind,
    receivedAt: ticket.receivedAt.toISOString(),
    acknowledgedAt: text(ticket.acknowledgedAt),
    ackDueAt: text(ticket.ackDueAt),
    redressDueAt: text(ticket.redressDueAt),
    docket: ticket.docket,
    docketDueAt: text(ticket.docketDueAt),
  };
}

/** Tags, and the higher priority, so that nothing that somebody noted is out of sight. */
function carriedOver({ tags, priority }: Ticket, target: Ticket): TicketEventData[] {
  const added = tags.filter((tag) => !target.tags.includes(tag));
  const rank = (one: TicketPriority): number => TICKET_PRIORITIES.indexOf(one);
  const isHigher = rank(priority) > rank(target.priority);
  return [
    ...(added.length === 0 ? [] : [{ type: 'tagged' as const, added, removed: [] }]),
    ...(isHigher ? [{ type: 'priority-changed' as const, from: target.priority, to: priority }] : []),
  ];
}

/** What nobody has solved yet is not solved by being merged: the law's clock would stand still. */
function stillOpen(ticket: Ticket, { state }: Ticket): TicketEventData[] {
  return isOpen(ticket) && state === 'resolved' ? [{ type: 'state-changed', from: state, to: 'open' }] : [];
}

export interface Split extends ChangeRequest {
  summary: string;
  kind: TicketKind;
  orderNumber: string | null;
  /** The message that the new one is about. */
  messageId: string | null;
}

/** A second matter in the same ticket becomes its own. A complaint in it was received when that message came. */
export async function splitOff(deps: ServiceDeps, request: Split): Promise<DeskResult> {
  const id = deps.ids.next();
  const result = await changeTicket(deps, request, async (ticket): Promise<Decision> => {
    const { messageId } = request;
    const talks = [ticket.conversationId, ...ticket.conversationIds];
    const message = messageId === null ? null : await deps.store.desk.received(talks, messageId);
    if (messageId !== null && message === null) return { refused: 'no-such-message' };
    const draft = draftFrom(deps, ticket, {
      ...request,
      id,
      topic: ticket.topic,
      receivedAt: message?.at ?? ticket.receivedAt,
    });
    const { brandId } = ticket;
    const conversationId = message?.conversationId ?? ticket.conversationId;
    // A merged ticket has conversations of two customers, it may be.
    const writer = (await deps.store.desk.conversation([brandId], conversationId))?.conversation;
    const contactId = writer?.contactId ?? ticket.contactId;
    const events: TicketEventData[] = [{ type: 'split-from', ticketId: ticket.id }];
    const opening = { draft, brandId, contactId, conversationId, messageId: messageId ?? '', events };
    return { events: [{ type: 'split-off', ticketId: id }], opens: [opening] };
  });
  return newOne(deps, request, result, id);
}

/**
 * What is closed stays closed: what comes after it is a ticket of its own that knows the first one, and of the same `kind`
 * unless another is named. It was received when the customer last wrote since then, or else is from now.
 */
export async function followUp(
  deps: ServiceDeps,
  request: ChangeRequest & { summary: string; kind?: TicketKind | undefined },
): Promise<DeskResult> {
  const id = deps.ids.next();
  const { brandIds } = request.actor;
  const result = await changeTicket(deps, request, async (ticket): Promise<Decision> => {
    if (ticket.state !== 'closed') return { refused: 'not-closed' };
    const { brandId, contactId, conversationId, orderNumber, topic } = ticket;
    const { kind = ticket.kind, summary } = request;
    const wroteAt = (await deps.store.desk.conversation(brandIds, conversationId))?.lastCustomerAt ?? null;
    const isSince = wroteAt !== null && ticket.closedAt !== null && wroteAt > ticket.closedAt;
    const receivedAt = isSince ? wroteAt : deps.clock.now();
    const draft = draftFrom(deps, ticket, { id, kind, summary, topic, orderNumber, receivedAt });
    const events: TicketEventData[] = [{ type: 'follows', ticketId: ticket.id }];
    const opening = { draft, brandId, contactId, conversationId, messageId: '', events };
    return { events: [{ type: 'followed-up', ticketId: id }], opens: [opening] };
  });
  return newOne(deps, request, result, id);
}

interface Parts extends Pick<TicketDraft, 'id' | 'summary' | 'kind' | 'orderNumber' | 'topic' | 'receivedAt'> {}

function draftFrom(deps: ServiceDeps, { language }: Ticket, parts: Parts): TicketDraft {
  const { id, summary, kind, orderNumber, topic, receivedAt } = parts;
  const clock = kind === 'complaint' ? lawClock(receivedAt) : { ackDueAt: null, redressDueAt: null };
  return { id, summary, kind, orderNumber, topic, receivedAt, language, number: drawTicketNumber(deps.ids), ...clock };
}

/** The answer is the new ticket. */
async function newOne(
  deps: ServiceDeps,
  { actor }: ChangeRequest,
  result: DeskResult,
  id: string,
): Promise<DeskResult> {
  if (result.outcome !== 'done') return result;
  const row = await deps.store.desk.get(actor.brandIds, id);
  return row === null ? { outcome: 'not-found' } : { outcome: 'done', ticket: row.ticket };
}
