import { and, eq, notInArray } from 'drizzle-orm';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import type { OutboundContent } from '../../src/core/message.ts';
import type { NextWay } from '../../src/core/reach.ts';
import type { Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { outbox } from '../schema/messages.ts';
import { outboxWays } from '../schema/reach.ts';
import { tickets } from '../schema/tickets.ts';
import { append, isNumberTaken, openTickets } from './ticket-writes.ts';

type OutboxRecord = typeof outbox.$inferSelect;
type ConversationRecord = typeof conversations.$inferSelect;

/** A refused message waits for its next way; what was decided once stays so. */
export function noteRefusal(tx: Tx, outboundId: string, refusal: string | null, at: Date): void {
  tx.insert(outboxWays)
    .values({ outboundId, chainId: outboundId, refusal, refusedAt: at })
    .onConflictDoUpdate({ target: outboxWays.outboundId, set: { refusal, refusedAt: at } })
    .run();
}

/** One decision for each refused message: a second one, of a repeat or another process, writes nothing. */
export function decide(tx: Tx, next: NextWay): 'done' | 'known' | 'number-taken' {
  const { outboundId, at, message, ticket } = next;
  const way = tx.select().from(outboxWays).where(eq(outboxWays.outboundId, outboundId)).get();
  const refused = tx.select().from(outbox).where(eq(outbox.id, outboundId)).get();
  if (way === undefined || refused === undefined || way.decidedAt !== null) return 'known';
  // Delivered after all, while we were looking for another way.
  const isRefused = refused.status === 'failed';
  if (isRefused && ticket !== undefined && isNumberTaken(tx, ticket.number)) return 'number-taken';
  if (isRefused && message !== undefined) putMessage(tx, message, { refused, chainId: way.chainId, at });
  const ticketId = isRefused && ticket !== undefined ? putTicket(tx, ticket, refused, at) : null;
  tx.update(outboxWays)
    .set({ decidedAt: at, nextOutboundId: isRefused ? (message?.id ?? null) : null, ticketId })
    .where(eq(outboxWays.outboundId, outboundId))
    .run();
  tx.update(outbox)
    .set({ content: withoutSecret(refused.content) })
    .where(eq(outbox.id, outboundId))
    .run();
  return 'done';
}

function withoutSecret({ secret: _secret, ...content }: OutboundContent): OutboundContent {
  return content;
}

function putMessage(
  tx: Tx,
  message: NonNullable<NextWay['message']>,
  { refused, chainId, at }: { refused: OutboxRecord; chainId: string; at: Date },
): void {
  const { id, idempotencyKey, accountId, to, content } = message;
  const conversation = conversationOf(tx, message, refused, at);
  const timelineSeq = conversation.timelineSeq + 1;
  const isSame = conversation.id === refused.conversationId;
  tx.insert(outbox)
    .values({
      id,
      idempotencyKey,
      accountId,
      to,
      content,
      turnId: refused.turnId,
      brandId: refused.brandId,
      conversationId: conversation.id,
      timelineSeq,
      inReplyTo: isSame ? refused.inReplyTo : null,
      replyContext: isSame ? refused.replyContext : {},
      acknowledgesTicketId: refused.acknowledgesTicketId,
      status: 'queued',
      nextAttemptAt: message.notBefore ?? at,
      createdAt: at,
    })
    .run();
  tx.update(conversations).set({ timelineSeq, updatedAt: at }).where(eq(conversations.id, conversation.id)).run();
  tx.insert(outboxWays).values({ outboundId: id, chainId }).run();
  if (refused.acknowledgesTicketId !== null) {
    append(tx, refused.acknowledgesTicketId, 'system', [{ type: 'acknowledgement-queued', outboundId: id }], at);
  }
}

function conversationOf(
  tx: Tx,
  message: NonNullable<NextWay['message']>,
  refused: OutboxRecord,
  at: Date,
): Pick<ConversationRecord, 'id' | 'timelineSeq'> {
  const { accountId, threadKey, channel, to, newConversationId: id } = message;
  const known = tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.accountId, accountId), eq(conversations.threadKey, threadKey)))
    .get();
  if (known !== undefined) return known;
  const from = tx.select().from(conversations).where(eq(conversations.id, refused.conversationId)).get();
  tx.insert(conversations)
    .values({
      id,
      brandId: refused.brandId,
      contactId: from?.contactId ?? '',
      accountId,
      channel,
      threadKey,
      replyAddress: to,
      state: INITIAL_FLOW_STATE,
      language: from?.language ?? null,
      createdAt: at,
      updatedAt: at,
    })
    .run();
  return { id, timelineSeq: 0 };
}

/** Where the conversation has an open ticket a person looks at it already. */
function putTicket(tx: Tx, ticket: NonNullable<NextWay['ticket']>, refused: OutboxRecord, at: Date): string {
  const open = tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.conversationId, refused.conversationId), notInArray(tickets.state, ['resolved', 'closed'])))
    .get();
  if (open !== undefined) return open.id;
  const conversation = tx.select().from(conversations).where(eq(conversations.id, refused.conversationId)).get();
  if (conversation !== undefined) openTickets(tx, { tickets: [ticket], at }, conversation, refused.inReplyTo ?? '');
  return ticket.id;
}
