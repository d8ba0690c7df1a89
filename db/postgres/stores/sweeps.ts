import { and, asc, eq, gt, inArray, isNull, lt, lte, ne, notInArray, or, type SQL } from 'drizzle-orm';
import { latestBelievable } from '../../../src/core/clock-set-back.ts';
import type { Sweeps } from '../../../src/core/store.ts';
import type { Client, Tx } from '../client.ts';
import { changesOf } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { outbox } from '../schema/messages.ts';
import { holds } from './owners.ts';

export function createSweeps({ read, write }: Client): Sweeps {
  return {
    due: (now, limit) =>
      read(async (db) => ({
        conversations: (
          await db
            .select({ id: conversations.id })
            .from(conversations)
            .where(
              and(
                or(lte(conversations.dueAt, now), gt(conversations.dueAt, latestBelievable(now))),
                isNull(conversations.awaitsEffect),
                or(
                  isNull(conversations.leaseUntil),
                  lt(conversations.leaseUntil, now),
                  gt(conversations.leaseUntil, latestBelievable(now)),
                ),
              ),
            )
            .orderBy(asc(conversations.dueAt))
            .limit(limit)
        ).map(({ id }) => id),
        outbound: await db
          .select({ id: outbox.id, accountId: outbox.accountId })
          .from(outbox)
          .where(
            and(
              eq(outbox.status, 'queued'),
              or(lte(outbox.nextAttemptAt, now), gt(outbox.createdAt, latestBelievable(now))),
            ),
          )
          .orderBy(asc(outbox.nextAttemptAt))
          .limit(limit),
      })),
    recoverStuck: (claimedBefore, idempotentAccounts, at) =>
      write(async (tx) => {
        const stuck = or(lt(outbox.claimedAt, claimedBefore), gt(outbox.claimedAt, latestBelievable(at)));
        const isAgain = inArray(outbox.accountId, [...idempotentAccounts]);
        const isUnknown = notInArray(outbox.accountId, [...idempotentAccounts]);
        const again = await sendAgain(tx, and(stuck, isAgain), at);
        return again + (await callUncertain(tx, and(stuck, isUnknown), at));
      }),
    recoverLeft: (tenure, isIdempotent, at) =>
      write(async (tx) => {
        if (!(await holds(tx, tenure))) return 0;
        const left = and(eq(outbox.accountId, tenure.accountId), ne(outbox.claimedBy, tenure.owner));
        return isIdempotent ? sendAgain(tx, left, at) : callUncertain(tx, left, at);
      }),
  };
}

async function sendAgain(tx: Tx, which: SQL | undefined, at: Date): Promise<number> {
  const again = await tx
    .update(outbox)
    .set({ status: 'queued', nextAttemptAt: at, claimedBy: null, claimedAt: null })
    .where(and(eq(outbox.status, 'sending'), which));
  return changesOf(again);
}

async function callUncertain(tx: Tx, which: SQL | undefined, at: Date): Promise<number> {
  const reason = 'the sending process died before it heard from the provider';
  const unknown = await tx
    .update(outbox)
    .set({ status: 'uncertain', reason, settledAt: at, dealtAt: null, dealtBy: null })
    .where(and(eq(outbox.status, 'sending'), which));
  return changesOf(unknown);
}
