import type { OutsideAnswer, Refusal, Revision } from './channel-outcome.ts';
import type { Identity } from './contact.ts';
import type { Conversation } from './conversation.ts';
import type { Cursor } from './desk.ts';
import type { OutboundContent, OutboundStatus } from './message.ts';
import type { TicketDraft } from './ticket.ts';

/* Ports for finding a way to somebody: what is known of a message, what comes after a refusal, who said STOP. */

/** Everything that decides whether, and how, a message may go out now. */
export interface ReachFacts {
  outboundId: string;
  conversation: Conversation;
  /** Language of the contact, where it is known. */
  language: string | null;
  identities: (Identity & { proven: boolean })[];
  to: string;
  content: OutboundContent;
  status: OutboundStatus;
  refusal: Refusal | null;
  reason: string | null;
  inReplyTo: string | null;
  acknowledgesTicketId: string | null;
  /** The last message of this contact on this account, and when it came. */
  lastInbound: { providerId: string; at: Date } | null;
  /** Since when somebody with one of these identities wants nothing that was not asked for. */
  suppressedAt: Date | null;
  /** Accounts of all messages of this chain, with whether each went as a template. */
  tried: { accountId: string; isTemplate: boolean }[];
  /** Another message says the same in its place. */
  hasNext: boolean;
  /** A person has seen to it another way. */
  isDealtWith: boolean;
}

/** What comes after a refused message; written once for each. */
export interface NextWay {
  outboundId: string;
  at: Date;
  /** Another message, in the conversation with that account; made where there is none. */
  message?: {
    id: string;
    idempotencyKey: string;
    accountId: string;
    channel: string;
    to: string;
    threadKey: string;
    content: OutboundContent;
    /** Not sent earlier; default: at once. */
    notBefore?: Date;
    newConversationId: string;
  };
  /** A person; left out where the conversation has an open ticket already. */
  ticket?: TicketDraft;
}

export interface Reach {
  facts(outboundId: string): Promise<ReachFacts | null>;
  /** Says the same in other words: those of an approved template. Only before it is sent. */
  rewrite(outboundId: string, content: OutboundContent): Promise<void>;
  /** Refused messages whose next way has not been decided, oldest first. */
  undecided(limit: number): Promise<string[]>;
  /** `known`: it was decided before; nothing was written. `number-taken`: draw another ticket number. */
  decide(next: NextWay): Promise<'done' | 'known' | 'number-taken'>;
  /** STOP (`at`) or START (null). */
  suppress(brandId: string, identities: readonly Identity[], at: Date | null): Promise<void>;
  isSuppressed(brandId: string, identity: Identity): Promise<boolean>;
  /** How an account stands; `freeMs`: its service window, null where it has none. */
  account(accountId: string, freeMs: number | null, now: Date): Promise<AccountState>;
  /** The newest conversation of an account with this identity, and its last inbound message. */
  chatWith(accountId: string, identity: Identity): Promise<{ conversation: Conversation; lastInboundAt: Date } | null>;
}

export interface AccountState {
  /** Messages on their way out. */
  queued: number;
  /** Refused, or nobody knows; of the last week. */
  undelivered: number;
  /** Chats in which anything may be said now, and those of them that close within two hours; null: there are no windows. */
  windows: { open: number; closing: number } | null;
  lastInboundAt: Date | null;
}

export interface MergeReview {
  id: string;
  contactId: string;
  contactName: string | null;
  otherId: string;
  otherName: string | null;
  at: Date;
}

/** A picture that goes with a ticket, and the item that it shows. */
export interface TicketPhoto {
  fileId: string;
  conversationId: string;
  name: string;
  contentType: string;
  orderNumber: string | null;
  sku: string | null;
}

export interface ReviewFilter {
  brandIds: readonly string[];
  limit: number;
  after?: Cursor | undefined;
}

export interface Chats {
  photosOf(ticketId: string): Promise<TicketPhoto[]>;
  /**
   * `waiting`: no turn had read it, and none will read the old words. `read`: a turn answered it already; the new words
   * are for a new turn. `unknown`: there is no such message.
   */
  revise(revision: Revision): Promise<'waiting' | 'read' | 'unknown'>;
  /** Writes the answer into its conversation and gives that to a person. False where there is no such conversation, or it is known. */
  answeredOutside(answer: OutsideAnswer & { id: string; turnId: string }): Promise<boolean>;
  /** Gives conversations back to the bot whose hold has run out, and returns them. */
  endHolds(now: Date, limit: number): Promise<string[]>;
  /** What is not decided, the oldest first. */
  mergeReviews(filter: ReviewFilter): Promise<MergeReview[]>;
  /** How many are not decided; counts no further than `limit`. */
  countMergeReviews(brandIds: readonly string[], limit: number): Promise<number>;
  /** `merged`: the other contact's identities, conversations and tickets become the first one's. */
  decideMerge(
    brandIds: readonly string[],
    reviewId: string,
    decision: 'merged' | 'apart',
    actor: string,
    at: Date,
  ): Promise<'done' | 'not-found'>;
}

/** Before the id of a message that a person sends again, which makes it the new one's: once, whoever asks. */
export const SENT_AGAIN = 'again-';

/** What people write, alone in a message, who do not want to be written to any more, and who want it again. */
export interface OptOutWords {
  stop: readonly string[];
  start: readonly string[];
  /** Those of them that are an answer to the open question where the channel never writes first. */
  ambiguous: readonly string[];
}
