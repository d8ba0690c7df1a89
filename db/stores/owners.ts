import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { AppError } from '../../src/core/errors.ts';
import type { HealthNote, Owners, Ownership, Tenure } from '../../src/core/owner.ts';
import type { Client, Db, Tx } from '../client.ts';
import { accountHealth, accountOwners } from '../schema/channels.ts';
import { healthValues, toHeard } from '../shared/account-health.ts';

export function createOwners({ read, write }: Client): Owners {
  return {
    list: (accountIds) =>
      read((db) =>
        db
          .select()
          .from(accountOwners)
          .where(inArray(accountOwners.accountId, [...accountIds]))
          .all(),
      ),
    take: (accountId, owner, seen) => write((tx) => take(tx, accountId, owner, seen)),
    beat: (tenures) =>
      write((tx) =>
        tenures
          .filter(
            (tenure) =>
              tx
                .update(accountOwners)
                .set({ beat: sql`${accountOwners.beat} + 1` })
                .where(isOf(tenure))
                .run().changes > 0,
          )
          .map(({ accountId }) => accountId),
      ),
    release: (tenure) => write((tx) => void tx.update(accountOwners).set({ owner: null }).where(isOf(tenure)).run()),
    note: (notes, at) =>
      write((tx) => {
        for (const one of notes) if (one.tenure === null || holds(tx, one.tenure)) note(tx, one, at);
      }),
    heard: (accountIds) =>
      read((db) =>
        db
          .select()
          .from(accountHealth)
          .where(inArray(accountHealth.accountId, [...accountIds]))
          .all()
          .map(toHeard),
      ),
  };
}

/** @throws AppError `conflict` where the account has another owner by now; nothing that this one does may count any more */
export function insistOn(db: Db | Tx, tenure: Tenure | undefined): void {
  if (tenure === undefined || holds(db, tenure)) return;
  throw new AppError('conflict', `account ${tenure.accountId} is run by another process now`);
}

export function holds(db: Db | Tx, tenure: Tenure): boolean {
  return db.select({ fence: accountOwners.fence }).from(accountOwners).where(isOf(tenure)).get() !== undefined;
}

function isOf({ accountId, owner, fence }: Tenure) {
  return and(eq(accountOwners.accountId, accountId), eq(accountOwners.owner, owner), eq(accountOwners.fence, fence));
}

function take(tx: Tx, accountId: string, owner: string, seen: Ownership | null): Tenure | null {
  if (seen === null) {
    const made = tx.insert(accountOwners).values({ accountId, owner, fence: 1, beat: 0 }).onConflictDoNothing().run();
    return made.changes > 0 ? { accountId, owner, fence: 1 } : null;
  }
  const { fence, beat } = seen;
  const taken = tx
    .update(accountOwners)
    .set({ owner, fence: fence + 1, beat: 0 })
    .where(
      and(
        eq(accountOwners.accountId, accountId),
        seen.owner === null ? isNull(accountOwners.owner) : eq(accountOwners.owner, seen.owner),
        eq(accountOwners.fence, fence),
        eq(accountOwners.beat, beat),
      ),
    )
    .run();
  return taken.changes > 0 ? { accountId, owner, fence: fence + 1 } : null;
}

function note(tx: Tx, one: HealthNote, at: Date): void {
  const { accountId } = one;
  const before = tx.select().from(accountHealth).where(eq(accountHealth.accountId, accountId)).get();
  const values = healthValues(before, one, at);
  tx.insert(accountHealth)
    .values({ accountId, ...values })
    .onConflictDoUpdate({ target: accountHealth.accountId, set: values })
    .run();
}
