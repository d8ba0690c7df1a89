import { and, asc, eq } from 'drizzle-orm';
import type { Warranties, Warranty } from '../../../src/core/effect.ts';
import { type Client, type Db, lockName, type Tx } from '../client.ts';
import { first } from '../results.ts';
import { warranties } from '../schema/effects.ts';

/** Replacements of replacements; more is a circle. */
const MAX_CHAIN = 50;

export function createWarranties({ read, write }: Client): Warranties {
  return {
    register: (brandId, warranty) =>
      write(async (tx) => {
        const known = await row(tx, brandId, warranty.serial);
        if (known !== null) {
          const isSame = known.orderNumber === warranty.orderNumber && known.sku === warranty.sku;
          return isSame ? 'registered' : 'known';
        }
        await tx.insert(warranties).values({ ...warranty, brandId });
        return 'registered';
      }),
    find: (brandId, serial) => read((db) => newest(db, brandId, serial)),
    ofLine: (brandId, orderNumber, sku) =>
      read(async (db) =>
        (
          await db
            .select()
            .from(warranties)
            .where(
              and(eq(warranties.brandId, brandId), eq(warranties.orderNumber, orderNumber), eq(warranties.sku, sku)),
            )
            .orderBy(asc(warranties.id))
        ).map(toWarranty),
      ),
    replace: (brandId, serial, newSerial) => write((tx) => replace(tx, brandId, serial, newSerial)),
  };
}

async function newest(db: Db, brandId: string, serial: string): Promise<Warranty | null> {
  let found = await row(db, brandId, serial);
  for (let count = 0; found?.replacedBy != null && count < MAX_CHAIN; count += 1) {
    found = await row(db, brandId, found.replacedBy);
  }
  return found;
}

async function replace(
  tx: Tx,
  brandId: string,
  serial: string,
  newSerial: string,
): Promise<'replaced' | 'unknown' | 'known'> {
  await lockName(tx, { isShared: false }, 'warranties', brandId);
  const old = await newest(tx, brandId, serial);
  if (old === null) return 'unknown';
  const taken = await row(tx, brandId, newSerial);
  // The same replacement noted twice, after an answer that was lost, is one.
  if (taken !== null) return old.serial === newSerial && taken.replaces === serial ? 'replaced' : 'known';
  await tx.insert(warranties).values({ ...old, brandId, serial: newSerial, replaces: old.serial, replacedBy: null });
  await tx
    .update(warranties)
    .set({ replacedBy: newSerial })
    .where(and(eq(warranties.brandId, brandId), eq(warranties.serial, old.serial)));
  return 'replaced';
}

async function row(db: Db, brandId: string, serial: string): Promise<Warranty | null> {
  const found = await first(
    db
      .select()
      .from(warranties)
      .where(and(eq(warranties.brandId, brandId), eq(warranties.serial, serial)))
      .limit(1),
  );
  return found === undefined ? null : toWarranty(found);
}

function toWarranty({ id: _id, brandId: _brandId, ...warranty }: typeof warranties.$inferSelect): Warranty {
  return warranty;
}
