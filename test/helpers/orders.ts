import type { Order } from '../../src/core/order.ts';

/** When the tests' clock begins: Tuesday, 24 November 2026, 10 am in India. */
export const NOW = new Date('2026-11-24T10:00:00+05:30');
export const PHONE = '+919845012301';
export const MAIL = 'asha@customer.example';

export function daysFromNow(days: number): Date {
  return new Date(NOW.getTime() + days * 24 * 60 * 60 * 1000);
}

/** Two lamps, paid, not yet sent; of Asha, who has a phone and an address. */
export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    number: 'TS-10001',
    status: 'confirmed',
    placedAt: daysFromNow(-2),
    customerName: 'Asha Rao',
    phone: PHONE,
    email: MAIL,
    pinCode: '560034',
    totalPaise: 200_000,
    payment: 'prepaid',
    lines: [{ sku: 'LAMP', title: 'Cane lamp', quantity: 2, unitPricePaise: 100_000 }],
    shipments: [],
    ...changes,
  };
}

/** The same, delivered so many days ago. */
export function aDelivered(daysAgo: number, changes: Partial<Order> = {}): Order {
  const shipment = { carrier: 'Delhivery', trackingNumber: '3451', status: 'delivered' as const };
  return anOrder({
    status: 'delivered',
    placedAt: daysFromNow(-daysAgo - 4),
    shipments: [{ ...shipment, deliveredAt: daysFromNow(-daysAgo) }],
    ...changes,
  });
}
