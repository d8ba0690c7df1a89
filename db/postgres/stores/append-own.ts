import { eq } from 'drizzle-orm';
import { type Own, ownRow } from '../../shared/own-row.ts';
import type { Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';

type Conversation = typeof conversations.$inferSelect;

/** `changes`: what else becomes of the conversation. */
export async function appendOwn(
  tx: Tx,
  conversation: Conversation,
  own: Own,
  changes: Partial<Conversation> = {},
): Promise<void> {
  const { row, lane } = ownRow(conversation, own);
  await tx.insert(inbox).values(row);
  await tx
    .update(conversations)
    .set({ ...changes, ...lane })
    .where(eq(conversations.id, conversation.id));
}
