import type { OutboundMessage, OutboundStatus } from './message.ts';

/* What became of a message: of one that was sent, and of one that was received. */

/**
 * Why a provider will not take a message; decides the next way to its receiver. `window-closed`: only an approved
 * template may be sent now. `unsubscribed`: said STOP. `unreachable`: this number or address is not there.
 * `blocked`: the provider keeps us from writing. `content`: it does not like what is said. `expired`: too late for it.
 * `passing`: it was taken and then failed on the way, which may go better in a while.
 */
export const REFUSALS = [
  'window-closed',
  'unsubscribed',
  'unreachable',
  'blocked',
  'content',
  'expired',
  'passing',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What came of handing a message to the provider. */
export type SendReceipt =
  | { status: 'sent'; providerId: string | null }
  | { status: 'delivered'; providerId: string | null }
  /** Nothing was sent, trying again may help. */
  | { status: 'retry'; reason: string; retryAfterMs?: number }
  /** Nothing was sent and never will be: another channel or a person. */
  | { status: 'failed'; reason: string; why?: Refusal }
  /** The provider did not say whether it has the message. */
  | { status: 'uncertain'; reason: string };

/** A later word about a sent message: a status callback, a read receipt, a bounce. */
export interface DeliveryReport {
  accountId: string;
  /** Either our own id of the message or the provider's. */
  outboundId?: string;
  providerId?: string;
  status: Extract<OutboundStatus, 'sent' | 'delivered' | 'read' | 'failed'>;
  reason?: string;
  why?: Refusal;
}

/** What its sender did to a message that came in. */
export interface Revision {
  accountId: string;
  /** Of the message that was changed. */
  providerId: string;
  kind: 'edited' | 'deleted';
  text: string;
  at: Date;
}

/** Somebody at the shop answered beside us: on the phone, or in another app. */
export interface OutsideAnswer {
  accountId: string;
  threadKey: string;
  providerId: string;
  text: string;
  at: Date;
  /** The bot is silent until then. */
  silentUntil: Date;
}

export type ReceiveOutcome =
  | { outcome: 'accepted'; conversationId: string; messageId: string }
  | { outcome: 'duplicate'; conversationId: string; messageId: string }
  | { outcome: 'quarantined'; reason: string };

/** Closed list of why something was set aside; the console shows and filters by it. */
export const QUARANTINE_REASONS = [
  'unknown-account',
  'malformed',
  'bad-signature',
  'too-large',
  'too-many-attachments',
  'bad-attachment',
  'auto-reply',
  'bounce',
  'own-mail',
  'mailing-list',
  'complaint-report',
  'loop',
  'unsupported',
  'poison',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

export interface QuarantineItem {
  accountId: string | null;
  reason: QuarantineReason;
  /** One line for the operator. */
  detail: string;
  /** The payload as it came, so that it can be released or read. */
  payload: string | Uint8Array;
}

/** The answers of a turn that was waited for. `late`: the turn was not committed in time, ask again with the same id. */
export type InlineAnswer =
  | { status: 'answered'; messages: OutboundMessage[] }
  | { status: 'late' }
  | { status: 'quarantined'; reason: string };
