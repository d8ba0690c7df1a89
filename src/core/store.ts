import type { BrandSettingsStore } from './brand-settings.ts';
import type { CallBackDraft, Calls } from './call.ts';
import type { ChannelState, QuietTime } from './channel.ts';
import type { Clocks } from './clock-store.ts';
import type { Contact, Identity, Rung } from './contact.ts';
import type { Conversation, Holder } from './conversation.ts';
import type { Cursor, Desk, Staff, TrackCodes, Workplace } from './desk.ts';
import type { CodeDraft, Codes, EffectDraft, Effects, NoticeDraft, Warranties } from './effect.ts';
import type { FlowState, Understanding } from './flow-state.ts';
import type { Integrations } from './integration.ts';
import type { InboundMessage, OutboundContent } from './message.ts';
import type { Order, OrderContact } from './order.ts';
import type { ActionResult, OrderAction } from './order-action.ts';
import type { Outbox } from './outbox.ts';
import type { Owners, Tenure } from './owner.ts';
import type { Privacy } from './privacy.ts';
import type { Quarantine } from './quarantine.ts';
import type { Chats, Reach } from './reach.ts';
import type { Reports } from './report.ts';
import type { TicketSearch } from './search.ts';
import type { Ticket, TicketDraft, TicketEvent } from './ticket.ts';
import type { TimelineEntry } from './timeline.ts';

/*
 * Ports of the store. Coarse and asynchronous: each call is one short transaction, so that SQLite and PostgreSQL
 * can stand behind them alike. Every call may throw AppError `store.busy` (locked for longer than the retries last)
 * or `store.failed` (disk full, file gone). Times come from the caller.
 */

/** A file that was checked and written to the file store. */
export interface StoredFile {
  id: string;
  name: string;
  contentType: string;
  size: number;
  sha256: string;
}

export interface ReceiveInput {
  messageId: string;
  brandId: string;
  channel: string;
  message: InboundMessage;
  files: StoredFile[];
  receivedAt: Date;
  quiet: QuietTime | null;
  /** The brand's other accounts of this channel. A mail may have come to them too, and joins their conversations. Default: none. */
  siblings?: readonly string[];
  /** Fresh ids for a contact and a conversation, used only where none exists. */
  newContactId: string;
  newConversationId: string;
}

export type ReceiveResult = {
  /** `copy`: a mail that another account of the brand has taken; noted with it, once for each account. */
  outcome: 'stored' | 'duplicate' | 'copy';
  conversationId: string;
  messageId: string;
  /** When the turn may be taken. */
  dueAt: Date;
};

export interface Inbox {
  /**
   * Dedupe by (account, provider id) and a mail by (brand, key), find or make the contact by its identities and the
   * conversation by thread key (or by `references` to messages of the same contact), give the next sequence number, set the
   * due time.
   */
  receive(input: ReceiveInput): Promise<ReceiveResult>;
}

/** The right to work on a conversation; `fence` grows with each acquisition. */
export interface Lease {
  conversationId: string;
  owner: string;
  fence: number;
}

export interface WaitingMessage {
  id: string;
  seq: number;
  message: InboundMessage;
  files: StoredFile[];
  receivedAt: Date;
}

export interface LoadedTurn {
  conversation: Conversation;
  contact: Contact;
  state: FlowState;
  /** Everything up to this sequence number has been answered. */
  doneSeq: number;
  /** In order, oldest first; may be empty. While an effect of the conversation is being run, nothing waits. */
  waiting: WaitingMessage[];
  dueAt: Date;
  /** Whoever has not written until then will not answer what they were asked; null: nothing comes of that. */
  leftAt: Date | null;
}

export interface TakenLane {
  lease: Lease;
  turn: LoadedTurn;
}

