import { desc, eq } from 'drizzle-orm';
import type { DeskLine, ReplyDraft } from '../../src/core/desk.ts';
import type { Db, Tx } from '../client.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { timeline } from './conversations.ts';
import { storedMessageSchema } from './rows.ts';

type ConversationRow = typeof conversations.$inferSelect;

export function linesAfter(db: Db | Tx, conversationId: string, seq: number, limit: number): DeskLine[] {
  return timeline(db, conversationId, seq, limit).map((line) => ({ ...line, conversationId }));
}

const MAX_NEWER = 50;
/** What the customer or a colleague wrote after the line that the writer saw last; the bot's own words stop nobody. */
export function newerLines(tx: Tx, { conversationId, seenSeq }: ReplyDraft, actor: string): DeskLine[] {
  return linesAfter(tx, conversationId, seenSeq, MAX_NEWER).filter(
    ({ direction, kind, authorId }) =>
      (direction === 'in' && kind === 'message') || (authorId !== null && authorId !== actor),
  );
}

/** Puts a person's messages into the outbox; from here on the conversation is theirs. */
export function putReply(
  tx: Tx,
  conversation: ConversationRow,
  { messages, acknowledges }: ReplyDraft,
  { ticketId, actor, at }: { ticketId: string; actor: string; at: Date },
): void {
  const newest = tx
    .select({ providerId: inbox.providerId, message: inbox.message })
    .from(inbox)
    .where(eq(inbox.conversationId, conversation.id))
    .orderBy(desc(inbox.seq))
    .limit(1)
    .get();
  const replyContext = newest === undefined ? {} : storedMessageSchema.parse(newest.message).replyContext;
  for (const [index, { turnId, ...message }] of messages.entries()) {
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
        ...message,
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
        authorId: actor,
        acknowledgesTicketId: acknowledges && index === 0 ? ticketId : null,
        createdAt: at,
      })
      .run();
  }
  tx.update(conversations)
    .set({ timelineSeq: conversation.timelineSeq + messages.length, updatedAt: at })
    .where(eq(conversations.id, conversation.id))
    .run();
}

/** The lease is taken from a turn that is running: its commit fails by the fence, and what waits is taken anew. */
export function setHolder(
  tx: Tx,
  row: typeof conversations.$inferSelect,
  { holder, userId, at }: { holder: 'bot' | 'person'; userId: string | null; at: Date },
): void {
  tx.update(conversations)
    .set({
      holder,
      holderId: holder === 'person' ? userId : null,
      fence: row.fence + 1,
      leaseOwner: null,
      leaseUntil: null,
      // The bot does not go on in the middle of a question that a person has answered meanwhile.
      ...(holder === 'bot' ? { state: { ...row.state, stack: [], offered: [], queued: [], unrecognised: 0 } } : {}),
      updatedAt: at,
    })
    .where(eq(conversations.id, row.id))
    .run();
}
