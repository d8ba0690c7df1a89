import { type Order, orderSchema } from '../../src/core/order.ts';

/** Noon of a Tuesday in India, with people at work. */
export const NOW = new Date('2026-11-24T06:30:00.000Z');
/** Whoever writes on a channel that proves it; their orders are the TS-101xx. */
export const KNOWN = { phone: '+919876543210', email: 'meera@mail.example' };
/** Somebody else, whose orders need the PIN code 560034 or a code. */
const OTHER = { phone: '+919812345678', email: 'ravi@mail.example' };
/** An order number at which the shop's system does not answer. */
export const DOWN = 'TS-10999';

const LAMP = { sku: 'LAMP', title: 'Brass table lamp', quantity: 1, unitPricePaise: 149_900 };
const COVERS = { sku: 'COVER', title: 'Cushion cover', quantity: 4, unitPricePaise: 29_900 };
const MIXER = { sku: 'MIXER', title: 'Mixer grinder', quantity: 1, unitPricePaise: 349_900, warrantyMonths: 24 };
const SOFA = { sku: 'SOFA', title: 'Two-seater sofa', quantity: 1, unitPricePaise: 2_499_900 };
const GIFT_BOX = {
  sku: 'BOX',
  title: 'Festive gift box',
  quantity: 1,
  unitPricePaise: 99_900,
  components: [
    { sku: 'DIYA', title: 'Brass diya', quantity: 2 },
    { sku: 'INCENSE', title: 'Incense set', quantity: 1 },
  ],
};

const parcel = { carrier: 'Delhivery', trackingNumber: '345100987712' };
const delivered = (day: string): Order['shipments'] => [
  { ...parcel, status: 'delivered', expectedAt: date('2026-11-22'), deliveredAt: date(day) },
];
const returned = (status: NonNullable<Order['returns']>[number]['status'], pickupDay?: string): Order['returns'] => [
  {
    id: 'R1',
    kind: 'return',
    sku: 'LAMP',
    quantity: 1,
    status,
    ...(pickupDay === undefined ? {} : { pickupDay, pickupWindow: '09-13' as const }),
    createdAt: date('2026-11-22'),
  },
];
const refund = (rest: Partial<NonNullable<Order['refunds']>[number]>): Order['refunds'] => [
  {
    id: 'F1',
    amountPaise: 149_900,
    status: 'processing',
    dueAt: date('2026-11-28'),
    createdAt: date('2026-11-20'),
    ...rest,
  },
];

type Draft = Partial<Order> & Pick<Order, 'status'>;

