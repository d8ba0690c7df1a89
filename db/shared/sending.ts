import type { Refusal, SendReceipt } from '../../src/core/channel-outcome.ts';
import type { OutboundContent, OutboundStatus } from '../../src/core/message.ts';
import type { DealOutcome } from '../../src/core/outbox.ts';
import type { outbox } from '../schema/messages.ts';

type Row = typeof outbox.$inferSelect;

/** What it takes to settle a message. */
export type Settling = Pick<
  Row,
  'id' | 'conversationId' | 'status' | 'providerId' | 'sentAt' | 'acknowledgesTicketId'
> & {
  /** Its content where it carries a secret. */
  secretContent: OutboundContent | null;
};

/** A queued message counts as "never arrived" after this long, milliseconds. */
export const LATE_AFTER_MS = 60 * 60 * 1000;

/** Whether the answer of the provider is news. The sender may have been taken for dead and was only slow. */
export function isNews(row: Settling, receipt: SendReceipt): boolean {
  const isLate = row.status === 'uncertain' && (receipt.status === 'sent' || receipt.status === 'failed');
  return row.status === 'sending' || isLate;
}

/** A step forward of an outgoing message. */
export interface Move {
  status: Exclude<OutboundStatus, 'queued' | 'sending'>;
  reason: string | null;
  at: Date;
  providerId: string | null;
  why: Refusal | null;
}

/** What the row has after it. */
export function moved(row: Settling, { status, reason, at, providerId }: Move) {
  const went = status === 'sent' || status === 'delivered' || status === 'read';
  return {
    status,
    reason,
    settledAt: at,
    sentAt: went ? (row.sentAt ?? at) : row.sentAt,
    providerId: row.providerId ?? providerId,
  };
}

/** It fails after it had a chance: what somebody said of it before is said of it no more. */
export function failsAnew(row: Settling, { status }: Move): boolean {
  return isTrouble(status) && !isTrouble(row.status);
}

const isTrouble = (status: OutboundStatus): boolean => status === 'failed' || status === 'uncertain';

/** The content without its secret: once it is sent, nobody needs it any more. Null: nothing to take out. */
export function withoutSecret({ secretContent }: Settling, { status }: Move): OutboundContent | null {
  // A refused one may need it once more, on its next way.
  if (secretContent === null || status === 'failed') return null;
  const { secret: _, ...rest } = secretContent;
  return rest;
}

/** Why a message that somebody has seen to was not in the list; their own word, said once more, is done. */
export function whyNotDealt(
  row: Pick<Row, 'status' | 'dealtBy' | 'createdAt'> | undefined,
  userId: string,
  now: Date,
): DealOutcome {
  if (row === undefined) return 'settled';
  if (row.dealtBy !== null) return row.dealtBy === userId ? 'done' : 'dealt-with';
  const isLate = row.status === 'queued' && now.getTime() - row.createdAt.getTime() > LATE_AFTER_MS;
  return isLate || isTrouble(row.status) ? 'sent-again' : 'settled';
}
