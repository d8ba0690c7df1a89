import { and, asc, eq, gt, inArray, isNull, lt, lte, notInArray, or } from 'drizzle-orm';
import { latestBelievable } from '../../../src/core/clock-set-back.ts';
import type { Sweeps } from '../../../src/core/store.ts';
import type { Client } from '../client.ts';
import { changesOf } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { outbox } from '../schema/messages.ts';

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
        const stuck = and(
          eq(outbox.status, 'sending'),
          or(lt(outbox.claimedAt, claimedBefore), gt(outbox.claimedAt, latestBelievable(at))),
        );
        const again = await tx
          .update(outbox)
          .set({ status: 'queued', nextAttemptAt: at, claimedBy: null, claimedAt: null })
          .where(and(stuck, inArray(outbox.accountId, [...idempotentAccounts])));
        const unknown = await tx
          .update(outbox)
          .set({
            status: 'uncertain',
            reason: 'the sending process died before it heard from the provider',
            settledAt: at,
          })
          .where(and(stuck, notInArray(outbox.accountId, [...idempotentAccounts])));
        return changesOf(again) + changesOf(unknown);
      }),
  };
}
