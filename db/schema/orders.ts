import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const orders = sqliteTable(
  'orders',
  {
    brandId: text('brand_id').notNull(),
    number: text().notNull(),
    status: text({ enum: ['placed', 'confirmed', 'partly-shipped', 'shipped', 'delivered', 'cancelled'] }).notNull(),
    placedAt: integer('placed_at', { mode: 'timestamp_ms' }).notNull(),
    customerName: text('customer_name'),
    phone: text(),
    email: text(),
    pinCode: text('pin_code'),
    totalPaise: integer('total_paise').notNull(),
  },
  (table) => [primaryKey({ columns: [table.brandId, table.number] })],
);

export const orderLines = sqliteTable(
  'order_lines',
  {
    brandId: text('brand_id').notNull(),
    orderNumber: text('order_number').notNull(),
    position: integer().notNull(),
    sku: text().notNull(),
    title: text().notNull(),
    quantity: integer().notNull(),
    unitPricePaise: integer('unit_price_paise').notNull(),
  },
  (table) => [primaryKey({ columns: [table.brandId, table.orderNumber, table.position] })],
);

export const shipments = sqliteTable(
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
    expectedAt: integer('expected_at', { mode: 'timestamp_ms' }),
    deliveredAt: integer('delivered_at', { mode: 'timestamp_ms' }),
  },
  (table) => [primaryKey({ columns: [table.brandId, table.orderNumber, table.position] })],
);
