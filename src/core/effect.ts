import type { Identity } from './contact.ts';
import type { CallOutcome, Slots } from './flow.ts';
import type { OutboundContent } from './message.ts';
import type { TicketDraft } from './ticket.ts';

/* What a turn does beside answering: effects in the world, messages to others, codes; and their stores. */

/** What the turn wants done in the world. Its id is the idempotency key. */
export interface EffectDraft {
  id: string;
  call: string;
  arguments: Slots;
  /** Checked by a schema when it is run. */
  action: unknown;
  /** When the promise made with it is looked after, if one was. */
  followUpAt: Date | null;
}

export interface NoticeDraft {
  id: string;
  idempotencyKey: string;
  accountId: string;
  channel: string;
  to: string;
  identity: Identity;
  threadKey: string;
  content: OutboundContent;
  newContactId: string;
  newConversationId: string;
  /** The ticket that counts as acknowledged when this has arrived. */
  acknowledgesTicketId?: string | null;
}

export interface CodeDraft {
  id: string;
  orderNumber: string;
  hash: string;
  expiresAt: Date;
}

export interface Code extends CodeDraft {
  tries: number;
}

/** One-time codes; only hashes are kept. */
export interface Codes {
  /** The newest that was sent in this conversation for the order and was not used. */
  newest(conversationId: string, orderNumber: string): Promise<Code | null>;
  /** Counts a try, before the code is compared. Returns how many there were. */
  countTry(codeId: string): Promise<number>;
}

export interface Effect extends EffectDraft {
  brandId: string;
  conversationId: string;
  /** Tries so far, this one included. More than 1: an earlier one may have done it. */
  attempts: number;
  createdAt: Date;
  /** What came of it; null until it is settled. */
  outcome: string | null;
}

export interface DoneEffect extends Effect {
  settledAt: Date;
  /** What the customer was told as its number. */
  reference: string | null;
}

export interface Effects {
  /** Takes it for running; null where it is settled, not due, or somebody else runs it since `stuckBefore` or later. */
  claim(effectId: string, owner: string, now: Date, stuckBefore: Date): Promise<Effect | null>;
  /** Puts the outcome into the conversation's lane, once; later calls change nothing. Returns whether it was the first. */
  settle(effectId: string, outcome: CallOutcome, detail: string | null, messageId: string, at: Date): Promise<boolean>;
  retry(effectId: string, at: Date): Promise<void>;
  /** Due, or left by a process that died. */
  due(now: Date, stuckBefore: Date, limit: number): Promise<string[]>;
  /** What was done since then, oldest first. */
  done(brandId: string, since: Date, limit: number): Promise<DoneEffect[]>;
  /** Settled ones whose promise is to be looked after. */
  promises(now: Date, limit: number): Promise<Effect[]>;
  /** What was promised to this contact and not looked after yet, newest first. */
  promisesTo(contactId: string): Promise<Effect[]>;
  /** Notes that a promise that is due was kept, or opens a ticket about it, once; with a later time, looks again then. */
  followUp(effectId: string, next: Date | null, ticket: TicketDraft | null, at: Date): Promise<void>;
}

export interface Warranty {
  serial: string;
  orderNumber: string;
  sku: string;
  title: string;
  startsAt: Date;
  expiresAt: Date;
  /** The serial number that it replaced, and the one that replaced it. */
  replaces: string | null;
  replacedBy: string | null;
}

/** Our own ledger of serial numbers, whatever the shop's order system is. */
export interface Warranties {
  /** `known`: registered already, for another purchase. The same registration again is `registered`. */
  register(brandId: string, warranty: Omit<Warranty, 'replaces' | 'replacedBy'>): Promise<'registered' | 'known'>;
  /** By any serial number of a chain of replacements: the one that is in use. */
  find(brandId: string, serial: string): Promise<Warranty | null>;
  /** All that were registered for one line of an order, replaced ones too, oldest first. */
  ofLine(brandId: string, orderNumber: string, sku: string): Promise<Warranty[]>;
  /** The new one takes the place and the expiry of the old one. `known`: the new one is registered already. */
  replace(brandId: string, serial: string, newSerial: string): Promise<'replaced' | 'unknown' | 'known'>;
}
