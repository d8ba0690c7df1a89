import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { Lanes, Lease } from '../../src/core/store.ts';
import type { Client, Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';
import { toConversation } from '../shared/rows.ts';
import { silenceAfter } from '../shared/silence.ts';

/** Who was asked something and has not answered. */
export function createLeft({ read, write }: Client): Pick<Lanes, 'left' | 'hearSilence'> {
  return {
    left: (now, limit) =>
      read((db) =>
        db
          .select({ id: conversations.id })
          .from(conversations)
          .where(lte(conversations.leftAt, now))
          .orderBy(asc(conversations.leftAt))
          .limit(limit)
          .all()
          .map(({ id }) => id),
      ),
    hearSilence: (lease, messageId, at) => write((tx) => hearSilence(tx, lease, messageId, at)),
  };
}

function hearSilence(tx: Tx, { conversationId, owner, fence }: Lease, messageId: string, at: Date): boolean {
  const isHeld = and(eq(conversations.leaseOwner, owner), eq(conversations.fence, fence));
  const own = eq(conversations.id, conversationId);
  const row = tx.update(conversations).set({ leftAt: null }).where(and(own, isHeld)).returning().get();
  if (row === undefined) return false;
  const last = lastOf(tx, conversationId);
  if (row.holder === 'person' || row.lastSeq > row.doneSeq || last === undefined) return true;

  const seq = row.lastSeq + 1;
  const timelineSeq = row.timelineSeq + 1;
  const message = silenceAfter(last, toConversation(row), seq);
  const { accountId, providerId } = message;
  tx.insert(inbox)
    .values({ id: messageId, conversationId, seq, timelineSeq, accountId, providerId, message, receivedAt: at })
    .run();
  tx.update(conversations).set({ lastSeq: seq, timelineSeq, firstWaitingAt: at, dueAt: at }).where(own).run();
  return true;
}

/** What the customer wrote last. */
function lastOf(tx: Tx, conversationId: string) {
  return tx
    .select({ message: inbox.message, receivedAt: inbox.receivedAt })
    .from(inbox)
    .where(and(eq(inbox.conversationId, conversationId), sql`json_extract(${inbox.message}, '$.kind') = 'message'`))
    .orderBy(desc(inbox.timelineSeq))
    .limit(1)
    .get();
}
