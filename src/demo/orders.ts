import type { Order } from '../core/order.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A small believable catalogue of orders around today: one in each state that a customer asks about. */
export function demoOrders(now: Date): Order[] {
  const day = (offset: number): Date => new Date(now.getTime() + offset * DAY_MS);
  return [
    order(
      'KH-10234',
      'Ananya Rao',
      '+919845012301',
      '560034',
      'shipped',
      day(-4),
      [
        ['SHEET-K-BLU', 'Cotton bedsheet, king, indigo', 1, 189900],
        ['PILLOW-2', 'Pillow pair, medium firm', 1, 129900],
      ],
      { carrier: 'Delhivery', trackingNumber: '3451 0098 7712', status: 'in-transit', expectedAt: day(2) },
    ),
    order(
      'KH-10235',
      'Rahul Verma',
      '+919811043302',
      '110017',
      'shipped',
      day(-9),
      [['LAMP-CANE', 'Cane table lamp', 2, 149900]],
      { carrier: 'Blue Dart', trackingNumber: '7788 1204 5531', status: 'in-transit', expectedAt: day(-3) },
    ),
    order(
      'KH-10236',
      'Fatima Shaikh',
      '+919820056603',
      '400050',
      'shipped',
      day(-3),
      [['RUG-JUTE-5', 'Jute rug, 5 x 3 ft', 1, 249900]],
      { carrier: 'Ecom Express', trackingNumber: '6620 4417 0093', status: 'out-for-delivery', expectedAt: day(0) },
    ),
    order(
      'KH-10237',
      'Suresh Pillai',
      '+919447078804',
      '682016',
      'delivered',
      day(-12),
      [['DINNER-16', 'Stoneware dinner set, 16 pieces', 1, 449900]],
      {
        carrier: 'Delhivery',
        trackingNumber: '3451 0096 2208',
        status: 'delivered',
        expectedAt: day(-5),
        deliveredAt: day(-6),
      },
    ),
    order('KH-10238', 'Priya Nair', '+919886091105', '560102', 'confirmed', day(-1), [
      ['CURTAIN-7', 'Linen curtain, 7 ft, pair', 2, 219900],
    ]),
    order(
      'KH-10239',
      'Imran Khan',
      '+919839012206',
      '226010',
      'shipped',
      day(-6),
      [['CHAIR-RATTAN', 'Rattan lounge chair', 1, 1299900]],
      { carrier: 'Gati', trackingNumber: '5590 0087 1164', status: 'delivery-failed', expectedAt: day(-1) },
    ),
    order('KH-10240', 'Lakshmi Menon', '+919840033407', '600020', 'cancelled', day(-7), [
      ['CLOCK-TEAK', 'Teak wall clock', 1, 179900],
    ]),
  ];
}

type Line = readonly [sku: string, title: string, quantity: number, unitPricePaise: number];

function order(
  ...[number, customerName, phone, pinCode, status, placedAt, lines, shipment]: [
    string,
    string,
    string,
    string,
    Order['status'],
    Date,
    readonly Line[],
    Order['shipments'][number]?,
  ]
): Order {
  return {
    number,
    status,
    placedAt,
    customerName,
    phone,
    email: `${customerName.split(' ')[0]?.toLowerCase()}@customer.example`,
    pinCode,
    totalPaise: lines.reduce((sum, [, , quantity, price]) => sum + quantity * price, 0),
    lines: lines.map(([sku, title, quantity, unitPricePaise]) => ({ sku, title, quantity, unitPricePaise })),
    shipments: shipment === undefined ? [] : [shipment],
  };
}
