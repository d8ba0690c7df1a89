import type { Identity } from './contact.ts';
import type { Conversation, Holder } from './conversation.ts';
import type { NoticeDraft } from './effect.ts';
import type { FlowState } from './flow-state.ts';
import type { OutboundContent, OutgoingFile } from './message.ts';
import type { Ticket, TicketDraft, TicketEventData, TicketKind, TicketPriority, TicketState } from './ticket.ts';
import type { TimelineEntry } from './timeline.ts';

/* What people do with tickets, and the ports that keep it. */

/** Ready-made questions to the list of tickets. */
export const TICKET_VIEWS = ['open', 'escalations', 'mine', 'unassigned', 'breaching', 'undelivered', 'all'] as const;
export type TicketView = (typeof TICKET_VIEWS)[number];

/** Where a page ended: the time that the list is sorted by, and the id for rows of the same millisecond. */
export interface Cursor {
  at: Date;
  id: string;
}

/** Where a ticket stands in its list: by its deadline where that is what the view is about, else by its last change. */
export function placeOf(
  { id, dueAt, updatedAt }: Pick<Ticket, 'id' | 'dueAt' | 'updatedAt'>,
  view?: TicketView,
): Cursor {
  return { at: view === 'breaching' && dueAt !== null ? dueAt : updatedAt, id };
}

export interface DeskFilter {
  brandIds: readonly string[];
  limit: number;
  /** The user who looks, for `mine`. */
  userId: string;
  view?: TicketView | undefined;
  state?: TicketState | undefined;
  kind?: TicketKind | undefined;
  priority?: TicketPriority | undefined;
  /** A user's id, or `none`. */
  assigneeId?: string | undefined;
  tag?: string | undefined;
  channel?: string | undefined;
  orderNumber?: string | undefined;
  contactId?: string | undefined;
  /** For `breaching`: what is due before this. */
  dueBefore?: Date | undefined;
  /** Only these, in no promised order (a search found them). */
  ids?: readonly string[] | undefined;
  after?: Cursor | undefined;
}

/** One row of the list. */
export interface DeskRow {
  ticket: Ticket;
  contactName: string | null;
  channel: string;
  holder: Holder;
  /** Messages to this customer that never arrived. */
  undelivered: number;
}

export interface Note {
  id: string;
  ticketId: string;
  authorId: string;
  text: string;
  mentions: string[];
  at: Date;
}

/** A person's answer. `seenSeq`: the last line of the conversation that the writer had in front of him. */
export interface ReplyDraft {
  conversationId: string;
  seenSeq: number;
  /** A commit whose first message was written before is a repeat: nothing of it is written. */
  messages: { id: string; idempotencyKey: string; turnId: string; content: OutboundContent }[];
  acknowledges: boolean;
}

/** What the bot says outside of a turn: an acknowledgement, a copy, a survey. */
export interface BotMessage {
  id: string;
  idempotencyKey: string;
  turnId: string;
  content: OutboundContent;
  /** The ticket that its delivery acknowledges. */
  acknowledgesTicketId: string | null;
  /** Where it goes: a conversation that there is, or a contact that is written to (the draft of a notice). */
  to: { conversationId: string } | { notice: Omit<NoticeDraft, 'id' | 'idempotencyKey' | 'content'>; brandId: string };
  /** The flow goes on from here with the customer's answer; only where the bot has the conversation and nothing waits. */
  flowState?: FlowState;
}

/** Events of one ticket, decided from the ticket as it stood at `version`. */
export interface TicketChange {
  ticketId: string;
  version: number;
  events: TicketEventData[];
  note?: { id: string; text: string; mentions: string[] };
  reply?: ReplyDraft;
  resolution?: string;
  /** Conversations that the bot has again, unless a ticket of theirs is open after all of the commit. */
  givesBack?: string[];
}

/** A new ticket that comes of others: split off, or following up a closed one. */
export interface TicketOpening {
  draft: TicketDraft;
  brandId: string;
  contactId: string;
  conversationId: string;
  /** The message that it is about; empty where it is about none. */
  messageId: string;
  events: TicketEventData[];
}

/** All or nothing, in one transaction. */
export interface DeskCommit {
  actor: string;
  at: Date;
  changes: TicketChange[];
  opens?: TicketOpening[];
}

export type DeskOutcome =
  | { outcome: 'done' }
  | { outcome: 'not-found' }
  /** Somebody changed one of the tickets meanwhile. */
  | { outcome: 'stale' }
  /** The customer or a colleague wrote meanwhile: nothing was sent. */
  | { outcome: 'newer'; lines: DeskLine[] }
  | { outcome: 'number-taken' };

export interface DeskLine extends TimelineEntry {
  conversationId: string;
}

export interface LinkedConversation {
  conversation: Conversation;
  /** Last line of its timeline. */
  lastSeq: number;
  lastCustomerAt: Date | null;
}

