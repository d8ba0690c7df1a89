import { lawClock } from './law-clock.ts';
import type { Ticket, TicketEventData, TicketState } from './ticket.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Legal changes of state. What is closed stays closed: a later message opens a follow-up ticket. */
export const TRANSITIONS: Readonly<Record<TicketState, readonly TicketState[]>> = {
  new: ['open', 'waiting-customer', 'waiting-third-party', 'resolved', 'closed'],
  open: ['waiting-customer', 'waiting-third-party', 'resolved'],
  'waiting-customer': ['open', 'waiting-third-party', 'resolved'],
  'waiting-third-party': ['open', 'waiting-customer', 'resolved'],
  resolved: ['open', 'closed'],
  closed: [],
};

export function canChange(from: TicketState, to: TicketState): boolean {
  return TRANSITIONS[from].includes(to);
}

/** Neither resolved nor closed: somebody still has something to do. */
export function isOpen({ state }: Pick<Ticket, 'state'>): boolean {
  return state !== 'resolved' && state !== 'closed';
}

/** Events that change nothing that two people could disagree on; they do not make a reader's version stale. */
const QUIET: ReadonlySet<TicketEventData['type']> = new Set([
  'acknowledgement-queued',
  'acknowledged',
  'acknowledgement-failed',
  'acknowledgement-bounced',
  'copy-queued',
  'message-added',
  'note-added',
  'replied',
  'escalated',
  'survey-sent',
  'notice-sent',
  'notice-skipped',
  'called-back',
]);

/** The ticket after one more event: its columns are a projection of its history and nothing else. */
export function evolve(ticket: Ticket, event: TicketEventData, at: Date): Ticket {
  const changed = { ...ticket, ...change(ticket, event, at), updatedAt: at };
  return QUIET.has(event.type) ? changed : { ...changed, version: ticket.version + 1 };
}

function change(ticket: Ticket, event: TicketEventData, at: Date): Partial<Ticket> {
  switch (event.type) {
    case 'opened':
      return {
        priority: event.priority ?? (ticket.kind === 'complaint' ? 'high' : 'normal'),
        lastCustomerAt: ticket.receivedAt,
      };
    case 'acknowledged':
      return { acknowledgedAt: ticket.acknowledgedAt ?? at };
    case 'acknowledgement-bounced':
      return { acknowledgedAt: null };
    case 'state-changed':
      return toState(ticket, event.to, at);
    case 'message-added':
      return event.courtesy === true ? {} : { lastCustomerAt: at };
    case 'replied':
      return { firstRepliedAt: ticket.firstRepliedAt ?? at };
    case 'priority-changed':
      return { priority: event.to };
    case 'kind-changed':
      return {
        kind: event.to,
        ackDueAt: ticket.ackDueAt ?? new Date(event.ackDueAt),
        redressDueAt: ticket.redressDueAt ?? new Date(event.redressDueAt),
      };
    case 'assigned':
      return { assigneeId: event.to };
    case 'tagged':
      return { tags: plus(without(ticket.tags, event.removed), event.added) };
    case 'docket-set':
      return { docket: event.docket, docketDueAt: new Date(event.dueAt) };
    case 'escalated':
      return { level: Math.max(ticket.level, event.level) };
    case 'copy-queued':
      return { hasCopy: true };
    case 'survey-sent':
      return { surveyedAt: ticket.surveyedAt ?? at };
    default:
      return linked(ticket, event, at);
  }
}

function linked(ticket: Ticket, event: TicketEventData, at: Date): Partial<Ticket> {
  switch (event.type) {
    case 'conversation-linked':
      return { conversationIds: plus(ticket.conversationIds, [event.conversationId]) };
    case 'conversation-unlinked':
      return { conversationIds: without(ticket.conversationIds, [event.conversationId]) };
    case 'order-linked':
      return ticket.orderNumber === null
        ? { orderNumber: event.orderNumber }
        : { orderNumbers: plus(ticket.orderNumbers, [event.orderNumber]) };
    case 'order-unlinked':
      return { orderNumbers: without(ticket.orderNumbers, [event.orderNumber]) };
    case 'merged':
      return merged(ticket, event);
    case 'merged-into':
      return { mergedIntoId: event.ticketId, numbers: [], ...toState(ticket, 'closed', at) };
    case 'split-from':
      return { splitFromId: event.ticketId };
    case 'follows':
      return { followsId: event.ticketId };
    default:
      return {};
  }
}

