import { desc, eq } from 'drizzle-orm';
import type { BotMessage } from '../../src/core/desk.ts';
import type { Tx } from '../client.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { readMessage } from '../shared/rows.ts';
import { conversationFor } from './turn-extras.ts';

type ConversationRow = typeof conversations.$inferSelect;
type Line = Omit<BotMessage, 'to' | 'flowState'>;

/** Puts messages of a person, or of the bot outside of a turn, into the outbox; each is a turn that read nothing. */
export function putOut(
  tx: Tx,
  conversation: ConversationRow,
  lines: readonly Line[],
  { authorId, at }: { authorId: string | null; at: Date },
): void {
  const newest = tx
    .select({ providerId: inbox.providerId, message: inbox.message })
    .from(inbox)
    .where(eq(inbox.conversationId, conversation.id))
    .orderBy(desc(inbox.timelineSeq))
    .limit(1)
    .get();
  const replyContext = newest === undefined ? {} : readMessage(newest.message).replyContext;
  for (const [index, { turnId, ...line }] of lines.entries()) {
    const timelineSeq = conversation.timelineSeq + index + 1;
    tx.insert(turns)
      .values({
        id: turnId,
        conversationId: conversation.id,
        fence: conversation.fence,
        fromSeq: -timelineSeq,
        toSeq: conversation.doneSeq,
        understood: [],
        committedAt: at,
      })
      .run();
    tx.insert(outbox)
      .values({
        ...line,
        conversationId: conversation.id,
        brandId: conversation.brandId,
        turnId,
        timelineSeq,
        accountId: conversation.accountId,
        to: conversation.replyAddress,
        inReplyTo: newest?.providerId ?? null,
        replyContext,
        status: 'queued',
        nextAttemptAt: at,
        authorId,
        createdAt: at,
      })
      .run();
  }
  tx.update(conversations)
    .set({ timelineSeq: conversation.timelineSeq + lines.length, updatedAt: at })
    .where(eq(conversations.id, conversation.id))
    .run();
}

/** Returns the conversation that it went to; null where the bot may not speak there now. */
export function sayAsBot(tx: Tx, { to, flowState, ...line }: BotMessage, at: Date): string | null {
  const id =
    'conversationId' in to ? to.conversationId : conversationFor(tx, { ...to.notice, ...line }, to.brandId, at).id;
  const conversation = tx.select().from(conversations).where(eq(conversations.id, id)).get();
  if (conversation === undefined) return null;
  if (flowState !== undefined) {
    const isIdle =
      conversation.holder === 'bot' &&
      conversation.lastSeq === conversation.doneSeq &&
      conversation.leaseOwner === null;
    if (!isIdle) return null;
    tx.update(conversations).set({ state: flowState }).where(eq(conversations.id, id)).run();
  }
  putOut(tx, conversation, [line], { authorId: null, at });
  return id;
}
