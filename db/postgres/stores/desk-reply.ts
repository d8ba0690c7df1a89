import { eq } from 'drizzle-orm';
import type { DeskLine, ReplyDraft } from '../../../src/core/desk.ts';
import { laneTakenAway } from '../../shared/lane-taken-away.ts';
import type { Db, Tx } from '../client.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { outbox } from '../schema/messages.ts';
import { phoneHolds } from '../schema/reach.ts';
import { timeline } from './conversations.ts';
import { putOut } from './put-out.ts';

type ConversationRow = typeof conversations.$inferSelect;

export async function linesAfter(db: Db, conversationId: string, seq: number, limit: number): Promise<DeskLine[]> {
  return (await timeline(db, conversationId, seq, limit)).map((line) => ({ ...line, conversationId }));
}

export async function isPutOut(db: Db | Tx, idempotencyKey: string): Promise<boolean> {
  const own = eq(outbox.idempotencyKey, idempotencyKey);
  return (await first(db.select({ id: outbox.id }).from(outbox).where(own))) !== undefined;
}

const MAX_NEWER = 50;
/** What the customer or a colleague wrote after the line that the writer saw last; the bot's own words stop nobody. */
export async function newerLines(tx: Tx, { conversationId, seenSeq }: ReplyDraft, actor: string): Promise<DeskLine[]> {
  return (await linesAfter(tx, conversationId, seenSeq, MAX_NEWER)).filter(
    ({ direction, kind, authorId }) =>
      (direction === 'in' && kind === 'message') || (authorId !== null && authorId !== actor),
  );
}

/** A person's messages; the first one acknowledges a complaint that nobody has acknowledged yet. */
export async function putReply(
  tx: Tx,
  conversation: ConversationRow,
  { messages, acknowledges }: ReplyDraft,
  { ticketId, actor, at }: { ticketId: string; actor: string; at: Date },
): Promise<void> {
  const lines = messages.map((message, index) => ({
    ...message,
    acknowledgesTicketId: acknowledges && index === 0 ? ticketId : null,
  }));
  await putOut(tx, conversation, lines, { authorId: actor, at });
}

/** The lease is taken from a turn that is running: its commit fails by the fence, and what waits is taken anew. */
export async function setHolder(
  tx: Tx,
  row: typeof conversations.$inferSelect,
  { holder, userId, at }: { holder: 'bot' | 'person'; userId: string | null; at: Date },
): Promise<void> {
  await tx
    .update(conversations)
    .set({
      holder,
      holderId: holder === 'person' ? userId : null,
      ...laneTakenAway(row),
      leftAt: null,
      // The bot does not go on in the middle of a question that a person has answered meanwhile.
      ...(holder === 'bot' ? { state: { ...row.state, stack: [], offered: [], queued: [], unrecognised: 0 } } : {}),
      updatedAt: at,
    })
    .where(eq(conversations.id, row.id));
  // Whoever decided it here decided it after the answer on the phone.
  await tx.delete(phoneHolds).where(eq(phoneHolds.conversationId, row.id));
}
