import { and, asc, eq, sql, sum } from 'drizzle-orm';
import type { ActionResult, OrderAction } from '../../src/core/order-action.ts';
import type { Tx } from '../client.ts';
import { orderActions, orderLines, orderRefunds, orderReturns, orders, shipments } from '../schema/orders.ts';

interface Performing {
  brandId: string;
  key: string;
  newId: string;
  at: Date;
}

type OrderRow = typeof orders.$inferSelect;

/** Does it, and notes its key with it. What no longer fits the order is refused, not done. */
export function performAction(tx: Tx, action: OrderAction, performing: Performing): ActionResult {
  const { brandId, key, at } = performing;
  const before = findAction(tx, brandId, key);
  if (before !== null) return before;
  const order = tx
    .select()
    .from(orders)
    .where(and(eq(orders.brandId, brandId), eq(orders.number, action.orderNumber)))
    .get();
  if (order === undefined) return { outcome: 'refused', reason: 'not-found', detail: action.orderNumber };
  const result = perform(tx, action, order, performing);
  if (result.outcome !== 'done') return result;
  tx.insert(orderActions)
    .values({ brandId, key, kind: action.kind, orderNumber: order.number, reference: result.reference, at })
    .run();
  return result;
}

export function findAction(tx: Tx, brandId: string, key: string): ActionResult | null {
  const row = tx
    .select()
    .from(orderActions)
    .where(and(eq(orderActions.brandId, brandId), eq(orderActions.key, key)))
    .get();
  return row === undefined ? null : { outcome: 'done', reference: row.reference };
}

function perform(tx: Tx, action: OrderAction, order: OrderRow, performing: Performing): ActionResult {
  switch (action.kind) {
    case 'cancel':
      return cancel(tx, action, order, performing);
    case 'create-return':
      return createReturn(tx, action, performing);
    case 'move-pickup':
      return movePickup(tx, action, performing);
    case 'request-refund':
      return requestRefund(tx, action, performing);
  }
}

function cancel(
  tx: Tx,
  { refund }: Extract<OrderAction, { kind: 'cancel' }>,
  order: OrderRow,
  performing: Performing,
): ActionResult {
  const { brandId } = performing;
  const isOpen = order.status === 'placed' || order.status === 'confirmed';
  const parcels = tx
    .select({ status: shipments.status })
    .from(shipments)
    .where(and(eq(shipments.brandId, brandId), eq(shipments.orderNumber, order.number)))
    .all();
  if (!isOpen || parcels.some(({ status }) => status !== 'preparing')) {
    return { outcome: 'refused', reason: 'changed', detail: `the order is ${order.status}` };
  }
  tx.update(orders)
    .set({ status: 'cancelled' })
    .where(and(eq(orders.brandId, brandId), eq(orders.number, order.number)))
    .run();
  noteRefund(tx, refund, order.number, performing);
  return { outcome: 'done', reference: null };
}

/** A promise of money is a refund that is due. */
function noteRefund(
  tx: Tx,
  refund: { amountPaise: number; dueAt: string } | undefined,
  orderNumber: string,
  { brandId, newId, at }: Performing,
): void {
  if (refund === undefined || refund.amountPaise === 0) return;
  const { amountPaise, dueAt } = refund;
  tx.insert(orderRefunds)
    .values({
      id: `RF-${newId}`,
      brandId,
      orderNumber,
      amountPaise,
      status: 'due',
      dueAt: new Date(dueAt),
      createdAt: at,
    })
    .run();
}

