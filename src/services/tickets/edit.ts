import { addDays, dayOf, endOfDay } from '../../core/india.ts';
import type { TicketEventData, TicketPriority } from '../../core/ticket.ts';
import { asComplaint } from '../../core/ticket-life.ts';
import type { ServiceDeps } from '../deps.ts';
import { type ChangeRequest, changeTicket, type DeskResult } from './change-ticket.ts';

/** National Consumer Helpline: complaints that it forwards are to be resolved within so many days. */
const DOCKET_DAYS = 30;

export function setPriority(
  deps: ServiceDeps,
  request: ChangeRequest & { priority: TicketPriority },
): Promise<DeskResult> {
  return changeTicket(deps, request, ({ priority }) => ({
    events: priority === request.priority ? [] : [{ type: 'priority-changed', from: priority, to: request.priority }],
  }));
}

export function setTags(
  deps: ServiceDeps,
  request: ChangeRequest & { add: readonly string[]; remove: readonly string[] },
): Promise<DeskResult> {
  return changeTicket(deps, request, ({ tags }) => {
    const added = request.add.filter((tag) => !tags.includes(tag));
    const removed = request.remove.filter((tag) => tags.includes(tag));
    return { events: added.length + removed.length === 0 ? [] : [{ type: 'tagged', added, removed }] };
  });
}

export function makeComplaint(deps: ServiceDeps, request: ChangeRequest): Promise<DeskResult> {
  return changeTicket(deps, request, (ticket) => ({ events: asComplaint(ticket) }));
}

export function setDocket(
  deps: ServiceDeps,
  request: ChangeRequest & { docket: string; forwardedAt: Date },
): Promise<DeskResult> {
  const dueAt = endOfDay(addDays(dayOf(request.forwardedAt), DOCKET_DAYS));
  return changeTicket(deps, request, () => ({
    events: [{ type: 'docket-set', docket: request.docket, dueAt: dueAt.toISOString() }],
  }));
}

export function linkOrders(
  deps: ServiceDeps,
  request: ChangeRequest & { add: readonly string[]; remove: readonly string[] },
): Promise<DeskResult> {
  return changeTicket(deps, request, () => ({
    events: [
      ...request.add.map((orderNumber): TicketEventData => ({ type: 'order-linked', orderNumber })),
      ...request.remove.map((orderNumber): TicketEventData => ({ type: 'order-unlinked', orderNumber })),
    ],
  }));
}

/** Conversations of any channel; the one that the ticket came from stays. */
export function linkConversations(
  deps: ServiceDeps,
  request: ChangeRequest & { add: readonly string[]; remove: readonly string[] },
): Promise<DeskResult> {
  return changeTicket(deps, request, async (ticket) => {
    if (request.remove.includes(ticket.conversationId)) return { refused: 'last-conversation' };
    for (const id of request.add) {
      const found = await deps.store.desk.conversation([ticket.brandId], id);
      if (found === null) return { refused: 'no-such-conversation' };
    }
    const known = [ticket.conversationId, ...ticket.conversationIds];
    return {
      events: [
        ...request.add
          .filter((id) => !known.includes(id))
          .map((conversationId): TicketEventData => ({ type: 'conversation-linked', conversationId })),
        ...request.remove.map((conversationId): TicketEventData => ({ type: 'conversation-unlinked', conversationId })),
      ],
    };
  });
}
