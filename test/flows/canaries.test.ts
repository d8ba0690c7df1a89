import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flows } from '../../flows/index.ts';
import type { TurnInput } from '../../src/core/flow-state.ts';
import type { Order } from '../../src/core/order.ts';
import { createPlayer } from './play.ts';
import { TICKET, type Visit } from './shop.ts';
import { ORDERS } from './shop-orders.ts';

const PIN = '560034';
/** What belongs to the status of an order, and what the customer has said himself. */
const SHIPPING: ReadonlySet<string> = new Set([
  'the PIN code',
  'the carrier',
  'the tracking number',
  'the tracking page',
]);
/** What stands in the orders and nowhere else, by what it is. None of it may be said to somebody who proved nothing. */
const CANARIES = {
  'the name': 'Canaryname',
  'the phone': '9812077123',
  'the end of the phone': '77123',
  'the mail address': 'canary.person',
  'an item': 'Canaryitem',
  'a part of a bundle': 'Canarypart',
  'the carrier': 'Canarycourier',
  'the tracking number': 'CANARYTRACK',
  'the tracking page': 'track.canary.example',
  'the invoice': 'invoice.canary.example',
  'the bank’s reference': 'CANARYREF',
  'an amount': /7[,.]?654|7654/,
  'the PIN code': PIN,
} as const;

/** Every order of the small shop, with all that identifies a customer or tells what was bought made recognisable. */
const orders = [...ORDERS.values()].map(
  (order): Order => ({
    ...order,
    customerName: 'Canaryname Surname',
    phone: '+919812077123',
    email: 'canary.person@mail.example',
    totalPaise: 765_432,
    invoiceUrl: 'https://invoice.canary.example/1',
    lines: order.lines.map((line) => ({
      ...line,
      title: 'Canaryitem',
      unitPricePaise: 765_432,
      ...(line.components === undefined
        ? {}
        : { components: line.components.map((part) => ({ ...part, title: 'Canarypart' })) }),
    })),
    shipments: order.shipments.map((shipment) => ({
      ...shipment,
      carrier: 'Canarycourier',
      trackingNumber: 'CANARYTRACK',
      trackingUrl: 'https://track.canary.example/1',
    })),
    ...(order.refunds === undefined
      ? {}
      : { refunds: order.refunds.map((refund) => ({ ...refund, amountPaise: 765_432, reference: 'CANARYREF' })) }),
  }),
);

/** How each flow is asked for, and what is said in the middle of it. Never the right PIN code, never a code. */
const WISHES = [
  'where is my order',
  'it says delivered but I have nothing',
  'I want to return it',
  'I want another size',
  'book the pickup',
  'it arrived broken',
  'you sent the wrong item',
  'one item is missing',
  'cancel my order',
  'where is my refund',
  'cash on delivery refund to UPI',
  'change my address',
  'send me the invoice',
  'paid but no order',
  'the delivery failed',
  'activate my warranty',
  'my mixer stopped working, it is in warranty',
  'I want to complain',
  'what do you know about me',
  'forget me',
  'talk to a person',
  'call me back',
  'status of my ticket',
  'how can I reach you',
  'change the language',
];
const ANSWERS = [
  ...ORDERS.keys(),
  '560001',
  '110011',
  '000000',
  TICKET,
  '+919812345678',
  'somebody@mail.example',
  'LAMP',
  'yes',
  'no',
  'haan',
  'नहीं',
  '1',
  '2',
  '3',
  '4',
  'more',
  'back',
  'cancel',
  'menu',
  'repeat',
  "I don't have it",
  'the lamp is broken',
  'someone@upi',
  'SN20260101',
];

const message = (text: string): TurnInput => ({ kind: 'message', text, files: 0 });
const input: fc.Arbitrary<TurnInput> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WISHES).map(message) },
  { weight: 7, arbitrary: fc.constantFrom(...ANSWERS).map(message) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...WISHES), fc.constantFrom(...ORDERS.keys()))
      .map(([wish, number]) => message(`${wish} ${number}`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .stringMatching(/^[0-9*]{1,6}$/)
      .filter((digits) => digits !== PIN)
      .map((digits): TurnInput => ({ kind: 'message', text: '', digits, files: 0 })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<TurnInput>(
      { kind: 'silence' },
      { kind: 'started' },
      { kind: 'message', text: '', files: 1 },
    ),
  },
);

type Canary = keyof typeof CANARIES;

/** A random conversation in which none of these is ever said. Names the flows that it went through. */
async function walk(
  form: Visit['form'],
  language: string,
  more: readonly string[],
  secret: readonly Canary[],
): Promise<Set<string>> {
  const seen = new Set<string>();
  const inputs = fc.array(
    more.length === 0
      ? input
      : fc.oneof({ weight: 3, arbitrary: input }, { weight: 2, arbitrary: fc.constantFrom(...more).map(message) }),
    { minLength: 3, maxLength: 14 },
  );
  await fc.assert(
    fc.asyncProperty(inputs, async (all) => {
      const player = createPlayer({ form, isKnown: false, orders }, language);
      for (const one of all) {
        const { contents, state } = await player.give(one);
        for (const { flow } of state.stack) seen.add(flow);
        const said = JSON.stringify(contents);

        expect(contents.every(({ text }) => text.trim() !== '')).toBe(true);
        expect(said).not.toMatch(/\{\w+\}|undefined|\[object|NaN/);
        expect(secret.filter((what) => isIn(said, CANARIES[what])).map((what) => `${what}: ${said}`)).toEqual([]);
      }
    }),
    { seed: 20261128, numRuns: 250 },
  );
  return seen;
}

function isIn(said: string, canary: string | RegExp): boolean {
  return typeof canary === 'string' ? said.includes(canary) : canary.test(said);
}

const ALL = Object.keys(CANARIES) as Canary[];

describe.each(['chat', 'letter', 'spoken'] as const)('in %s', (form) => {
  it.each(['en', 'hi', 'hi-Latn'])(
    'somebody who proves nothing hears nothing of any order, and always something, in %s',
    async (language) => {
      const seen = await walk(form, language, [], ALL);

      // The walks went through the flows, and not around them.
      expect(flows.filter(({ id }) => !seen.has(id)).length).toBeLessThan(8);
    },
  );

  it('somebody with the PIN code hears the status, and nothing of the person, the things or the money', async () => {
    const seen = await walk(
      form,
      'en',
      [PIN, 'where is my order TS-10101'],
      ALL.filter((what) => !SHIPPING.has(what)),
    );

    expect(seen).toContain('order-status');
  });
});

it('the canaries are said to the customer who proved the order to be his', async () => {
  const own = orders.map((order): Order => ({ ...order, phone: '+919876543210' }));
  const player = createPlayer({ form: 'chat', isKnown: true, orders: own });

  const { contents } = await player.say('where is my order TS-10101');

  expect(JSON.stringify(contents)).toContain('CANARYTRACK');
});
