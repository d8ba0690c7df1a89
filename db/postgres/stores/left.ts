import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import type { Lanes, Lease } from '../../../src/core/store.ts';
import { toConversation } from '../../shared/rows.ts';
import { silenceAfter } from '../../shared/silence.ts';
import type { Client, Tx } from '../client.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';
import { appendOwn } from './append-own.ts';

/** Who was asked something and has not answered. */
export function createLeft({ read, write }: Client): Pick<Lanes, 'left' | 'hearSilence'> {
  return {
    left: (now, limit) =>
      read(async (db) => {
        const rows = await db
          .select({ id: conversations.id })
          .from(conversations)
          .where(lte(conversations.leftAt, now))
          .orderBy(asc(conversations.leftAt))
          .limit(limit);
        return rows.map(({ id }) => id);
      }),
    hearSilence: (lease, messageId, at) => write((tx) => hearSilence(tx, lease, messageId, at)),
  };
}

async function hearSilence(tx: Tx, lease: Lease, messageId: string, at: Date): Promise<boolean> {
  const { conversationId, owner, fence } = lease;
  const isHeld = and(
    eq(conversations.id, conversationId),
    eq(conversations.leaseOwner, owner),
    eq(conversations.fence, fence),
  );
  const row = await first(tx.update(conversations).set({ leftAt: null }).where(isHeld).returning());
  if (row === undefined) return false;
  const last = await lastOf(tx, conversationId);
  if (row.holder === 'person' || row.lastSeq > row.doneSeq || last === undefined) return true;

  const message = silenceAfter(last, toConversation(row), row.lastSeq + 1);
  await appendOwn(tx, row, { messageId, message, at });
  return true;
}

/** What the customer wrote last. */
function lastOf(tx: Tx, conversationId: string) {
  return first(
    tx
      .select({ message: inbox.message, receivedAt: inbox.receivedAt })
      .from(inbox)
      .where(and(eq(inbox.conversationId, conversationId), sql`${inbox.message} ->> 'kind' = 'message'`))
      .orderBy(desc(inbox.timelineSeq))
      .limit(1),
  );
}
