import type { ThreadEntry } from './channel.ts';
import type { Understanding } from './flow-state.ts';
import type { InboundMessage, OutboundStatus } from './message.ts';

/** One line of a conversation as a person reads it. */
export interface TimelineEntry extends ThreadEntry {
  status: OutboundStatus | null;
  reason: string | null;
  /** Who has seen to it another way, of an answer that did not arrive, and when. */
  dealtWith?: { userId: string; at: Date };
  /** How the bot read an inbound message. */
  understood: Understanding[];
  /** The user who wrote an answer; null: the bot, or the customer. */
  authorId: string | null;
  kind: InboundMessage['kind'];
  /** Of an inbound mail. */
  subject?: string;
  /** Files that came with an inbound message and were not taken. */
  refusedFiles?: NonNullable<InboundMessage['refusedFiles']>;
  /** Other accounts of the brand that the same mail came to. */
  copies?: { accountId: string; at: Date }[];
  /** What its sender did to an inbound message afterwards; `before` is how it read until then. */
  revision?: { kind: 'edited' | 'deleted'; before: string; at: Date };
}
