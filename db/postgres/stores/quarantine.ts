import { and, desc, eq, inArray, isNotNull, isNull, type SQL } from 'drizzle-orm';
import { QUARANTINE_REASONS } from '../../../src/core/channel-outcome.ts';
import type { Quarantine, QuarantineFilter, QuarantineRow } from '../../../src/core/quarantine.ts';
import { olderThan } from '../../shared/past.ts';
import type { Client } from '../client.ts';
import { changesOf, first } from '../results.ts';
import { quarantine } from '../schema/channels.ts';
import { countUpTo } from './count-up-to.ts';

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
    list: (filter) =>
      read(async (db) =>
        (
          await db
            .select(columns)
            .from(quarantine)
            .where(matches(filter))
            .orderBy(desc(timeOf(filter)), desc(quarantine.id))
            .limit(filter.limit)
        ).map(toRow),
      ),
    countWaiting: (accountIds, limit) =>
      read((db) => countUpTo(db, quarantine, matches({ accountIds, view: 'waiting' }), limit)),
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

function timeOf({ view }: Pick<QuarantineFilter, 'view'>) {
  return view === 'waiting' ? quarantine.at : quarantine.releasedAt;
}

function matches({ accountIds, view, reason, after }: Omit<QuarantineFilter, 'limit'>): SQL | undefined {
  const time = timeOf({ view });
  return and(
    view === 'waiting' ? isNull(quarantine.releasedAt) : isNotNull(quarantine.releasedAt),
    accountIds === null ? undefined : inArray(quarantine.accountId, [...accountIds]),
    reason === undefined ? undefined : eq(quarantine.reason, reason),
    olderThan(after, time, quarantine.id),
  );
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
