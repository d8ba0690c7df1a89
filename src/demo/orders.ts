import { addDays, dayOf } from '../core/india.ts';
import type { Order, OrderLine } from '../core/order.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A small believable shop around today: an order in each state that a customer asks about. */
export function demoOrders(now: Date): Order[] {
  const day = (offset: number): Date => new Date(now.getTime() + offset * DAY_MS);
  const parcel = (carrier: string, trackingNumber: string, expected: number, delivered?: number) => ({
    carrier,
    trackingNumber,
    expectedAt: day(expected),
    ...(delivered === undefined ? {} : { deliveredAt: day(delivered) }),
  });
  const pickup = (offset: number) => ({ pickupDay: addDays(dayOf(now), offset), pickupWindow: '09-13' as const });

  return [
    // On its way, late, out for delivery, failed, not yet sent.
    order('KH-10234', PEOPLE.ananya, 'shipped', day(-4), [SHEET, PILLOWS], {
      shipments: [{ ...parcel('Delhivery', '3451 0098 7712', 2), status: 'in-transit' }],
    }),
    order('KH-10235', PEOPLE.rahul, 'shipped', day(-9), [{ ...LAMP, quantity: 2 }], {
      shipments: [{ ...parcel('Blue Dart', '7788 1204 5531', -3), status: 'in-transit' }],
    }),
    order('KH-10236', PEOPLE.fatima, 'shipped', day(-3), [RUG], {
      shipments: [{ ...parcel('Ecom Express', '6620 4417 0093', 0), status: 'out-for-delivery' }],
    }),
    order('KH-10239', PEOPLE.imran, 'shipped', day(-6), [CHAIR], {
      shipments: [{ ...parcel('Gati', '5590 0087 1164', -1), status: 'delivery-failed' }],
      payment: 'cash-on-delivery',
    }),
    order('KH-10238', PEOPLE.priya, 'confirmed', day(-1), [{ ...CURTAIN, quantity: 2 }]),
    order('KH-10240', PEOPLE.lakshmi, 'cancelled', day(-7), [CLOCK]),

    // Delivered: within the window, a bundle, what is not taken back, worth a supervisor, late, long ago.
    order('KH-10237', PEOPLE.suresh, 'delivered', day(-12), [DINNER], {
      shipments: [{ ...parcel('Delhivery', '3451 0096 2208', -5, -6), status: 'delivered' }],
    }),
    order('KH-10241', PEOPLE.kavya, 'delivered', day(-6), [BEDROOM_SET], {
      shipments: [{ ...parcel('Delhivery', '3451 0099 1120', -2, -2), status: 'delivered' }],
    }),
    order('KH-10242', PEOPLE.kavya, 'delivered', day(-5), [PROTECTOR], {
      shipments: [{ ...parcel('Blue Dart', '7788 1209 0042', -2, -3), status: 'delivered' }],
    }),
    order('KH-10243', PEOPLE.vikram, 'delivered', day(-8), [SOFA], {
      shipments: [{ ...parcel('Gati', '5590 0091 7750', -2, -3), status: 'delivered' }],
    }),
    order('KH-10244', PEOPLE.neha, 'delivered', day(-30), [{ ...CURTAIN, quantity: 1 }], {
      shipments: [{ ...parcel('Ecom Express', '6620 4420 5518', -20, -14), status: 'delivered' }],
    }),

    // Going back: picked up tomorrow, not picked up.
    order('KH-10245', PEOPLE.arjun, 'delivered', day(-9), [RUG], {
      shipments: [{ ...parcel('Delhivery', '3451 0097 3306', -4, -4), status: 'delivered' }],
      returns: [
        {
          id: 'RT-400101',
          kind: 'return',
          sku: RUG.sku,
          quantity: 1,
          status: 'pickup-booked',
          ...pickup(1),
          createdAt: day(-1),
        },
      ],
      refunds: [
        { id: 'RF-500101', amountPaise: RUG.unitPricePaise, status: 'processing', dueAt: day(6), createdAt: day(-1) },
      ],
    }),
    order('KH-10246', PEOPLE.meena, 'delivered', day(-11), [SHEET], {
      shipments: [{ ...parcel('Blue Dart', '7788 1207 6617', -6, -6), status: 'delivered' }],
      returns: [
        {
          id: 'RT-400102',
          kind: 'exchange',
          sku: SHEET.sku,
          quantity: 1,
          status: 'pickup-failed',
          ...pickup(-1),
          createdAt: day(-4),
        },
      ],
    }),

    // Money: waiting for an account (cash on delivery), paid, due, overdue.
    order('KH-10247', PEOPLE.joseph, 'cancelled', day(-10), [CLOCK], {
      payment: 'cash-on-delivery',
      refunds: [
        { id: 'RF-500102', amountPaise: CLOCK.unitPricePaise, status: 'due', dueAt: day(4), createdAt: day(-3) },
      ],
    }),
    order('KH-10248', PEOPLE.sana, 'cancelled', day(-15), [LAMP], {
      refunds: [
        {
          id: 'RF-500103',
          amountPaise: LAMP.unitPricePaise,
          status: 'paid',
          dueAt: day(-3),
          paidAt: day(-5),
          reference: '632911004518',
          createdAt: day(-10),
        },
      ],
    }),
    order('KH-10249', PEOPLE.gopal, 'cancelled', day(-6), [RUG], {
      refunds: [
        { id: 'RF-500104', amountPaise: RUG.unitPricePaise, status: 'processing', dueAt: day(3), createdAt: day(-4) },
      ],
    }),
    order('KH-10250', PEOPLE.divya, 'cancelled', day(-20), [CHAIR], {
      refunds: [
        {
          id: 'RF-500105',
          amountPaise: CHAIR.unitPricePaise,
          status: 'processing',
          dueAt: day(-6),
          createdAt: day(-13),
        },
      ],
    }),

    // Warranty: running, with a service that was sold with it; over.
    order('KH-10251', PEOPLE.kavya, 'delivered', day(-70), [CHAIR, SERVICE], {
      shipments: [{ ...parcel('Gati', '5590 0079 4431', -62, -63), status: 'delivered' }],
    }),
    order('KH-10252', PEOPLE.harish, 'delivered', day(-420), [LAMP], {
      shipments: [{ ...parcel('Delhivery', '3450 8812 0097', -410, -411), status: 'delivered' }],
    }),
  ];
}

