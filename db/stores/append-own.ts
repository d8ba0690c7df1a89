import { eq } from 'drizzle-orm';
import type { InboundMessage } from '../../src/core/message.ts';
import type { Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';

type Row = typeof conversations.$inferSelect;

interface Own {
  messageId: string;
  message: InboundMessage;
  at: Date;
  /** What else becomes of the conversation. */
  changes?: Partial<Row>;
}

/** What nobody wrote is a row of the lane like any message, and the one that is read next: its place has to be free. */
export function appendOwn(tx: Tx, row: Row, { messageId, message, at, changes }: Own): void {
  const { accountId, providerId } = message;
  const seq = row.doneSeq + 1;
  const timelineSeq = row.timelineSeq + 1;
  tx.insert(inbox)
    .values({ id: messageId, conversationId: row.id, seq, timelineSeq, accountId, providerId, message, receivedAt: at })
    .run();
  tx.update(conversations)
    .set({ ...changes, lastSeq: row.lastSeq + 1, timelineSeq, firstWaitingAt: at, dueAt: at })
    .where(eq(conversations.id, row.id))
    .run();
}