export interface TurnCommit {
  lease: Lease;
  turnId: string;
  /** `doneSeq` of the loaded turn: if another turn came between, nothing is written. */
  readFromSeq: number;
  /** The last message that this turn answers. */
  readToSeq: number;
  at: Date;
  state: FlowState;
  language: string | null;
  holder: Holder;
  rung: Rung;
  understood: Understanding[];
  outbound: { id: string; idempotencyKey: string; content: OutboundContent; acknowledgesTicketId: string | null }[];
  tickets: TicketDraft[];
  /** Existing tickets that the messages of this turn are added to. */
  addToTickets: string[];
  /** Those of them that turn out to be complaints: the law's clocks run from their receipt. */
  complaints?: string[];
  /** The messages only say thanks or good-bye: they reopen nothing. Default false. */
  isCourtesy?: boolean;
  /** At most one: the flow goes on with its outcome, and later messages wait for that. */
  effect: EffectDraft | null;
  /** Messages to another contact than the one that is writing. */
  notices: NoticeDraft[];
  codes: { sent: CodeDraft[]; used: string[] };
  ratings: { id: string; score: number; comment: string | null }[];
  /** Whoever writes said STOP or START. */
  optOut?: 'stop' | 'start';
  /** Whom to call back; nothing is added while there is an open call-back to that number. */
  callBack?: CallBackDraft;
  /** When the customer counts as gone if nothing else comes. Absent: nothing comes of that. */
  leftAt?: Date;
}

export type CommitOutcome = 'committed' | 'more' | 'stale' | 'number-taken';

export interface Lanes {
  /** Takes the lane for `leaseMs` and reads what waits in it; null while somebody else holds it. */
  acquire(conversationId: string, owner: string, leaseMs: number, now: Date): Promise<TakenLane | null>;
  load(conversationId: string): Promise<LoadedTurn | null>;
  /**
   * One transaction: state, tickets, outbox, events. `committed`: nothing waits, and the lane was given back with it;
   * `more`: committed, and the lane is still held for what came meanwhile. `stale`: the lease was lost or the lane moved;
   * nothing was written. `number-taken`: a drawn ticket number exists already; nothing was written, draw again.
   */
  commitTurn(commit: TurnCommit): Promise<CommitOutcome>;
  release(lease: Lease): Promise<void>;
  /** Conversations whose customers count as gone, the longest first. */
  left(now: Date, limit: number): Promise<string[]>;
  /**
   * Nothing came: a row of the kind `silence`, as if its sender had sent it, is what waits next in the lane; none where a person has
   * the conversation. Its `sentAt` says when the customer wrote last. Returns false where the lease was lost.
   */
  hearSilence(lease: Lease, messageId: string, at: Date): Promise<boolean>;
}

export interface SweepFindings {
  /** Conversations with waiting messages that are due and not leased. */
  conversations: string[];
  /** Rows that are due to be sent. */
  outbound: { id: string; accountId: string }[];
}

export interface Sweeps {
  due(now: Date, limit: number): Promise<SweepFindings>;
  /** `sending` rows claimed before `claimedBefore`, by senders that died: back to `queued` for the named accounts, else `uncertain`. */
  recoverStuck(claimedBefore: Date, idempotentAccounts: readonly string[], at: Date): Promise<number>;
  /** The same, at once, for what earlier owners of an account left `sending`. */
  recoverLeft(tenure: Tenure, isIdempotent: boolean, at: Date): Promise<number>;
}

export interface TicketSummary {
  ticket: Ticket;
  contactName: string | null;
  channel: string;
}

export interface TicketFilter {
  brandIds: readonly string[];
  state?: Ticket['state'];
  kind?: Ticket['kind'];
  limit: number;
  /** Tickets updated before this one's time; from the last row of the page before. */
  before?: Date;
}

export interface Tickets {
  list(filter: TicketFilter): Promise<TicketSummary[]>;
  get(brandIds: readonly string[], ticketId: string): Promise<TicketSummary | null>;
  findByNumber(brandId: string, number: string): Promise<Ticket | null>;
  events(ticketId: string): Promise<TicketEvent[]>;
  /** Optimistic: `conflict` where the version is not the present one. */
  setState(
    ticketId: string,
    version: number,
    to: Ticket['state'],
    actor: string,
    at: Date,
  ): Promise<'done' | 'conflict' | 'not-found'>;
}

