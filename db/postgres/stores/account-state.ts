import { and, count, desc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { AccountState } from '../../../src/core/reach.ts';
import { hasFailed } from '../../shared/lost.ts';
import type { Db } from '../client.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** A window that closes within this time is worth a look, milliseconds. */
const CLOSING_MS = 2 * 60 * 60 * 1000;

export async function accountState(db: Db, accountId: string, freeMs: number | null, now: Date): Promise<AccountState> {
  const own = eq(outbox.accountId, accountId);
  const counted = async (condition: ReturnType<typeof and>): Promise<number> =>
    (await first(db.select({ value: count() }).from(outbox).where(condition).limit(1)))?.value ?? 0;
  const chats = await lastMessages(db, accountId, new Date(now.getTime() - (freeMs ?? WEEK_MS)));
  const newest = Math.max(0, ...chats);
  return {
    queued: await counted(and(own, inArray(outbox.status, ['queued', 'sending']))),
    undelivered: await counted(and(own, hasFailed, gt(outbox.createdAt, new Date(now.getTime() - WEEK_MS)))),
    windows:
      freeMs === null
        ? null
        : {
            open: chats.length,
            closing: chats.filter((at) => at + freeMs - now.getTime() < CLOSING_MS).length,
          },
    lastInboundAt: newest === 0 ? null : new Date(newest),
  };
}

/** When each conversation that was written in since then was written in last, milliseconds; each is read from its end. */
async function lastMessages(db: Db, accountId: string, since: Date): Promise<number[]> {
  const newest = db
    .select({ at: inbox.receivedAt })
    .from(inbox)
    .where(and(eq(inbox.conversationId, conversations.id), sql`${inbox.message} ->> 'kind' = 'message'`))
    .orderBy(desc(inbox.timelineSeq))
    .limit(1);
  const rows = await db
    .select({ at: sql<Date | null>`${newest}`.mapWith(inbox.receivedAt) })
    .from(conversations)
    .where(and(eq(conversations.accountId, accountId), gt(conversations.updatedAt, since)));
  return rows.flatMap(({ at }) => (at === null || at <= since ? [] : [at.getTime()]));
}