function createReturn(
  tx: Tx,
  action: Extract<OrderAction, { kind: 'create-return' }>,
  performing: Performing,
): ActionResult {
  const { brandId, at } = performing;
  const newId = `RT-${performing.newId}`;
  const { orderNumber, returnKind, sku, quantity, reason, pickup } = action;
  const bought = quantityOf(tx, brandId, orderNumber, sku);
  if (bought === 0) return { outcome: 'refused', reason: 'not-found', detail: `${sku} is not in the order` };
  const given = tx
    .select({ total: sum(orderReturns.quantity) })
    .from(orderReturns)
    .where(and(eq(orderReturns.brandId, brandId), eq(orderReturns.orderNumber, orderNumber), eq(orderReturns.sku, sku)))
    .get();
  if (Number(given?.total ?? 0) + quantity > bought) {
    return { outcome: 'refused', reason: 'changed', detail: `no more of ${sku} is left to return` };
  }
  tx.insert(orderReturns)
    .values({
      id: newId,
      brandId,
      orderNumber,
      kind: returnKind,
      sku,
      quantity,
      reason,
      status: pickup === null ? 'requested' : 'pickup-booked',
      pickupDay: pickup?.day ?? null,
      pickupWindow: pickup?.window ?? null,
      createdAt: at,
    })
    .run();
  noteRefund(tx, action.refund, orderNumber, performing);
  return { outcome: 'done', reference: newId };
}

/** How many pieces of this were bought, alone or in a bundle. */
function quantityOf(tx: Tx, brandId: string, orderNumber: string, sku: string): number {
  const lines = tx
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.brandId, brandId), eq(orderLines.orderNumber, orderNumber)))
    .all();
  return lines.reduce((total, line) => {
    const parts = line.components?.filter((part) => part.sku === sku) ?? [];
    const inBundles = parts.reduce((count, part) => count + part.quantity * line.quantity, 0);
    return total + inBundles + (line.sku === sku ? line.quantity : 0);
  }, 0);
}

function movePickup(
  tx: Tx,
  { orderNumber, returnId, pickup }: Extract<OrderAction, { kind: 'move-pickup' }>,
  { brandId }: Performing,
): ActionResult {
  const own = and(
    eq(orderReturns.brandId, brandId),
    eq(orderReturns.orderNumber, orderNumber),
    eq(orderReturns.id, returnId),
  );
  const row = tx.select().from(orderReturns).where(own).get();
  if (row === undefined) return { outcome: 'refused', reason: 'not-found', detail: returnId };
  if (!['requested', 'pickup-booked', 'pickup-failed'].includes(row.status)) {
    return { outcome: 'refused', reason: 'changed', detail: `the return is ${row.status}` };
  }
  tx.update(orderReturns)
    .set({ status: 'pickup-booked', pickupDay: pickup.day, pickupWindow: pickup.window })
    .where(own)
    .run();
  return { outcome: 'done', reference: returnId };
}

/** A refund that waits for an account gets it; otherwise a new one is noted as due. */
function requestRefund(
  tx: Tx,
  action: Extract<OrderAction, { kind: 'request-refund' }>,
  { brandId, newId, at }: Performing,
): ActionResult {
  const { orderNumber, amountPaise, payout, dueAt } = action;
  const id = `RF-${newId}`;
  const waiting = tx
    .select()
    .from(orderRefunds)
    .where(
      and(eq(orderRefunds.brandId, brandId), eq(orderRefunds.orderNumber, orderNumber), eq(orderRefunds.status, 'due')),
    )
    // What the customer was told of: that amount, the oldest of several.
    .orderBy(sql`${orderRefunds.amountPaise} <> ${amountPaise}`, asc(orderRefunds.createdAt), asc(orderRefunds.id))
    .get();
  if (waiting !== undefined) {
    tx.update(orderRefunds).set({ payout, status: 'processing' }).where(eq(orderRefunds.id, waiting.id)).run();
    return { outcome: 'done', reference: waiting.id };
  }
  tx.insert(orderRefunds)
    .values({
      id,
      brandId,
      orderNumber,
      amountPaise,
      payout,
      status: 'due',
      dueAt: new Date(dueAt),
      createdAt: at,
    })
    .run();
  return { outcome: 'done', reference: id };
}