export interface ConversationSummary {
  conversation: Conversation;
  contactName: string | null;
  lastText: string;
  lastAt: Date;
  waiting: number;
}

export interface Conversations {
  /** What changed last first. */
  list(filter: {
    brandIds: readonly string[];
    limit: number;
    after?: Cursor | undefined;
  }): Promise<ConversationSummary[]>;
  get(brandIds: readonly string[], conversationId: string): Promise<Conversation | null>;
  timeline(conversationId: string, afterSeq: number, limit: number): Promise<TimelineEntry[]>;
  /** The last lines, oldest first. */
  newest(conversationId: string, limit: number): Promise<TimelineEntry[]>;
  byThread(accountId: string, threadKey: string): Promise<Conversation | null>;
  /** The newest conversation on an account with somebody who is proven to have this identity and wrote since. */
  recentWith(accountId: string, identity: Identity, since: Date): Promise<Conversation | null>;
  /** A stored file of that conversation, that came or was sent. */
  file(conversationId: string, fileId: string): Promise<StoredFile | null>;
}

export interface Orders {
  /** All or none: replaces orders of the same number. Returns how many. */
  import(brandId: string, orders: readonly Order[]): Promise<number>;
  findByNumber(brandId: string, number: string): Promise<Order | null>;
  /** Newest first. */
  findByContact(brandId: string, contact: OrderContact, limit: number): Promise<Order[]>;
  count(brandId: string): Promise<number>;
  /** Does it in one transaction with noting its key. `newId` is the id of what is made. */
  perform(brandId: string, action: OrderAction, key: string, newId: string, at: Date): Promise<ActionResult>;
  findAction(brandId: string, key: string): Promise<ActionResult | null>;
}

/** Tries at proving an identity, kept so that guessing is limited per contact and per order. */
export interface Attempts {
  /** Counts one failed try and returns the counts within the window, this one included. */
  add(brandId: string, keys: readonly string[], at: Date, since: Date): Promise<Map<string, number>>;
  count(brandId: string, keys: readonly string[], since: Date): Promise<Map<string, number>>;
}

/** Everything that is stored, in one object. */
export interface Store {
  inbox: Inbox;
  lanes: Lanes;
  outbox: Outbox;
  sweeps: Sweeps;
  tickets: Tickets;
  desk: Desk;
  staff: Staff;
  workplace: Workplace;
  clocks: Clocks;
  search: TicketSearch;
  trackCodes: TrackCodes;
  reports: Reports;
  integrations: Integrations;
  brandSettings: BrandSettingsStore;
  conversations: Conversations;
  quarantine: Quarantine;
  orders: Orders;
  effects: Effects;
  codes: Codes;
  warranties: Warranties;
  attempts: Attempts;
  calls: Calls;
  privacy: Privacy;
  reach: Reach;
  chats: Chats;
  owners: Owners;
  /** With a tenure each call throws AppError `conflict` once the account has another owner. */
  channelState(accountId: string, tenure?: Tenure): ChannelState;
  /** Rejects where the database cannot be read and written. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** Attachments' bytes, by hash, on a local disk. */
export interface Files {
  /** Written and synced when it returns. */
  put(sha256: string, bytes: Uint8Array): Promise<void>;
  get(sha256: string): Promise<Uint8Array | null>;
  /** What is not there is removed already. */
  remove(sha256: string): Promise<void>;
  /**
   * Removes what was written in this time and is of no use: files that `unkept` says nobody has, some hashes at once, and
   * what a broken write left. Returns how many files.
   */
  clear(
    written: { after: Date; before: Date },
    unkept: (hashes: readonly string[]) => Promise<readonly string[]>,
  ): Promise<number>;
}
