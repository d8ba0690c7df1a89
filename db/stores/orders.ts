import { and, asc, count, eq } from 'drizzle-orm';
import { type Order, orderSchema } from '../../src/core/order.ts';
import type { Orders } from '../../src/core/store.ts';
import type { Client, Db, Tx } from '../client.ts';
import { orderLines, orders, shipments } from '../schema/orders.ts';

export function createOrders({ read, write }: Client): Orders {
  return {
    import: (brandId, list) =>
      write((tx) => {
        for (const order of list) replace(tx, brandId, order);
        return list.length;
      }),
    findByNumber: (brandId, number) => read((db) => find(db, brandId, number)),
    count: (brandId) =>
      read((db) => db.select({ n: count() }).from(orders).where(eq(orders.brandId, brandId)).get()?.n ?? 0),
  };
}

function replace(tx: Tx, brandId: string, { lines, shipments: parcels, ...order }: Order): void {
  for (const table of [orderLines, shipments]) {
    tx.delete(table)
      .where(and(eq(table.brandId, brandId), eq(table.orderNumber, order.number)))
      .run();
  }
  tx.delete(orders)
    .where(and(eq(orders.brandId, brandId), eq(orders.number, order.number)))
    .run();
  const key = { brandId, orderNumber: order.number };
  tx.insert(orders)
    .values({ ...order, brandId })
    .run();
  tx.insert(orderLines)
    .values(lines.map((line, position) => ({ ...line, ...key, position })))
    .run();
  if (parcels.length > 0) {
    tx.insert(shipments)
      .values(parcels.map((parcel, position) => ({ ...parcel, ...key, position })))
      .run();
  }
}

function find(db: Db, brandId: string, number: string): Order | null {
  const row = db
    .select()
    .from(orders)
    .where(and(eq(orders.brandId, brandId), eq(orders.number, number)))
    .get();
  if (row === undefined) return null;
  const parts = (table: typeof orderLines | typeof shipments) =>
    db
      .select()
      .from(table)
      .where(and(eq(table.brandId, brandId), eq(table.orderNumber, number)))
      .orderBy(asc(table.position))
      .all();
  return orderSchema.parse(
    withoutNulls({ ...row, lines: parts(orderLines), shipments: parts(shipments).map(withoutNulls) }),
  );
}

/** Columns say null where core says nothing. */
function withoutNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
