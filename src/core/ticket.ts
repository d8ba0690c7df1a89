import { z } from 'zod';

export const TICKET_STATES = ['new', 'open', 'waiting-customer', 'waiting-third-party', 'resolved', 'closed'] as const;
export type TicketState = (typeof TICKET_STATES)[number];

/** A complaint starts the law's clocks (E-Commerce Rules 2020, rule 4(5)); a request does not. */
export const TICKET_KINDS = ['complaint', 'request'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

export interface Ticket {
  id: string;
  brandId: string;
  contactId: string;
  conversationId: string;
  /** The first is the one to show; a merged ticket keeps all its numbers. */
  numbers: string[];
  kind: TicketKind;
  /** Which flow opened it: `complaint`, `hand-off`, ... */
  topic: string;
  orderNumber: string | null;
  /** In the customer's own words: the copy of the complaint as recorded. */
  summary: string;
  language: string;
  state: TicketState;
  receivedAt: Date;
  acknowledgedAt: Date | null;
  ackDueAt: Date | null;
  redressDueAt: Date | null;
  version: number;
  updatedAt: Date;
}

/** The append-only history. Ids only, no personal text: erasing a person must not break the log. */
export const ticketEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened'), messageId: z.string() }),
  z.object({ type: z.literal('acknowledgement-queued'), outboundId: z.string() }),
  z.object({ type: z.literal('acknowledged'), outboundId: z.string() }),
  z.object({ type: z.literal('state-changed'), from: z.enum(TICKET_STATES), to: z.enum(TICKET_STATES) }),
  z.object({ type: z.literal('message-added'), messageId: z.string() }),
]);
export type TicketEventData = z.infer<typeof ticketEventSchema>;

export interface TicketEvent {
  id: string;
  ticketId: string;
  seq: number;
  /** `bot`, `system`, or a user's id. */
  actor: string;
  data: TicketEventData;
  at: Date;
}

/** What a turn asks the store to open; the number is already drawn. */
export interface TicketDraft {
  id: string;
  number: string;
  kind: TicketKind;
  topic: string;
  orderNumber: string | null;
  /** The item that it is about: photos of the conversation that belong to no other ticket are kept with it. */
  sku?: string | null;
  summary: string;
  language: string;
  receivedAt: Date;
  ackDueAt: Date | null;
  redressDueAt: Date | null;
}
