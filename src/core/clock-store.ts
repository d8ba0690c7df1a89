import type { BotMessage, NotificationItem } from './desk.ts';
import type { OutboundStatus } from './message.ts';
import type { Ticket, TicketEvent, TicketEventData } from './ticket.ts';
import type { Firing, TicketTimes } from './ticket-clocks.ts';

/** A ticket with all that its clocks are computed from. */
export interface ClockedTicket {
  ticket: Ticket;
  events: TicketEvent[];
  fired: Firing[];
}

/** The newest message that is to acknowledge a complaint, and how far it came. */
export interface Acknowledgement {
  outboundId: string;
  conversationId: string;
  accountId: string;
  to: string;
  status: OutboundStatus;
  createdAt: Date;
  sentAt: Date | null;
  settledAt: Date | null;
}

export interface Unacknowledged {
  ticket: Ticket;
  /** Oldest first; empty: none was written yet. */
  tries: Acknowledgement[];
  /** Its last event. */
  lastSeq: number;
}

/** What the clocks need of the store. Everything can be asked again after a crash: the database is the memory. */
export interface Clocks {
  /** Tickets with events that their due times do not know yet. */
  stale(limit: number): Promise<ClockedTicket[]>;
  /**
   * Notes due times that were computed from the events up to `lastSeq` and from these settings of its brand; false where
   * there are newer ones.
   */
  setTimes(
    ticketId: string,
    lastSeq: number,
    times: TicketTimes,
    brand?: { id: string; settingsVersion: number },
  ): Promise<boolean>;
  /** Tickets whose ladder has something to look at. */
  due(now: Date, limit: number): Promise<ClockedTicket[]>;
  /**
   * Takes a step, at most once ever: `taken` where it was taken before, `stale` where the ticket has events after
   * `lastSeq`, so that it has to be judged anew. The event and what people are told are written with it.
   */
  fire(step: {
    ticketId: string;
    lastSeq: number;
    firing: Firing;
    event: TicketEventData;
    notifications: NotificationItem[];
    messages: BotMessage[];
    at: Date;
  }): Promise<'fired' | 'taken' | 'stale'>;
  /** Complaints that are not acknowledged or whose copy was not sent and that are to be looked at. */
  unacknowledged(now: Date, limit: number): Promise<Unacknowledged[]>;
  /** Nothing is to be done now: looks again then. */
  lookAgain(ticketId: string, at: Date): Promise<void>;
  /**
   * Tickets of whose new state the customer may have to be told now, oldest first, and all such tickets of each customer
   * among them. `limit`: so many, before theirs are added.
   */
  toTell(now: Date, limit: number): Promise<ClockedTicket[]>;
  /** There is nothing to tell, as its history stands up to `lastSeq`. */
  nothingToTell(ticketId: string, lastSeq: number): Promise<void>;
  /**
   * Events that no person makes; `messages` are written with them. False, and nothing is written, where the ticket has
   * events after `lastSeq`: another process was faster. `others`: tickets that the same messages are about; all or none.
   */
  note(note: {
    ticketId: string;
    lastSeq: number;
    events: readonly TicketEventData[];
    others?: readonly { ticketId: string; lastSeq: number; events: readonly TicketEventData[] }[];
    messages?: readonly BotMessage[];
    at: Date;
  }): Promise<boolean>;
  /** Resolved before `before`, not closed. */
  resolvedBefore(brandId: string, before: Date, limit: number): Promise<Ticket[]>;
  /** Resolved between the two, never asked how it was, the only such one of its contact since `since`. */
  toSurvey(brandId: string, resolved: { from: Date; to: Date }, since: Date, limit: number): Promise<Ticket[]>;
  /** Open tickets that nobody has. */
  unassigned(brandId: string, limit: number): Promise<Ticket[]>;
  assignedTo(userId: string, brandId: string, limit: number): Promise<Ticket[]>;
}
