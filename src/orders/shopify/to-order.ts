import { z } from 'zod';
import { type Order, type OrderRefund, type OrderReturn, orderSchema } from '../../core/order.ts';
import { toPhone } from '../../lib/phone.ts';
import type { ShopifyOrder } from './order-schema.ts';

/** `null` where what Shopify says is not an order to us, such as one without lines. */
export function toOrder(from: ShopifyOrder): Order | null {
  const phone = phoneOf(from);
  const email = z.email().safeParse(from.email?.toLowerCase()).data;
  const pinCode = from.shippingAddress?.zip?.replaceAll(/\s/g, '') ?? '';
  const customerName = from.shippingAddress?.name ?? from.billingAddress?.name ?? from.customer?.displayName;
  const payment = paymentOf(from);
  const order = {
    number: numberOf(from.name),
    status: statusOf(from),
    placedAt: from.createdAt,
    ...(customerName === undefined ? {} : { customerName: customerName.slice(0, 200) }),
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    ...(/^[1-9]\d{5}$/.test(pinCode) ? { pinCode } : {}),
    totalPaise: from.totalPriceSet,
    ...(payment === undefined ? {} : { payment }),
    lines: from.lineItems
      .filter((line) => line.quantity > 0)
      .map((line) => ({
        sku: skuOf(line),
        title: line.name,
        quantity: line.quantity,
        unitPricePaise: line.originalUnitPriceSet,
      })),
    shipments: from.fulfillments.flatMap(toShipments),
    returns: from.returns.flatMap(toReturns),
    refunds: from.refunds.flatMap(toRefund),
  };
  return orderSchema.safeParse(order).data ?? null;
}

/** `#1001` as a customer writes it: with the sign, without, in small letters. */
export function numberOf(name: string): string {
  return name.trim().replace(/^#/, '').toUpperCase();
}

/** Many shops leave the SKU empty; the id of the line stands in for it, the same each time. */
export function skuOf(line: { id: string; sku: string | null }): string {
  return line.sku === null || line.sku.trim() === '' ? `line-${line.id.split('/').at(-1)}` : line.sku;
}

/** The buyer's number before the receiver's: a present must not make its receiver the owner of the order. */
function phoneOf({ phone, customer, billingAddress, shippingAddress }: ShopifyOrder): string | undefined {
  return toPhone(phone ?? customer?.defaultPhoneNumber?.phoneNumber ?? billingAddress?.phone ?? shippingAddress?.phone);
}

export function paymentOf({ paymentGatewayNames }: ShopifyOrder): Order['payment'] {
  if (paymentGatewayNames.length === 0) return undefined;
  const onDelivery = paymentGatewayNames.some((name) => /cash[ _-]?on[ _-]?delivery|\bcod\b/i.test(name));
  return onDelivery ? 'cash-on-delivery' : 'prepaid';
}

const STATUSES: Record<string, Order['status']> = {
  FULFILLED: 'shipped',
  PARTIALLY_FULFILLED: 'partly-shipped',
  IN_PROGRESS: 'confirmed',
  PENDING_FULFILLMENT: 'confirmed',
  SCHEDULED: 'confirmed',
  FULFILLMENT_NOT_REQUIRED: 'confirmed',
};

function statusOf({ cancelledAt, displayFulfillmentStatus, fulfillments }: ShopifyOrder): Order['status'] {
  if (cancelledAt !== null) return 'cancelled';
  const status = STATUSES[displayFulfillmentStatus] ?? 'placed';
  const sent = fulfillments.filter((one) => one.displayStatus !== 'CANCELED');
  const arrived = sent.length > 0 && sent.every((one) => SHIPMENT_STATUSES[one.displayStatus ?? ''] === 'delivered');
  return status === 'shipped' && arrived ? 'delivered' : status;
}

type Shipment = Order['shipments'][number];
const SHIPMENT_STATUSES: Record<string, Shipment['status']> = {
  SUBMITTED: 'preparing',
  CONFIRMED: 'preparing',
  LABEL_PURCHASED: 'preparing',
  LABEL_PRINTED: 'preparing',
  LABEL_VOIDED: 'preparing',
  READY_FOR_PICKUP: 'preparing',
  IN_TRANSIT: 'in-transit',
  DELAYED: 'in-transit',
  OUT_FOR_DELIVERY: 'out-for-delivery',
  ATTEMPTED_DELIVERY: 'delivery-failed',
  NOT_DELIVERED: 'delivery-failed',
  FAILURE: 'delivery-failed',
  DELIVERED: 'delivered',
  PICKED_UP: 'delivered',
};

function toShipments(from: ShopifyOrder['fulfillments'][number]): Shipment[] {
  if (from.displayStatus === 'CANCELED') return [];
  return from.trackingInfo.flatMap(({ company, number, url }) => {
    if (number === null || number === '') return [];
    const trackingUrl = z.url({ protocol: /^https?$/ }).safeParse(url).data;
    return [
      {
        carrier: company === null || company === '' ? 'Courier' : company,
        trackingNumber: number,
        ...(trackingUrl === undefined ? {} : { trackingUrl }),
        status: SHIPMENT_STATUSES[from.displayStatus ?? ''] ?? 'shipped',
        ...(from.estimatedDeliveryAt === null ? {} : { expectedAt: from.estimatedDeliveryAt }),
        ...(from.deliveredAt === null ? {} : { deliveredAt: from.deliveredAt }),
      },
    ];
  });
}

function toReturns(from: ShopifyOrder['returns'][number]): OrderReturn[] {
  if (from.status === 'CANCELED' || from.status === 'DECLINED') return [];
  const id = from.name.replace(/^#/, '');
  return from.returnLineItems.flatMap(({ fulfillmentLineItem, quantity }, index) => {
    if (fulfillmentLineItem === undefined) return [];
    return [
      {
        id: index === 0 ? id : `${id}/${index + 1}`,
        kind: from.exchangeLineItems.length > 0 ? 'exchange' : 'return',
        sku: skuOf(fulfillmentLineItem.lineItem),
        quantity,
        status: from.status === 'CLOSED' ? 'completed' : 'requested',
        createdAt: from.createdAt,
      },
    ];
  });
}

function toRefund(from: ShopifyOrder['refunds'][number]): OrderRefund[] {
  const { legacyResourceId: id, createdAt, totalRefundedSet: amountPaise, transactions } = from;
  // Taking lines off an order is a refund of nothing; a refund's money is in its transactions, once there are any.
  if (createdAt === null || (amountPaise === 0 && transactions.length === 0)) return [];
  const failed = transactions.some(({ status }) => status === 'FAILURE' || status === 'ERROR');
  const paid = transactions.length > 0 && transactions.every(({ status }) => status === 'SUCCESS');
  const paidAt = paid ? (transactions[0]?.processedAt ?? createdAt) : undefined;
  const status = failed ? 'failed' : paid ? 'paid' : 'processing';
  return [{ id, amountPaise, status, createdAt, ...(paidAt === undefined ? {} : { paidAt }) }];
}
