import { z } from 'zod';
import { type Order, type OrderRefund, orderSchema } from '../../core/order.ts';
import { toPhone } from '../../lib/phone.ts';
import type { WooCommerceOptions } from './options.ts';
import { trackingOf, type WooOrder, type WooRefund } from './order-schema.ts';

/** @param refunds `null`: not asked for, so not known */
export function toOrder(from: WooOrder, refunds: WooRefund[] | null, options: WooCommerceOptions): Order | null {
  const { billing, shipping } = from;
  const customerName = `${billing.first_name} ${billing.last_name}`.trim();
  const phone = toPhone(billing.phone);
  const email = z.email().safeParse(billing.email.trim().toLowerCase()).data;
  const pinCode = (shipping.postcode.trim() || billing.postcode).replaceAll(/\s/g, '');
  const payment = paymentOf(from);
  const status = statusOf(from, options);
  const order = {
    number: from.number,
    status,
    placedAt: from.date_created_gmt,
    ...(customerName === '' ? {} : { customerName: customerName.slice(0, 200) }),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    ...(/^[1-9]\d{5}$/.test(pinCode) ? { pinCode } : {}),
    totalPaise: from.total,
    ...(payment === undefined ? {} : { payment }),
    lines: from.line_items.filter((line) => line.quantity > 0).map(toLine),
    shipments: toShipments(from, status),
    ...(refunds === null ? {} : { refunds: refunds.map(toRefund) }),
  };
  return orderSchema.safeParse(order).data ?? null;
}

export function paymentOf({ payment_method }: WooOrder): Order['payment'] {
  if (payment_method === '') return undefined;
  return payment_method === 'cod' ? 'cash-on-delivery' : 'prepaid';
}

/** WooCommerce's own, then those that tracking extensions add. A status of the shop's own making: it is being worked on. */
const STATUSES: Record<string, Order['status']> = {
  pending: 'placed',
  'on-hold': 'placed',
  processing: 'confirmed',
  cancelled: 'cancelled',
  failed: 'cancelled',
  'partial-shipped': 'partly-shipped',
  shipped: 'shipped',
  delivered: 'delivered',
};

function statusOf(from: WooOrder, { completedMeans }: WooCommerceOptions): Order['status'] {
  if (from.status === 'completed') return completedMeans;
  // All of the money went back: before it was sent that was a cancellation, afterwards a return.
  if (from.status === 'refunded')
    return from.date_completed_gmt !== null || trackingOf(from).length > 0 ? completedMeans : 'cancelled';
  return STATUSES[from.status] ?? 'confirmed';
}

/** Line totals come without tax, and Indian prices are read with it. */
function toLine(line: WooOrder['line_items'][number]): Order['lines'][number] {
  return {
    sku: line.sku?.trim() || `product-${line.variation_id === 0 ? line.product_id : line.variation_id}`,
    title: line.name,
    quantity: line.quantity,
    unitPricePaise: Math.round((line.subtotal + line.subtotal_tax) / line.quantity),
  };
}

function toShipments(from: WooOrder, status: Order['status']): Order['shipments'] {
  const deliveredAt = status === 'delivered' ? from.date_completed_gmt : null;
  return trackingOf(from).map((item) => {
    const link = item.custom_tracking_link?.replaceAll('%1$s', encodeURIComponent(item.tracking_number));
    const trackingUrl = z.url({ protocol: /^https?$/ }).safeParse(link).data;
    return {
      carrier: item.custom_tracking_provider || item.tracking_provider || 'Courier',
      trackingNumber: item.tracking_number,
      ...(trackingUrl === undefined ? {} : { trackingUrl }),
      status: status === 'delivered' ? 'delivered' : 'shipped',
      ...(deliveredAt === null ? {} : { deliveredAt }),
    };
  });
}

/** Money that went back by way of the gateway is paid; the rest a person pays, and WooCommerce does not hear of it. */
function toRefund(from: WooRefund): OrderRefund {
  const { id, amount, date_created_gmt: createdAt } = from;
  return {
    id: String(id),
    amountPaise: amount,
    status: from.refunded_payment ? 'paid' : 'processing',
    createdAt,
    ...(from.refunded_payment ? { paidAt: createdAt } : {}),
  };
}
