import type { TicketKind, TicketPriority, TicketState } from '../../core/ticket.ts';

export type { TicketPriority, TicketState };

/* In the order in which they are offered. Server code stays out of the browser, so the lists stand here once more; their types keep them true. */
export const TICKET_STATES: readonly TicketState[] = [
  'new',
  'open',
  'waiting-customer',
  'waiting-third-party',
  'resolved',
  'closed',
];
export const TICKET_PRIORITIES: readonly TicketPriority[] = ['low', 'normal', 'high', 'urgent'];
export const TICKET_KINDS: readonly TicketKind[] = ['complaint', 'request'];
