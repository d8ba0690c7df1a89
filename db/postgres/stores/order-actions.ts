import { and, asc, eq, sql, sum } from 'drizzle-orm';
import type { ActionResult, OrderAction } from '../../../src/core/order-action.ts';
import { lockName, type Tx } from '../client.ts';
import { first } from '../results.ts';
import { orderActions, orderLines, orderRefunds, orderReturns, orders, shipments } from '../schema/orders.ts';

interface Performing {
  brandId: string;
  key: string;
  newId: string;
  at: Date;
}

type OrderRow = typeof orders.$inferSelect;

/** Does it, and notes its key with it. What no longer fits the order is refused, not done. */
export async function performAction(tx: Tx, action: OrderAction, performing: Performing): Promise<ActionResult> {
  const { brandId, key, at } = performing;
  // Imports replace orders; actions go beside each other, one at a time for each order.
  await lockName(tx, { isShared: true }, 'orders', brandId);
  const order = await first(
    tx
      .select()
      .from(orders)
      .where(and(eq(orders.brandId, brandId), eq(orders.number, action.orderNumber)))
      .limit(1)
      .for('update'),
  );
  const before = await findAction(tx, brandId, key);
  if (before !== null) return before;
  if (order === undefined) return { outcome: 'refused', reason: 'not-found', detail: action.orderNumber };
  const result = await perform(tx, action, order, performing);
  if (result.outcome !== 'done') return result;
  await tx
    .insert(orderActions)
    .values({ brandId, key, kind: action.kind, orderNumber: order.number, reference: result.reference, at });
  return result;
}

export async function findAction(tx: Tx, brandId: string, key: string): Promise<ActionResult | null> {
  const row = await first(
    tx
      .select()
      .from(orderActions)
      .where(and(eq(orderActions.brandId, brandId), eq(orderActions.key, key)))
      .limit(1),
  );
  return row === undefined ? null : { outcome: 'done', reference: row.reference };
}

async function perform(tx: Tx, action: OrderAction, order: OrderRow, performing: Performing): Promise<ActionResult> {
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

async function cancel(
  tx: Tx,
  { refund }: Extract<OrderAction, { kind: 'cancel' }>,
  order: OrderRow,
  performing: Performing,
): Promise<ActionResult> {
  const { brandId } = performing;
  const isOpen = order.status === 'placed' || order.status === 'confirmed';
  const parcels = await tx
    .select({ status: shipments.status })
    .from(shipments)
    .where(and(eq(shipments.brandId, brandId), eq(shipments.orderNumber, order.number)));
  if (!isOpen || parcels.some(({ status }) => status !== 'preparing')) {
    return { outcome: 'refused', reason: 'changed', detail: `the order is ${order.status}` };
  }
  await tx
    .update(orders)
    .set({ status: 'cancelled' })
    .where(and(eq(orders.brandId, brandId), eq(orders.number, order.number)));
  await noteRefund(tx, refund, order.number, performing);
  return { outcome: 'done', reference: null };
}

/** A promise of money is a refund that is due. */
async function noteRefund(
  tx: Tx,
  refund: { amountPaise: number; dueAt: string } | undefined,
  orderNumber: string,
  { brandId, newId, at }: Performing,
): Promise<void> {
  if (refund === undefined || refund.amountPaise === 0) return;
  const { amountPaise, dueAt } = refund;
  await tx.insert(orderRefunds).values({
    id: `RF-${newId}`,
    brandId,
    orderNumber,
    amountPaise,
    status: 'due',
    dueAt: new Date(dueAt),
    createdAt: at,
  });
}

async function createReturn(
  tx: Tx,
  action: Extract<OrderAction, { kind: 'create-return' }>,
  performing: Performing,
): Promise<ActionResult> {
  const { brandId, at } = performing;
  const newId = `RT-${performing.newId}`;
  const { orderNumber, returnKind, sku, quantity, reason, pickup } = action;
  const bought = await quantityOf(tx, brandId, orderNumber, sku);
  if (bought === 0) return { outcome: 'refused', reason: 'not-found', detail: `${sku} is not in the order` };
  const given = await first(
    tx
      .select({ total: sum(orderReturns.quantity) })
      .from(orderReturns)
      .where(
        and(eq(orderReturns.brandId, brandId), eq(orderReturns.orderNumber, orderNumber), eq(orderReturns.sku, sku)),
      )
      .limit(1),
  );
  if (Number(given?.total ?? 0) + quantity > bought) {
    return { outcome: 'refused', reason: 'changed', detail: `no more of ${sku} is left to return` };
  }
  await tx.insert(orderReturns).values({
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
  });
  await noteRefund(tx, action.refund, orderNumber, performing);
  return { outcome: 'done', reference: newId };
}

/** How many pieces of this were bought, alone or in a bundle. */
async function quantityOf(tx: Tx, brandId: string, orderNumber: string, sku: string): Promise<number> {
  const lines = await tx
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.brandId, brandId), eq(orderLines.orderNumber, orderNumber)));
  return lines.reduce((total, line) => {
    const parts = line.components?.filter((part) => part.sku === sku) ?? [];
    const inBundles = parts.reduce((count, part) => count + part.quantity * line.quantity, 0);
    return total + inBundles + (line.sku === sku ? line.quantity : 0);
  }, 0);
}

async function movePickup(
  tx: Tx,
  { orderNumber, returnId, pickup }: Extract<OrderAction, { kind: 'move-pickup' }>,
  { brandId }: Performing,
): Promise<ActionResult> {
  const own = and(
    eq(orderReturns.brandId, brandId),
    eq(orderReturns.orderNumber, orderNumber),
    eq(orderReturns.id, returnId),
  );
  const row = await first(tx.select().from(orderReturns).where(own).limit(1));
  if (row === undefined) return { outcome: 'refused', reason: 'not-found', detail: returnId };
  if (!['requested', 'pickup-booked', 'pickup-failed'].includes(row.status)) {
    return { outcome: 'refused', reason: 'changed', detail: `the return is ${row.status}` };
  }
  await tx
    .update(orderReturns)
    .set({ status: 'pickup-booked', pickupDay: pickup.day, pickupWindow: pickup.window })
    .where(own);
  return { outcome: 'done', reference: returnId };
}

/** A refund that waits for an account gets it; otherwise a new one is noted as due. */
async function requestRefund(
  tx: Tx,
  action: Extract<OrderAction, { kind: 'request-refund' }>,
  { brandId, newId, at }: Performing,
): Promise<ActionResult> {
  const { orderNumber, amountPaise, payout, dueAt } = action;
  const id = `RF-${newId}`;
  const waiting = await first(
    tx
      .select()
      .from(orderRefunds)
      .where(
        and(
          eq(orderRefunds.brandId, brandId),
          eq(orderRefunds.orderNumber, orderNumber),
          eq(orderRefunds.status, 'due'),
        ),
      )
      // What the customer was told of: that amount, the oldest of several.
      .orderBy(sql`${orderRefunds.amountPaise} <> ${amountPaise}`, asc(orderRefunds.createdAt), asc(orderRefunds.id))
      .limit(1),
  );
  if (waiting !== undefined) {
    await tx.update(orderRefunds).set({ payout, status: 'processing' }).where(eq(orderRefunds.id, waiting.id));
    return { outcome: 'done', reference: waiting.id };
  }
  await tx.insert(orderRefunds).values({
    id,
    brandId,
    orderNumber,
    amountPaise,
    payout,
    status: 'due',
    dueAt: new Date(dueAt),
    createdAt: at,
  });
  return { outcome: 'done', reference: id };
}
