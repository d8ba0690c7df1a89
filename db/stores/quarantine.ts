import { desc, eq, inArray } from 'drizzle-orm';
import { QUARANTINE_REASONS } from '../../src/core/channel.ts';
import type { Quarantine } from '../../src/core/store.ts';
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
          .select({
            id: quarantine.id,
            accountId: quarantine.accountId,
            reason: quarantine.reason,
            detail: quarantine.detail,
            at: quarantine.at,
            releasedAt: quarantine.releasedAt,
          })
          .from(quarantine)
          .where(accountIds === null ? undefined : inArray(quarantine.accountId, [...accountIds]))
          .orderBy(desc(quarantine.at))
          .limit(limit)
          .all()
          .map(({ reason, ...row }) => ({
            ...row,
            reason: QUARANTINE_REASONS.find((known) => known === reason) ?? 'unsupported',
          })),
      ),
    payload: (id) =>
      read(
        (db) =>
          db.select({ payload: quarantine.payload }).from(quarantine).where(eq(quarantine.id, id)).get()?.payload ??
          null,
      ),
  };
}