type Person = readonly [customerName: string, phone: string, pinCode: string];

const PEOPLE = {
  ananya: ['Ananya Rao', '+919845012301', '560034'],
  rahul: ['Rahul Verma', '+919811043302', '110017'],
  fatima: ['Fatima Shaikh', '+919820056603', '400050'],
  suresh: ['Suresh Pillai', '+919447078804', '682016'],
  priya: ['Priya Nair', '+919886091105', '560102'],
  imran: ['Imran Khan', '+919839012206', '226010'],
  lakshmi: ['Lakshmi Menon', '+919840033407', '600020'],
  kavya: ['Kavya Reddy', '+919849044508', '500034'],
  vikram: ['Vikram Singh', '+919829055609', '302001'],
  neha: ['Neha Kulkarni', '+919822066710', '411004'],
  arjun: ['Arjun Das', '+919830077811', '700019'],
  meena: ['Meena Joshi', '+919825088912', '380009'],
  joseph: ['Joseph Thomas', '+919446099013', '695003'],
  sana: ['Sana Mirza', '+919848100114', '500008'],
  gopal: ['Gopal Krishnan', '+919841211215', '600004'],
  divya: ['Divya Shetty', '+919845322316', '575001'],
  harish: ['Harish Patel', '+919824433417', '395007'],
} as const satisfies Record<string, Person>;

const line = (sku: string, title: string, unitPricePaise: number, category: string): OrderLine => ({
  sku,
  title,
  quantity: 1,
  unitPricePaise,
  category,
});

const SHEET = line('SHEET-K-BLU', 'Cotton bedsheet, king, indigo', 189_900, 'bedding');
const PILLOWS = line('PILLOW-2', 'Pillow pair, medium firm', 129_900, 'bedding');
const PROTECTOR = line('PROTECT-K', 'Mattress protector, king', 99_900, 'bedding-hygiene');
const LAMP = line('LAMP-CANE', 'Cane table lamp', 149_900, 'lighting');
const RUG = line('RUG-JUTE-5', 'Jute rug, 5 x 3 ft', 249_900, 'rugs');
const DINNER = line('DINNER-16', 'Stoneware dinner set, 16 pieces', 449_900, 'tableware');
const CURTAIN = line('CURTAIN-7', 'Linen curtain, 7 ft, pair', 219_900, 'curtains');
const CHAIR = line('CHAIR-RATTAN', 'Rattan lounge chair', 1_299_900, 'furniture');
const CLOCK = line('CLOCK-TEAK', 'Teak wall clock', 179_900, 'decor');
const SOFA = line('SOFA-3', 'Three-seater sofa, olive', 4_899_900, 'furniture');
const SERVICE = line('CARE-12', 'Furniture care, two visits in a year', 149_900, 'home-service');
const BEDROOM_SET: OrderLine = {
  ...line('BEDROOM-SET', 'Bedroom set: sheet, four pillow covers, lamp', 499_900, 'bedding'),
  components: [
    { sku: 'SHEET-K-SET', title: 'Bedsheet, king', quantity: 1, unitPricePaise: 189_900 },
    { sku: 'COVER-1', title: 'Pillow cover', quantity: 4, unitPricePaise: 40_000 },
    {
      sku: 'LAMP-SET',
      title: 'Bedside lamp',
      quantity: 1,
      unitPricePaise: 150_000,
      category: 'lighting',
      warrantyMonths: 12,
    },
  ],
};

function order(
  ...[number, [customerName, phone, pinCode], status, placedAt, lines, more = {}]: [
    string,
    Person,
    Order['status'],
    Date,
    readonly OrderLine[],
    Partial<Order>?,
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
    payment: 'prepaid',
    invoiceUrl: `https://kaverihome.example/invoices/${number}.pdf`,
    totalPaise: lines.reduce((sum, { quantity, unitPricePaise }) => sum + quantity * unitPricePaise, 0),
    lines: [...lines],
    shipments: [],
    ...more,
  };
}
