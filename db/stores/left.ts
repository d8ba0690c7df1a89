import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { Lanes, Lease } from '../../src/core/store.ts';
import type { Client, Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';
import { toConversation } from '../shared/rows.ts';
import { silenceAfter } from '../shared/silence.ts';
import { appendOwn } from './append-own.ts';

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
  const isHeld = and(
    eq(conversations.id, conversationId),
    eq(conversations.leaseOwner, owner),
    eq(conversations.fence, fence),
  );
  const row = tx.update(conversations).set({ leftAt: null }).where(isHeld).returning().get();
  if (row === undefined) return false;
  const last = lastOf(tx, conversationId);
  if (row.holder === 'person' || row.lastSeq > row.doneSeq || last === undefined) return true;

  const message = silenceAfter(last, toConversation(row), row.lastSeq + 1);
  appendOwn(tx, row, { messageId, message, at });
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