function toState(ticket: Ticket, to: TicketState, at: Date): Partial<Ticket> {
  const isReopened = !isOpen(ticket) && isOpen({ state: to });
  return {
    state: to,
    reopened: ticket.reopened + (isReopened ? 1 : 0),
    resolvedAt: isOpen({ state: to }) ? null : (ticket.resolvedAt ?? at),
    closedAt: to === 'closed' ? at : null,
  };
}

/** A request that turns out to be a complaint: the law's clocks run from its receipt, not from now. */
export function asComplaint({ kind, receivedAt }: Pick<Ticket, 'kind' | 'receivedAt'>): TicketEventData[] {
  if (kind === 'complaint') return [];
  const { ackDueAt, redressDueAt } = lawClock(receivedAt);
  return [
    {
      type: 'kind-changed',
      to: 'complaint',
      ackDueAt: ackDueAt.toISOString(),
      redressDueAt: redressDueAt.toISOString(),
    },
  ];
}

/** The earlier receipt and the earlier deadlines win: a merge never gives the shop more time. */
function merged(ticket: Ticket, event: Extract<TicketEventData, { type: 'merged' }>): Partial<Ticket> {
  return {
    numbers: plus(ticket.numbers, event.numbers),
    kind: ticket.kind === 'complaint' ? 'complaint' : event.kind,
    conversationIds: plus(ticket.conversationIds, without(event.conversationIds, [ticket.conversationId])),
    orderNumber: ticket.orderNumber ?? event.orderNumbers[0] ?? null,
    orderNumbers: plus(
      ticket.orderNumbers,
      without(event.orderNumbers, [ticket.orderNumber ?? event.orderNumbers[0] ?? '']),
    ),
    receivedAt: earlier(ticket.receivedAt, event.receivedAt) ?? ticket.receivedAt,
    // Each of the two was a complaint of its own: acknowledged is only what both were.
    acknowledgedAt: bothAcknowledged(ticket, event),
    ackDueAt: earlier(ticket.ackDueAt, event.ackDueAt),
    redressDueAt: earlier(ticket.redressDueAt, event.redressDueAt),
    docket: ticket.docket ?? event.docket,
    docketDueAt: earlier(ticket.docketDueAt, event.docketDueAt),
  };
}

function bothAcknowledged(ticket: Ticket, event: Extract<TicketEventData, { type: 'merged' }>): Date | null {
  const own = ticket.ackDueAt === null || ticket.acknowledgedAt !== null;
  const other = event.ackDueAt === null || event.acknowledgedAt !== null;
  if (!own || !other) return null;
  const times = [ticket.acknowledgedAt, event.acknowledgedAt === null ? null : new Date(event.acknowledgedAt)];
  return times.reduce((latest, time) => (latest === null || (time !== null && time > latest) ? time : latest), null);
}

function earlier(one: Date | null, other: string | null): Date | null {
  if (other === null) return one;
  const time = new Date(other);
  return one === null || time < one ? time : one;
}

function plus(list: readonly string[], added: readonly string[]): string[] {
  return [...new Set([...list, ...added])];
}

function without(list: readonly string[], removed: readonly string[]): string[] {
  return list.filter((one) => !removed.includes(one));
}

/** After this long a reply to a resolved ticket is a new matter. Milliseconds. */
export const REOPEN_WITHIN_MS = 7 * DAY_MS;

/** What a customer's message does to the state: an answer ends the waiting, a reply within the window reopens. */
export function afterCustomerWrote(ticket: Ticket, at: Date): TicketEventData[] {
  if (ticket.state === 'waiting-customer') return [{ type: 'state-changed', from: ticket.state, to: 'open' }];
  return mayReopen(ticket, at) ? [{ type: 'state-changed', from: ticket.state, to: 'open' }] : [];
}

/** When a reply stops opening it again: it is closed, or too old. */
export function reopensUntil(resolvedAt: Date, closeAfterDays: number): Date {
  return new Date(resolvedAt.getTime() + Math.min(REOPEN_WITHIN_MS, closeAfterDays * DAY_MS));
}

export function mayReopen({ state, resolvedAt }: Pick<Ticket, 'state' | 'resolvedAt'>, at: Date): boolean {
  return state === 'resolved' && resolvedAt !== null && at.getTime() - resolvedAt.getTime() <= REOPEN_WITHIN_MS;
}
