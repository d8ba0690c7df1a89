import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { QUARANTINE_REASONS } from '../../../src/core/channel-outcome.ts';
import type { Quarantine, QuarantineRow } from '../../../src/core/store.ts';
import type { Client } from '../client.ts';
import { changesOf, first } from '../results.ts';
import { quarantine } from '../schema/channels.ts';

export function createQuarantine({ read, write }: Client): Quarantine {
  return {
    put: (id, { accountId, reason, detail, payload }, at) =>
      write(async (tx) => {
        // The same id again is the same thing seen again.
        await tx
          .insert(quarantine)
          .values({ id, accountId, reason, detail, payload: Buffer.from(payload), at })
          .onConflictDoNothing();
      }),
    list: (accountIds, limit) =>
      read(async (db) =>
        (
          await db
            .select(columns)
            .from(quarantine)
            .where(accountIds === null ? undefined : inArray(quarantine.accountId, [...accountIds]))
            .orderBy(desc(quarantine.at))
            .limit(limit)
        ).map(toRow),
      ),
    get: (id) =>
      read(async (db) => {
        const row = await first(db.select(columns).from(quarantine).where(eq(quarantine.id, id)).limit(1));
        return row === undefined ? null : toRow(row);
      }),
    markReleased: (id, at) =>
      write(async (tx) => {
        const isOpen = and(eq(quarantine.id, id), isNull(quarantine.releasedAt));
        return changesOf(await tx.update(quarantine).set({ releasedAt: at }).where(isOpen)) > 0;
      }),
    payload: (id) =>
      read(
        async (db) =>
          (
            await first(
              db.select({ payload: quarantine.payload }).from(quarantine).where(eq(quarantine.id, id)).limit(1),
            )
          )?.payload ?? null,
      ),
  };
}

const columns = {
  id: quarantine.id,
  accountId: quarantine.accountId,
  reason: quarantine.reason,
  detail: quarantine.detail,
  at: quarantine.at,
  releasedAt: quarantine.releasedAt,
};

function toRow(row: Omit<QuarantineRow, 'reason'> & { reason: string }): QuarantineRow {
  return { ...row, reason: QUARANTINE_REASONS.find((known) => known === row.reason) ?? 'unsupported' };
}
