import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import { QUARANTINE_REASONS } from '../../src/core/channel-outcome.ts';
import type { Quarantine, QuarantineRow } from '../../src/core/store.ts';
import type { Client } from '../client.ts';
import { quarantine } from '../schema/channels.ts';

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
    list: (accountIds, limit) =>
      read((db) =>
        db
          .select(columns)
          .from(quarantine)
          .where(accountIds === null ? undefined : inArray(quarantine.accountId, [...accountIds]))
          .orderBy(desc(quarantine.at))
          .limit(limit)
          .all()
          .map(toRow),
      ),
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