/** What became of each order; all else is filled in below. */
const DRAFTS: Readonly<Record<string, Draft>> = {
  'TS-10101': {
    status: 'shipped',
    shipments: [
      {
        ...parcel,
        trackingUrl: 'https://track.example/345100987712',
        status: 'in-transit',
        expectedAt: date('2026-11-26'),
      },
    ],
  },
  'TS-10102': {
    status: 'shipped',
    shipments: [
      { carrier: 'Blue Dart', trackingNumber: '77881204', status: 'in-transit', expectedAt: date('2026-11-21') },
    ],
  },
  'TS-10103': { status: 'delivered', lines: [LAMP, COVERS], shipments: delivered('2026-11-21') },
  'TS-10104': {
    status: 'cancelled',
    refunds: refund({ status: 'paid', paidAt: date('2026-11-21'), reference: '74332641325' }),
  },
  'TS-10105': {
    status: 'shipped',
    shipments: [{ carrier: 'Gati', trackingNumber: '5591', status: 'delivery-failed', expectedAt: date('2026-11-25') }],
  },
  'TS-10106': { status: 'delivered', lines: [MIXER], shipments: delivered('2026-10-01') },
  'TS-10107': {
    status: 'delivered',
    payment: 'cash-on-delivery',
    returns: returned('received'),
    refunds: refund({ status: 'due' }),
    shipments: delivered('2026-11-18'),
  },
  'TS-10108': { status: 'confirmed' },
  'TS-10109': { status: 'confirmed', payment: 'cash-on-delivery' },
  'TS-10110': { status: 'delivered', lines: [GIFT_BOX], shipments: delivered('2026-11-20') },
  'TS-10111': {
    status: 'delivered',
    returns: returned('pickup-booked', '2026-11-25'),
    shipments: delivered('2026-11-20'),
  },
  'TS-10112': { status: 'delivered', returns: returned('pickup-failed'), shipments: delivered('2026-11-20') },
  'TS-10113': { status: 'delivered', refunds: refund({}), shipments: delivered('2026-11-18') },
  'TS-10114': {
    status: 'delivered',
    refunds: refund({ dueAt: date('2026-11-20') }),
    shipments: delivered('2026-11-10'),
  },
  'TS-10115': {
    status: 'delivered',
    lines: [
      { sku: 'RAZOR', title: 'Razor set', quantity: 1, unitPricePaise: 79_900, category: 'hygiene' },
      { sku: 'SCENT', title: 'Rose perfume', quantity: 1, unitPricePaise: 189_900, category: 'perfume' },
    ],
    shipments: delivered('2026-11-21'),
  },
  'TS-10116': { status: 'delivered', lines: [SOFA], shipments: delivered('2026-11-21') },
  'TS-10117': { status: 'shipped', shipments: [{ ...parcel, status: 'returned', expectedAt: date('2026-11-18') }] },
  'TS-10118': { status: 'confirmed', lines: [SOFA] },
  /** Its shop system says no to everything. */
  'TS-10119': { status: 'delivered', shipments: delivered('2026-11-21') },
  /** Its shop system cannot do anything. */
  'TS-10120': { status: 'delivered', shipments: delivered('2026-11-21') },
  'TS-10121': { status: 'delivered', lines: [MIXER], shipments: delivered('2024-10-01') },
  'TS-10122': {
    status: 'partly-shipped',
    lines: [LAMP, COVERS],
    shipments: [{ ...parcel, status: 'in-transit', expectedAt: date('2026-11-27') }],
  },
  'TS-10123': {
    status: 'delivered',
    lines: [LAMP],
    invoiceUrl: 'https://shop.example/invoice/10123',
    shipments: delivered('2026-11-21'),
  },
  /** Nobody else is on this order, so no code can be sent. */
  'TS-10124': { status: 'confirmed', email: undefined },
  /** Its refund is confirmed by the shop's system, which cannot pay to an account. */
  'TS-10125': {
    status: 'delivered',
    payment: 'cash-on-delivery',
    refunds: refund({ status: 'failed' }),
    shipments: delivered('2026-11-18'),
  },
  /** Sent back, and no refund is known yet. */
  'TS-10126': { status: 'delivered', returns: returned('received'), shipments: delivered('2026-11-18') },
  /** Not on its way yet, with several things in it. */
  'TS-10128': { status: 'confirmed', lines: [LAMP, COVERS] },
  /** The day of its pickup has gone by. */
  'TS-10127': {
    status: 'delivered',
    returns: returned('pickup-booked', '2026-11-20'),
    shipments: delivered('2026-11-16'),
  },
  'TS-10234': {
    status: 'confirmed',
    ...OTHER,
    shipments: [{ ...parcel, status: 'preparing', expectedAt: date('2026-11-28') }],
  },
  'TS-10235': { status: 'placed', ...OTHER },
  'TS-10240': { status: 'delivered', ...OTHER, lines: [LAMP, COVERS], shipments: delivered('2026-11-21') },
  'TS-10241': { status: 'confirmed', ...OTHER },
  'TS-10242': {
    status: 'shipped',
    ...OTHER,
    shipments: [{ ...parcel, status: 'out-for-delivery', expectedAt: date('2026-11-24') }],
  },
  'TS-10243': {
    status: 'shipped',
    ...OTHER,
    shipments: [{ ...parcel, status: 'delivery-failed', expectedAt: date('2026-11-23') }],
  },
};

export const ORDERS: ReadonlyMap<string, Order> = new Map(
  Object.entries(DRAFTS).map(([number, draft]) => {
    const lines = draft.lines ?? [LAMP];
    const totalPaise = lines.reduce((sum, { quantity, unitPricePaise }) => sum + quantity * unitPricePaise, 0);
    const placedAt = date(number === 'TS-10121' ? '2024-09-26' : '2026-11-16');
    return [
      number,
      orderSchema.parse({
        number,
        placedAt,
        ...KNOWN,
        pinCode: '560034',
        totalPaise,
        payment: 'prepaid',
        lines,
        shipments: [],
        ...draft,
      }),
    ];
  }),
);

/** Late in the afternoon of a day. */
function date(day: string): Date {
  return new Date(`${day}T17:30:00+05:30`);
}
