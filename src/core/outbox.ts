import type { DeliveryReport, SendReceipt } from './channel-outcome.ts';
import type { Cursor } from './desk.ts';
import type { OutboundMessage, OutboundStatus, OutgoingFile } from './message.ts';
import type { Tenure } from './owner.ts';

export interface OutboxRow {
  message: OutboundMessage;
  status: OutboundStatus;
  reason: string | null;
  turnId: string;
  createdAt: Date;
  sentAt: Date | null;
  settledAt: Date | null;
}

export interface UndeliveredFilter {
  brandIds: readonly string[];
  now: Date;
  limit: number;
  after?: Cursor | undefined;
}

/**
 * `settled`: nothing about it is open. `sent-again`: it was sent again, or has found another way. `dealt-with`: somebody else
 * has dealt with it.
 */
export type DealOutcome = 'done' | 'settled' | 'sent-again' | 'dealt-with';

/** A conversation, as the order in which its messages go out; named by itself or by one of them. */
export type DeliveryLane = { conversationId: string } | { outboundId: string };

export interface Outbox {
  /**
   * Moves the earliest due `queued` row of the conversation to `sending` and returns it. Null where nothing is due, or
   * while an earlier row of that conversation is being sent or waits for its retry: order is kept. Null, too, where the
   * account that was `tenure`'s has another owner.
   */
  claimNext(lane: DeliveryLane, owner: string, now: Date, tenure?: Tenure): Promise<OutboundMessage | null>;
  conversationOf(outboundId: string): Promise<string | null>;
  /**
   * Notes the receipt of a claimed row. `retryAt`: when a `retry` is due. A row that has moved on meanwhile is left alone.
   * Returns whether the conversation has anything left to send.
   */
  settle(outboundId: string, receipt: SendReceipt, at: Date, retryAt: Date | null): Promise<boolean>;
  /** A later report; only forward moves are kept. A delivered acknowledgement is noted on its ticket. Returns whether a row was found. */
  report(report: DeliveryReport, at: Date): Promise<boolean>;
  /** Answers of the turn that took that inbound message; null while it waits. Marks nothing. */
  inlineAnswers(accountId: string, providerId: string): Promise<OutboundMessage[] | null>;
  /** The same, marked sent. */
  takeInline(accountId: string, providerId: string, at: Date): Promise<OutboundMessage[] | null>;
  /** Inline answers of this conversation that were handed over before `before` count as delivered: the next webhook came. */
  confirmInline(conversationId: string, at: Date): Promise<void>;
  /** A file of an outgoing message. */
  file(outboundId: string, fileId: string): Promise<OutgoingFile | null>;
  /**
   * Rows that never arrived and that nobody has dealt with: failed, uncertain, or queued for longer than an hour. The oldest
   * first.
   */
  undelivered(filter: UndeliveredFilter): Promise<OutboxRow[]>;
  /** How many there are; counts no further than the limit. */
  countUndelivered(filter: UndeliveredFilter): Promise<number>;
  /**
   * A person has seen to one of them another way: it leaves the list and keeps its state. Where it fails anew after that
   * (it was still queued), it is in the list again.
   */
  dealWith(outboundId: string, userId: string, at: Date): Promise<DealOutcome>;
  /** Takes that word of the same person back. */
  reopen(outboundId: string, userId: string): Promise<DealOutcome>;
}
