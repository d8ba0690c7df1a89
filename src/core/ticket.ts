import { z } from 'zod';
import { TRY_OUTCOMES } from './call.ts';

export const TICKET_STATES = ['new', 'open', 'waiting-customer', 'waiting-third-party', 'resolved', 'closed'] as const;
export type TicketState = (typeof TICKET_STATES)[number];
/** Something is still to be done. */
export const OPEN_STATES = ['new', 'open', 'waiting-customer', 'waiting-third-party'] as const satisfies TicketState[];

/** Changes that a brand may have its customers told of. */
export const TICKET_NOTICES = ['resolved', 'waiting-customer', 'reopened'] as const satisfies (
  | TicketState
  | 'reopened'
)[];
export type TicketNotice = (typeof TICKET_NOTICES)[number];

/** A complaint starts the law's clocks (E-Commerce Rules 2020, rule 4(5)); a request does not. */
export const TICKET_KINDS = ['complaint', 'request'] as const;
export type TicketKind = (typeof TICKET_KINDS)[number];

export const TICKET_PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export type TicketPriority = (typeof TICKET_PRIORITIES)[number];

/** Clocks that a ticket may have: the law's two, the helpline's, and the shop's own three. */
export const TICKET_CLOCKS = [
  'acknowledgement',
  'redress',
  'docket',
  'first-reply',
  'next-reply',
  'resolution',
] as const;
export type TicketClockName = (typeof TICKET_CLOCKS)[number];

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
  priority: TicketPriority;
  /** User who works on it. */
  assigneeId: string | null;
  tags: string[];
  /** Further orders and conversations beside the first ones. */
  orderNumbers: string[];
  conversationIds: string[];
  /** Highest step of the escalation ladder so far: 0 to 4, agent, supervisor, grievance officer, nodal person. */
  level: number;
  /** What was decided, in the words of who resolved it. */
  resolution: string | null;
  receivedAt: Date;
  acknowledgedAt: Date | null;
  firstRepliedAt: Date | null;
  lastCustomerAt: Date | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  reopened: number;
  /** Set where this ticket was merged: everything goes on there. */
  mergedIntoId: string | null;
  /** The closed ticket that this one follows up. */
  followsId: string | null;
  splitFromId: string | null;
  /** National Consumer Helpline. */
  docket: string | null;
  docketDueAt: Date | null;
  ackDueAt: Date | null;
  redressDueAt: Date | null;
  firstReplyDueAt: Date | null;
  nextReplyDueAt: Date | null;
  resolutionDueAt: Date | null;
  /** The earliest due time that is still open. */
  dueAt: Date | null;
  surveyedAt: Date | null;
  /** The copy of the complaint as recorded was sent to the complainant. */
  hasCopy: boolean;
  version: number;
  updatedAt: Date;
}

const id = z.string();
const time = z.iso.datetime();
const state = z.enum(TICKET_STATES);
const priority = z.enum(TICKET_PRIORITIES);

/** The append-only history. Ids only, no personal text: erasing a person must not break the log. */
export const ticketEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('opened'), messageId: id, priority: priority.optional() }),
  z.object({ type: z.literal('acknowledgement-queued'), outboundId: id }),
  z.object({ type: z.literal('acknowledged'), outboundId: id }),
  /** An acknowledgement that never arrived; `next`: the message that tries another way, or null where a person has to. */
  z.object({ type: z.literal('acknowledgement-failed'), outboundId: id, next: id.nullable() }),
  /** It had counted as delivered, and came back after all. */
  z.object({ type: z.literal('acknowledgement-bounced'), outboundId: id }),
  z.object({ type: z.literal('copy-queued'), outboundId: id }),
  z.object({ type: z.literal('state-changed'), from: state, to: state }),
  z.object({ type: z.literal('message-added'), messageId: id, courtesy: z.boolean().optional() }),
  z.object({ type: z.literal('replied'), outboundId: id }),
  z.object({ type: z.literal('priority-changed'), from: priority, to: priority }),
  z.object({ type: z.literal('kind-changed'), to: z.enum(TICKET_KINDS), ackDueAt: time, redressDueAt: time }),
  z.object({
    type: z.literal('assigned'),
    from: id.nullable(),
    to: id.nullable(),
    how: z.enum(['hand', 'round-robin', 'taken-back']),
  }),
  z.object({ type: z.literal('tagged'), added: z.array(id), removed: z.array(id) }),
  z.object({ type: z.literal('note-added'), noteId: id, mentions: z.array(id) }),
  z.object({ type: z.literal('conversation-linked'), conversationId: id }),
  z.object({ type: z.literal('conversation-unlinked'), conversationId: id }),
  z.object({ type: z.literal('order-linked'), orderNumber: z.string() }),
  z.object({ type: z.literal('order-unlinked'), orderNumber: z.string() }),
  /** Another ticket was merged into this one, with what it brings along. The earliest clock is kept. */
  z.object({
    type: z.literal('merged'),
    ticketId: id,
    numbers: z.array(z.string()),
    conversationIds: z.array(id),
    orderNumbers: z.array(z.string()),
    kind: z.enum(TICKET_KINDS),
    receivedAt: time,
    acknowledgedAt: time.nullable(),
    ackDueAt: time.nullable(),
    redressDueAt: time.nullable(),
    docket: z.string().nullable(),
    docketDueAt: time.nullable(),
  }),
  z.object({ type: z.literal('merged-into'), ticketId: id }),
  z.object({ type: z.literal('split-off'), ticketId: id }),
  z.object({ type: z.literal('split-from'), ticketId: id }),
  z.object({ type: z.literal('followed-up'), ticketId: id }),
  z.object({ type: z.literal('follows'), ticketId: id }),
  z.object({ type: z.literal('docket-set'), docket: z.string(), dueAt: time }),
  z.object({
    type: z.literal('escalated'),
    clock: z.enum(TICKET_CLOCKS),
    /** Percent of the clock: 50, 75, 90, 100. */
    percent: z.number().int(),
    level: z.number().int(),
  }),
  z.object({ type: z.literal('survey-sent'), outboundId: id }),
  z.object({ type: z.literal('notice-sent'), notice: z.enum(TICKET_NOTICES), outboundId: id }),
  /** The customer was not told: they said STOP, or there is no way to them. */
  z.object({ type: z.literal('notice-skipped'), notice: z.enum(TICKET_NOTICES), why: z.enum(['stopped', 'no-way']) }),
  /** A try to call the customer back; `isLast`: nobody is called any more, a person has to see to it. */
  z.object({
    type: z.literal('called-back'),
    outcome: z.enum(['answered', ...TRY_OUTCOMES]),
    tries: z.number().int(),
    isLast: z.boolean(),
  }),
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
  /** Default: `high` for a complaint, else `normal`. */
  priority?: TicketPriority;
}
