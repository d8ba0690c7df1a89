import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { QUARANTINE_REASONS } from '../../src/core/channel-outcome.ts';
import type { Quarantine, QuarantineFilter, QuarantineRow } from '../../src/core/quarantine.ts';
import type { Client } from '../client.ts';
import { quarantine } from '../schema/channels.ts';
import { olderThan } from '../shared/past.ts';
import { countUpTo } from './count-up-to.ts';

export function createQuarantine({ read, write }: Client): Quarantine {
  return {
    put: (id, { accountId, reason, detail, payload }, at) =>
      write((tx) => {
        // The same id again is the same thing seen again.
        tx.insert(quarantine)
          .values({ id, accountId, reason, detail, payload: Buffer.from(payload), at })
          .onConflictDoNothing()
          .run();
      }),
    list: (filter) =>
      read((db) =>
        db
          .select(filter.view === 'waiting' ? { ...columns, releasedAt: sql<null>`null` } : columns)
          .from(quarantine)
          .where(matches(filter))
          .orderBy(desc(timeOf(filter)), desc(quarantine.id))
          .limit(filter.limit)
          .all()
          .map(toRow),
      ),
    countWaiting: (accountIds, limit) =>
      read((db) => countUpTo(db, quarantine, matches({ accountIds, view: 'waiting' }), limit)),
    get: (id) =>
      read((db) => {
        const row = db.select(columns).from(quarantine).where(eq(quarantine.id, id)).get();
        return row === undefined ? null : toRow(row);
      }),
    markReleased: (id, at) =>
      write((tx) => {
        const isOpen = and(eq(quarantine.id, id), isNull(quarantine.releasedAt));
        return tx.update(quarantine).set({ releasedAt: at }).where(isOpen).run().changes > 0;
      }),
    payload: (id) =>
      read(
        (db) =>
          db.select({ payload: quarantine.payload }).from(quarantine).where(eq(quarantine.id, id)).get()?.payload ??
          null,
      ),
  };
}

/** In the words of the indexes. They have all that is asked about: a row's payload may be large, and lies before its `released_at`. */
const IS_IN = {
  waiting: sql`quarantine.released_at is null`,
  released: sql`quarantine.released_at is not null`,
};

function timeOf({ view }: Pick<QuarantineFilter, 'view'>) {
  return view === 'waiting' ? quarantine.at : quarantine.releasedAt;
}

function matches({ accountIds, view, reason, after }: Omit<QuarantineFilter, 'limit'>): SQL | undefined {
  return and(
    IS_IN[view],
    accountIds === null ? undefined : inArray(quarantine.accountId, [...accountIds]),
    reason === undefined ? undefined : eq(quarantine.reason, reason),
    olderThan(after, timeOf({ view }), quarantine.id),
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
