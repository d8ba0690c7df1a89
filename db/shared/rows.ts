import { z } from 'zod';
import { RUNGS } from '../../src/core/contact.ts';
import type { Conversation } from '../../src/core/conversation.ts';
import { inboundMessageSchema, type OutboundMessage } from '../../src/core/message.ts';
import type { OutboxRow } from '../../src/core/store.ts';
import type { conversations } from '../schema/conversations.ts';
import type { outbox } from '../schema/messages.ts';

/* Rows as core's words; rows do not leave this folder. */

/** An inbound message as its JSON column has it: dates are texts there. */
export const storedMessageSchema = inboundMessageSchema.extend({ sentAt: z.coerce.date().optional() });

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

export function toOutboundMessage(row: typeof outbox.$inferSelect): OutboundMessage {
  const { id, conversationId, accountId, idempotencyKey, to, content, inReplyTo, replyContext, attempts } = row;
  return { id, conversationId, accountId, idempotencyKey, to, content, inReplyTo, replyContext, attempt: attempts };
}

export function toOutboxRow(row: typeof outbox.$inferSelect): OutboxRow {
  const { status, reason, turnId, createdAt, sentAt, settledAt } = row;
  return { message: toOutboundMessage(row), status, reason, turnId, createdAt, sentAt, settledAt };
}
