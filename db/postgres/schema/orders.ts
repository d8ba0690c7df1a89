import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { OrderLine } from '../../../src/core/order.ts';
import type { OrderAction, Payout } from '../../../src/core/order-action.ts';
import { integer, json, time } from '../columns.ts';

export const orders = pgTable(
  'orders',
  {
    brandId: text('brand_id').notNull(),
    number: text().notNull(),
    status: text({ enum: ['placed', 'confirmed', 'partly-shipped', 'shipped', 'delivered', 'cancelled'] }).notNull(),
    placedAt: time('placed_at').notNull(),
    customerName: text('customer_name'),
    phone: text(),
    email: text(),
    pinCode: text('pin_code'),
    totalPaise: bigint('total_paise', { mode: 'number' }).notNull(),
    payment: text({ enum: ['prepaid', 'cash-on-delivery'] }),
    invoiceUrl: text('invoice_url'),
  },
  (table) => [
    primaryKey({ columns: [table.brandId, table.number] }),
    index('orders_phone').on(table.brandId, table.phone, table.placedAt),
    index('orders_email').on(table.brandId, table.email, table.placedAt),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    brandId: text('brand_id').notNull(),
    orderNumber: text('order_number').notNull(),
    position: integer().notNull(),
    sku: text().notNull(),
    title: text().notNull(),
    quantity: integer().notNull(),
    unitPricePaise: bigint('unit_price_paise', { mode: 'number' }).notNull(),
    category: text(),
    components: json<OrderLine['components']>(),
    warrantyMonths: integer('warranty_months'),
  },
  (table) => [primaryKey({ columns: [table.brandId, table.orderNumber, table.position] })],
);

export const shipments = pgTable(
  'shipments',
  {
    brandId: text('brand_id').notNull(),
    orderNumber: text('order_number').notNull(),
    position: integer().notNull(),
    carrier: text().notNull(),
    trackingNumber: text('tracking_number').notNull(),
    trackingUrl: text('tracking_url'),
    status: text({
      enum: ['preparing', 'shipped', 'in-transit', 'out-for-delivery', 'delivered', 'delivery-failed', 'returned'],
    }).notNull(),
    expectedAt: time('expected_at'),
    deliveredAt: time('delivered_at'),
  },
  (table) => [primaryKey({ columns: [table.brandId, table.orderNumber, table.position] })],
);

export const orderReturns = pgTable(
  'order_returns',
  {
    id: text().primaryKey(),
    brandId: text('brand_id').notNull(),
    orderNumber: text('order_number').notNull(),
    kind: text({ enum: ['return', 'exchange', 'replacement'] }).notNull(),
    sku: text().notNull(),
    quantity: integer().notNull(),
    reason: text().notNull(),
    status: text({
      enum: ['requested', 'pickup-booked', 'pickup-failed', 'picked-up', 'received', 'completed'],
    }).notNull(),
    pickupDay: text('pickup_day'),
    pickupWindow: text('pickup_window', { enum: ['09-13', '13-17', '17-20'] }),
    createdAt: time('created_at').notNull(),
  },
  (table) => [index('order_returns_order').on(table.brandId, table.orderNumber)],
);

export const orderRefunds = pgTable(
  'order_refunds',
  {
    id: text().primaryKey(),
    brandId: text('brand_id').notNull(),
    orderNumber: text('order_number').notNull(),
    amountPaise: bigint('amount_paise', { mode: 'number' }).notNull(),
    status: text({ enum: ['due', 'processing', 'paid', 'failed'] }).notNull(),
    payout: json<Payout>(),
    dueAt: time('due_at'),
    paidAt: time('paid_at'),
    reference: text(),
    createdAt: time('created_at').notNull(),
  },
  (table) => [index('order_refunds_order').on(table.brandId, table.orderNumber)],
);

/** What was done, by its key: the same key again does nothing and answers the same. */
export const orderActions = pgTable(
  'order_actions',
  {
    brandId: text('brand_id').notNull(),
    key: text().notNull(),
    kind: text().$type<OrderAction['kind']>().notNull(),
    orderNumber: text('order_number').notNull(),
    reference: text(),
    at: time().notNull(),
  },
  (table) => [primaryKey({ columns: [table.brandId, table.key] })],
);
