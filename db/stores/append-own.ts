import { eq } from 'drizzle-orm';
import type { Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';
import { type Own, ownRow } from '../shared/own-row.ts';

type Conversation = typeof conversations.$inferSelect;

/** `changes`: what else becomes of the conversation. */
export function appendOwn(tx: Tx, conversation: Conversation, own: Own, changes: Partial<Conversation> = {}): void {
  const { row, lane } = ownRow(conversation, own);
  tx.insert(inbox).values(row).run();
  tx.update(conversations)
    .set({ ...changes, ...lane })
    .where(eq(conversations.id, conversation.id))
    .run();
}
