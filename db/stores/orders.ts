import { and, asc, count, desc, eq } from 'drizzle-orm';
import { type Order, orderSchema } from '../../src/core/order.ts';
import type { Orders } from '../../src/core/store.ts';
import type { Client, Db, Tx } from '../client.ts';
import { orderActions, orderLines, orderRefunds, orderReturns, orders, shipments } from '../schema/orders.ts';
import { findAction, performAction } from './order-actions.ts';

export function createOrders({ read, write }: Client): Orders {
  return {
    import: (brandId, list) =>
      write((tx) => {
        for (const order of list) replace(tx, brandId, order);
        return list.length;
      }),
    findByNumber: (brandId, number) => read((db) => find(db, brandId, number)),
    findByContact: (brandId, { kind, value }, limit) =>
      read((db) =>
        db
          .select({ number: orders.number })
          .from(orders)
          .where(and(eq(orders.brandId, brandId), eq(kind === 'phone' ? orders.phone : orders.email, value)))
          .orderBy(desc(orders.placedAt))
          .limit(limit)
          .all()
          .flatMap(({ number }) => find(db, brandId, number) ?? []),
      ),
    perform: (brandId, action, key, newId, at) => write((tx) => performAction(tx, action, { brandId, key, newId, at })),
    findAction: (brandId, key) => write((tx) => findAction(tx, brandId, key)),
    count: (brandId) =>
      read((db) => db.select({ n: count() }).from(orders).where(eq(orders.brandId, brandId)).get()?.n ?? 0),
  };
}

/** What was done here (returns, refunds) stays; a file that knows of its own replaces it. */
function replace(tx: Tx, brandId: string, { lines, shipments: parcels, returns, refunds, ...order }: Order): void {
  const made = [...(returns === undefined ? [] : [orderReturns]), ...(refunds === undefined ? [] : [orderRefunds])];
  for (const table of [orderLines, shipments, ...made]) {
    tx.delete(table)
      .where(and(eq(table.brandId, brandId), eq(table.orderNumber, order.number)))
      .run();
  }
  tx.delete(orders)
    .where(and(eq(orders.brandId, brandId), eq(orders.number, order.number)))
    .run();
  const key = { brandId, orderNumber: order.number };
  // A file that was written before the shop heard of a cancellation made here does not undo it.
  const isOpen = order.status === 'placed' || order.status === 'confirmed';
  const status = isOpen && wasCancelledHere(tx, brandId, order.number) ? 'cancelled' : order.status;
  tx.insert(orders)
    .values({ ...order, status, brandId })
    .run();
  tx.insert(orderLines)
    .values(lines.map((line, position) => ({ ...line, ...key, position })))
    .run();
  if (parcels.length > 0) {
    tx.insert(shipments)
      .values(parcels.map((parcel, position) => ({ ...parcel, ...key, position })))
      .run();
  }
  for (const one of returns ?? []) {
    tx.insert(orderReturns)
      .values({ ...one, ...key, reason: '' })
      .run();
  }
  for (const one of refunds ?? []) {
    tx.insert(orderRefunds)
      .values({ ...one, ...key })
      .run();
  }
}

function wasCancelledHere(tx: Tx, brandId: string, orderNumber: string): boolean {
  const done = tx
    .select({ key: orderActions.key })
    .from(orderActions)
    .where(
      and(
        eq(orderActions.brandId, brandId),
        eq(orderActions.orderNumber, orderNumber),
        eq(orderActions.kind, 'cancel'),
      ),
    )
    .get();
  return done !== undefined;
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
      .all()
      .map(withoutNulls);
  const made = (table: typeof orderReturns | typeof orderRefunds) =>
    db
      .select()
      .from(table)
      .where(and(eq(table.brandId, brandId), eq(table.orderNumber, number)))
      .orderBy(asc(table.createdAt), asc(table.id))
      .all()
      .map(withoutNulls);
  return orderSchema.parse(
    withoutNulls({
      ...row,
      lines: parts(orderLines),
      shipments: parts(shipments),
      returns: made(orderReturns),
      refunds: made(orderRefunds),
    }),
  );
}

/** Columns say null where core says nothing. */
function withoutNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
