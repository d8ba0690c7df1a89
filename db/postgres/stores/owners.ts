import { and, eq, exists, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { AppError } from '../../../src/core/errors.ts';
import type { HealthNote, Owners, Ownership, Tenure } from '../../../src/core/owner.ts';
import { given } from '../../prepared.ts';
import { healthValues, toHeard } from '../../shared/account-health.ts';
import type { Client, Db, Tx } from '../client.ts';
import { changesOf, done, first } from '../results.ts';
import { accountHealth, accountOwners } from '../schema/channels.ts';

export function createOwners({ read, write }: Client): Owners {
  return {
    list: (accountIds) =>
      read((db) =>
        db
          .select()
          .from(accountOwners)
          .where(inArray(accountOwners.accountId, [...accountIds])),
      ),
    take: (accountId, owner, seen) => write((tx) => take(tx, accountId, owner, seen)),
    beat: (tenures) =>
      write(async (tx) => {
        const kept: string[] = [];
        for (const tenure of tenures) {
          const beaten = await tx
            .update(accountOwners)
            .set({ beat: sql`${accountOwners.beat} + 1` })
            .where(isOf(tenure));
          if (changesOf(beaten) > 0) kept.push(tenure.accountId);
        }
        return kept;
      }),
    release: (tenure) => write((tx) => done(tx.update(accountOwners).set({ owner: null }).where(isOf(tenure)))),
    note: (notes, at) =>
      write(async (tx) => {
        for (const one of notes) if (one.tenure === null || (await holds(tx, one.tenure))) await note(tx, one, at);
      }),
    heard: (accountIds) =>
      read(async (db) =>
        (
          await db
            .select()
            .from(accountHealth)
            .where(inArray(accountHealth.accountId, [...accountIds]))
        ).map(toHeard),
      ),
  };
}

/** For reading. @throws AppError `conflict` where the account has another owner by now */
export async function insistOnReading(db: Db, tenure: Tenure | undefined): Promise<void> {
  if (tenure === undefined) return;
  const [row] = await db.select({ fence: accountOwners.fence }).from(accountOwners).where(isOf(tenure));
  if (row === undefined) throw lost(tenure);
}

/** @throws AppError `conflict` where the account has another owner by now; nothing that this one does may count any more */
export async function insistOn(tx: Tx, tenure: Tenure | undefined): Promise<void> {
  if (tenure !== undefined && !(await holds(tx, tenure))) throw lost(tenure);
}

/** Nobody takes the account before this transaction is over. */
export async function holds(tx: Tx, tenure: Tenure): Promise<boolean> {
  const [row] = await tx.select({ fence: accountOwners.fence }).from(accountOwners).where(isOf(tenure)).for('share');
  return row !== undefined;
}

/** The same as a condition of a prepared query, which the values of the tenure are handed to. */
export function holding(db: Db): SQL {
  const isGiven = and(
    eq(accountOwners.accountId, given(accountOwners.accountId)),
    eq(accountOwners.owner, given(accountOwners.owner)),
    eq(accountOwners.fence, given(accountOwners.fence)),
  );
  return exists(db.select({ fence: accountOwners.fence }).from(accountOwners).where(isGiven).for('share'));
}

export function tenureValues({ accountId, owner, fence }: Tenure) {
  return { account_id: accountId, owner, fence };
}

function lost({ accountId }: Tenure): AppError {
  return new AppError('conflict', `account ${accountId} is run by another process now`);
}

function isOf({ accountId, owner, fence }: Tenure) {
  return and(eq(accountOwners.accountId, accountId), eq(accountOwners.owner, owner), eq(accountOwners.fence, fence));
}

async function take(tx: Tx, accountId: string, owner: string, seen: Ownership | null): Promise<Tenure | null> {
  if (seen === null) {
    const made = await tx.insert(accountOwners).values({ accountId, owner, fence: 1, beat: 0 }).onConflictDoNothing();
    return changesOf(made) > 0 ? { accountId, owner, fence: 1 } : null;
  }
  const { fence, beat } = seen;
  const taken = await tx
    .update(accountOwners)
    .set({ owner, fence: fence + 1, beat: 0 })
    .where(
      and(
        eq(accountOwners.accountId, accountId),
        seen.owner === null ? isNull(accountOwners.owner) : eq(accountOwners.owner, seen.owner),
        eq(accountOwners.fence, fence),
        eq(accountOwners.beat, beat),
      ),
    );
  return changesOf(taken) > 0 ? { accountId, owner, fence: fence + 1 } : null;
}

async function note(tx: Tx, one: HealthNote, at: Date): Promise<void> {
  const { accountId } = one;
  const before = await first(
    tx.select().from(accountHealth).where(eq(accountHealth.accountId, accountId)).limit(1).for('update'),
  );
  const values = healthValues(before, one, at);
  await tx
    .insert(accountHealth)
    .values({ accountId, ...values })
    .onConflictDoUpdate({ target: accountHealth.accountId, set: values });
}
