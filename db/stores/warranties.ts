import { and, asc, eq } from 'drizzle-orm';
import type { Warranties, Warranty } from '../../src/core/effect.ts';
import type { Client, Db, Tx } from '../client.ts';
import { warranties } from '../schema/effects.ts';

/** Replacements of replacements; more is a circle. */
const MAX_CHAIN = 50;

export function createWarranties({ read, write }: Client): Warranties {
  return {
    register: (brandId, warranty) =>
      write((tx) => {
        const known = row(tx, brandId, warranty.serial);
        if (known !== null) {
          const isSame = known.orderNumber === warranty.orderNumber && known.sku === warranty.sku;
          return isSame ? 'registered' : 'known';
        }
        tx.insert(warranties)
          .values({ ...warranty, brandId })
          .run();
        return 'registered';
      }),
    find: (brandId, serial) => read((db) => newest(db, brandId, serial)),
    ofLine: (brandId, orderNumber, sku) =>
      read((db) =>
        db
          .select()
          .from(warranties)
          .where(and(eq(warranties.brandId, brandId), eq(warranties.orderNumber, orderNumber), eq(warranties.sku, sku)))
          .orderBy(asc(warranties.id))
          .all()
          .map(toWarranty),
      ),
    replace: (brandId, serial, newSerial) => write((tx) => replace(tx, brandId, serial, newSerial)),
  };
}

function newest(db: Db | Tx, brandId: string, serial: string): Warranty | null {
  let found = row(db, brandId, serial);
  for (let count = 0; found?.replacedBy != null && count < MAX_CHAIN; count += 1) {
    found = row(db, brandId, found.replacedBy);
  }
  return found;
}

function replace(tx: Tx, brandId: string, serial: string, newSerial: string): 'replaced' | 'unknown' | 'known' {
  const old = newest(tx, brandId, serial);
  if (old === null) return 'unknown';
  const taken = row(tx, brandId, newSerial);
  // The same replacement noted twice, after an answer that was lost, is one.
  if (taken !== null) return old.serial === newSerial && taken.replaces === serial ? 'replaced' : 'known';
  tx.insert(warranties)
    .values({ ...old, brandId, serial: newSerial, replaces: old.serial, replacedBy: null })
    .run();
  tx.update(warranties)
    .set({ replacedBy: newSerial })
    .where(and(eq(warranties.brandId, brandId), eq(warranties.serial, old.serial)))
    .run();
  return 'replaced';
}

function row(db: Db | Tx, brandId: string, serial: string): Warranty | null {
  const found = db
    .select()
    .from(warranties)
    .where(and(eq(warranties.brandId, brandId), eq(warranties.serial, serial)))
    .get();
  return found === undefined ? null : toWarranty(found);
}

function toWarranty({ id: _id, brandId: _brandId, ...warranty }: typeof warranties.$inferSelect): Warranty {
  return warranty;
}