export interface Desk {
  /** What changed last first; of `breaching` what is due first. Pages go on from `placeOf` of their last ticket. */
  list(filter: DeskFilter): Promise<DeskRow[]>;
  /** Ids of tickets of all brands, the newest first, from behind `after` on: an order that nobody changes. */
  ids(after: string | null, limit: number): Promise<string[]>;
  get(brandIds: readonly string[], ticketId: string): Promise<DeskRow | null>;
  commit(commit: DeskCommit): Promise<DeskOutcome>;
  notes(ticketId: string): Promise<Note[]>;
  /** Those of the ticket, and the contact's others. */
  conversations(ticket: Ticket): Promise<{ linked: LinkedConversation[]; others: LinkedConversation[] }>;
  conversation(brandIds: readonly string[], conversationId: string): Promise<LinkedConversation | null>;
  /** The newest lines of these conversations, oldest first. */
  lines(conversationIds: readonly string[], limit: number): Promise<DeskLine[]>;
  /** Whether a message was put out under this key. */
  isPutOut(idempotencyKey: string): Promise<boolean>;
  /** Where and when a customer's message came, if it is of one of these conversations. */
  received(conversationIds: readonly string[], messageId: string): Promise<{ conversationId: string; at: Date } | null>;
  /** Tickets that a conversation belongs to and that were not merged away, newest first. */
  ofConversation(conversationId: string): Promise<Ticket[]>;
  /** What names the contact, proven ones first. */
  identities(contactId: string): Promise<(Identity & { proven: boolean })[]>;
  ofContact(contactId: string, limit: number): Promise<Ticket[]>;
  /** The bot says something that belongs to no history. False where it may not speak there now. */
  say(message: BotMessage, at: Date): Promise<boolean>;
  /** How many tickets each view has, up to `limit`. */
  counts(filter: Omit<DeskFilter, 'view' | 'limit'>, limit: number): Promise<Record<TicketView, number>>;
  /**
   * `held`: somebody else holds it and `expected` did not say so. A turn of the bot that is running loses its lease: the
   * bot says nothing more.
   */
  hold(hold: {
    conversationId: string;
    holder: Holder;
    userId: string | null;
    /** Who holds it as far as the caller knows; `any`: whoever does. */
    expected: string | null | 'any';
    at: Date;
  }): Promise<{ outcome: 'done' | 'not-found' } | { outcome: 'held'; by: string | null }>;
}

/** One-time codes of the public status page; only hashes are kept. */
export interface TrackCodes {
  put(code: { id: string; ticketId: string; hash: string; expiresAt: Date }): Promise<void>;
  /**
   * Counts the try first, so that guessing is limited however many ask at once. `spent`: too many tries, too old, used,
   * or there is none.
   */
  check(ticketId: string, hash: string, maxTries: number, now: Date): Promise<'right' | 'wrong' | 'spent'>;
}

export interface Colleague {
  id: string;
  name: string;
  email: string;
  role: string;
  /** Null: every brand. */
  brandIds: string[] | null;
  status: 'available' | 'away';
  capacity: number;
  seenAt: Date | null;
  assignedAt: Date | null;
  /** Open tickets. */
  load: number;
}

export interface Staff {
  list(): Promise<Colleague[]>;
  setStatus(userId: string, status: 'available' | 'away' | null, capacity: number | null, at: Date): Promise<void>;
  /** Noted so that the next one is another's. */
  assigned(userId: string, at: Date): Promise<void>;
}

export interface Viewer {
  userId: string;
  name: string;
  isTyping: boolean;
  seenAt: Date;
}

export interface CannedReply {
  id: string;
  brandId: string | null;
  title: string;
  /** Typed after a slash. */
  shortcut: string;
  /** By language; `{contactName}`, `{ticketNumber}`, ... are filled in. */
  texts: Record<string, string>;
  version: number;
}

export const NOTIFICATION_KINDS = [
  'mention',
  'assigned',
  'taken-back',
  'warning',
  'breach',
  'undelivered',
  'reply',
] as const;

export interface NotificationItem {
  id: string;
  userId: string;
  ticketId: string;
  kind: (typeof NOTIFICATION_KINDS)[number];
  detail: string;
  at: Date;
  readAt: Date | null;
}

/** What somebody began to answer. */
export interface Draft {
  text: string;
  files: OutgoingFile[];
  updatedAt: Date;
}

/** The small things beside the tickets: who looks, what was begun, what is said often, who was told what. */
export interface Workplace {
  see(ticketId: string, userId: string, isTyping: boolean, at: Date): Promise<void>;
  leave(ticketId: string, userId: string): Promise<void>;
  /** Seen since `since`; typing counts since `typingSince`. */
  viewers(ticketId: string, since: Date, typingSince: Date): Promise<Viewer[]>;
  draft(ticketId: string, userId: string): Promise<Draft | null>;
  /** With an empty text and no files it is removed. */
  setDraft(ticketId: string, userId: string, text: string, at: Date): Promise<void>;
  /** Files that the answer is going to bring. */
  addDraftFiles(ticketId: string, userId: string, files: readonly OutgoingFile[], at: Date): Promise<void>;
  /** Hashes of those that nothing else names now: their bytes can go. */
  removeDraftFiles(ticketId: string, userId: string, fileIds: readonly string[]): Promise<string[]>;
  /** Those of these hashes that no message and no draft names. */
  unkept(hashes: readonly string[]): Promise<string[]>;
  /** It was sent: its text and these files are the message's now. */
  clearDraft(ticketId: string, userId: string, fileIds: readonly string[]): Promise<void>;
  canned(brandIds: readonly string[]): Promise<CannedReply[]>;
  /** `version` 0 makes a new one. */
  setCanned(reply: CannedReply, at: Date): Promise<'done' | 'stale'>;
  removeCanned(id: string): Promise<void>;
  notify(items: readonly NotificationItem[]): Promise<void>;
  notifications(userId: string, limit: number): Promise<NotificationItem[]>;
  /** How many of the newest `among` are unread. */
  unread(userId: string, among: number): Promise<number>;
  markRead(userId: string, ids: readonly string[] | null, at: Date): Promise<void>;
}
