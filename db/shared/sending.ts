import type { Refusal, SendReceipt } from '../../src/core/channel.ts';
import { latestBelievable } from '../../src/core/clock-set-back.ts';
import type { OutboundContent, OutboundStatus } from '../../src/core/message.ts';
import type { outbox } from '../schema/messages.ts';

type Row = typeof outbox.$inferSelect;

/** A queued message counts as "never arrived" after this long, milliseconds. */
export const LATE_AFTER_MS = 60 * 60 * 1000;

/** Whether the first open message of a conversation may be sent now. */
export function mayBeSent(first: Pick<Row, 'status' | 'nextAttemptAt' | 'createdAt'>, now: Date): boolean {
  if (first.status === 'sending') return false;
  const isLater = first.nextAttemptAt !== null && first.nextAttemptAt > now;
  return !isLater || first.createdAt > latestBelievable(now);
}

/** Whether the answer of the provider is news. The sender may have been taken for dead and was only slow. */
export function isNews(row: Row, receipt: SendReceipt): boolean {
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
export function moved(row: Row, { status, reason, at, providerId }: Move) {
  const went = status === 'sent' || status === 'delivered' || status === 'read';
  return {
    status,
    reason,
    settledAt: at,
    sentAt: went ? (row.sentAt ?? at) : row.sentAt,
    providerId: row.providerId ?? providerId,
    // A refused one may need it once more, on its next way.
    content: status === 'failed' ? row.content : withoutSecret(row.content),
  };
}

/** Once it is sent, nobody needs it any more. */
function withoutSecret(content: OutboundContent): OutboundContent {
  if (content.secret === undefined) return content;
  const { secret: _, ...rest } = content;
  return rest;
}
