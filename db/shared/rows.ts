import { z } from 'zod';
import { RUNGS } from '../../src/core/contact.ts';
import type { Conversation } from '../../src/core/conversation.ts';
import { type InboundMessage, inboundMessageSchema, type OutboundMessage } from '../../src/core/message.ts';
import type { OutboxRow } from '../../src/core/outbox.ts';
import type { conversations } from '../schema/conversations.ts';
import type { outbox } from '../schema/messages.ts';

/* Rows as core's words; rows do not leave this folder. */

/** An inbound message as its JSON column has it: dates are texts there. */
const storedMessageSchema = inboundMessageSchema.extend({ sentAt: z.coerce.date().optional() });

/** Stands in for a row that cannot be read (a bad disk, a bug): one such row must not hold up its lane for ever. */
const UNREADABLE: InboundMessage = {
  accountId: 'unreadable',
  providerId: 'unreadable',
  kind: 'message',
  from: [{ kind: 'webchat', value: 'unreadable' }],
  proven: false,
  replyAddress: 'unreadable',
  threadKey: 'unreadable',
  references: [],
  text: '',
  replyContext: {},
  isUnreadable: true,
};

/** The message in a JSON column; what cannot be read any more comes back as an empty one that says so. */
export function readMessage(stored: unknown): InboundMessage {
  const read = storedMessageSchema.safeParse(stored);
  return read.success ? read.data : UNREADABLE;
}

export function toConversation(row: typeof conversations.$inferSelect): Conversation {
  const {
    id,
    brandId,
    contactId,
    accountId,
    channel,
    threadKey,
    replyAddress,
    holder,
    holderId,
    language,
    createdAt,
    updatedAt,
  } = row;
  const rung = RUNGS.find((known) => known === row.rung) ?? 'unknown';
  return {
    id,
    brandId,
    contactId,
    accountId,
    channel,
    threadKey,
    replyAddress,
    holder,
    holderId,
    rung,
    language,
    createdAt,
    updatedAt,
  };
}

/** What a channel has to know of a message. */
type Sendable = Pick<
  typeof outbox.$inferSelect,
  | 'id'
  | 'conversationId'
  | 'accountId'
  | 'idempotencyKey'
  | 'to'
  | 'content'
  | 'inReplyTo'
  | 'replyContext'
  | 'attempts'
  | 'authorId'
> & { isAfterStop?: boolean };

export function toOutboundMessage(row: Sendable): OutboundMessage {
  const { id, conversationId, accountId, idempotencyKey, to, content, inReplyTo, replyContext, attempts, authorId } =
    row;
  const message: OutboundMessage = {
    id,
    conversationId,
    accountId,
    idempotencyKey,
    to,
    content,
    inReplyTo,
    replyContext,
    attempt: attempts,
  };
  if (authorId !== null) message.isByPerson = true;
  if (row.isAfterStop === true) message.isAfterStop = true;
  return message;
}

export function toOutboxRow(row: typeof outbox.$inferSelect): OutboxRow {
  const { status, reason, turnId, createdAt, sentAt, settledAt } = row;
  return { message: toOutboundMessage(row), status, reason, turnId, createdAt, sentAt, settledAt };
}

export function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
