import { and, asc, count, desc, eq } from 'drizzle-orm';
import { type Order, orderSchema } from '../../../src/core/order.ts';
import type { Orders } from '../../../src/core/store.ts';
import { type Client, type Db, lockName, type Tx } from '../client.ts';
import { first, inOrder } from '../results.ts';
import { orderActions, orderLines, orderRefunds, orderReturns, orders, shipments } from '../schema/orders.ts';
import { findAction, performAction } from './order-actions.ts';

export function createOrders({ read, write }: Client): Orders {
  return {
    import: (brandId, list) =>
      write(async (tx) => {
        await lockName(tx, { isShared: false }, 'orders', brandId);
        for (const order of list) await replace(tx, brandId, order);
        return list.length;
      }),
    findByNumber: (brandId, number) => read((db) => find(db, brandId, number)),
    findByContact: (brandId, { kind, value }, limit) =>
      read(async (db) => {
        const found = await inOrder(
          await db
            .select({ number: orders.number })
            .from(orders)
            .where(and(eq(orders.brandId, brandId), eq(kind === 'phone' ? orders.phone : orders.email, value)))
            .orderBy(desc(orders.placedAt))
            .limit(limit),
          ({ number }) => find(db, brandId, number),
        );
        return found.flatMap((order) => order ?? []);
      }),
    perform: (brandId, action, key, newId, at) => write((tx) => performAction(tx, action, { brandId, key, newId, at })),
    findAction: (brandId, key) => write((tx) => findAction(tx, brandId, key)),
    count: (brandId) =>
      read(
        async (db) =>
          (await first(db.select({ n: count() }).from(orders).where(eq(orders.brandId, brandId)).limit(1)))?.n ?? 0,
      ),
  };
}

/** What was done here (returns, refunds) stays; a file that knows of its own replaces it. */
async function replace(
  tx: Tx,
  brandId: string,
  { lines, shipments: parcels, returns, refunds, ...order }: Order,
): Promise<void> {
  const made = [...(returns === undefined ? [] : [orderReturns]), ...(refunds === undefined ? [] : [orderRefunds])];
  for (const table of [orderLines, shipments, ...made]) {
    await tx.delete(table).where(and(eq(table.brandId, brandId), eq(table.orderNumber, order.number)));
  }
  await tx.delete(orders).where(and(eq(orders.brandId, brandId), eq(orders.number, order.number)));
  const key = { brandId, orderNumber: order.number };
  // A file that was written before the shop heard of a cancellation made here does not undo it.
  const isOpen = order.status === 'placed' || order.status === 'confirmed';
  const status = isOpen && (await wasCancelledHere(tx, brandId, order.number)) ? 'cancelled' : order.status;
  await tx.insert(orders).values({ ...order, status, brandId });
  await tx.insert(orderLines).values(lines.map((line, position) => ({ ...line, ...key, position })));
  if (parcels.length > 0) {
    await tx.insert(shipments).values(parcels.map((parcel, position) => ({ ...parcel, ...key, position })));
  }
  for (const one of returns ?? []) {
    await tx.insert(orderReturns).values({ ...one, ...key, reason: '' });
  }
  for (const one of refunds ?? []) {
    await tx.insert(orderRefunds).values({ ...one, ...key });
  }
}

async function wasCancelledHere(tx: Tx, brandId: string, orderNumber: string): Promise<boolean> {
  const done = await first(
    tx
      .select({ key: orderActions.key })
      .from(orderActions)
      .where(
        and(
          eq(orderActions.brandId, brandId),
          eq(orderActions.orderNumber, orderNumber),
          eq(orderActions.kind, 'cancel'),
        ),
      )
      .limit(1),
  );
  return done !== undefined;
}

async function find(db: Db, brandId: string, number: string): Promise<Order | null> {
  const row = await first(
    db
      .select()
      .from(orders)
      .where(and(eq(orders.brandId, brandId), eq(orders.number, number)))
      .limit(1),
  );
  if (row === undefined) return null;
  const parts = async (table: typeof orderLines | typeof shipments) =>
    (
      await db
        .select()
        .from(table)
        .where(and(eq(table.brandId, brandId), eq(table.orderNumber, number)))
        .orderBy(asc(table.position))
    ).map(withoutNulls);
  const made = async (table: typeof orderReturns | typeof orderRefunds) =>
    (
      await db
        .select()
        .from(table)
        .where(and(eq(table.brandId, brandId), eq(table.orderNumber, number)))
        .orderBy(asc(table.createdAt), asc(table.id))
    ).map(withoutNulls);
  return orderSchema.parse(
    withoutNulls({
      ...row,
      lines: await parts(orderLines),
      shipments: await parts(shipments),
      returns: await made(orderReturns),
      refunds: await made(orderRefunds),
    }),
  );
}

/** Columns say null where core says nothing. */
function withoutNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
