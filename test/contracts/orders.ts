import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Order, type OrderContact, type OrderSource, orderSchema } from '../../src/core/order.ts';
import type { ActionResult, OrderAction, OrderActionKind, OrderActions } from '../../src/core/order-action.ts';
import type { Fault, ShopServer } from '../helpers/shop-servers/server.ts';

interface PortRig {
  orders: OrderSource & OrderActions;
  /** Requests that the other side would have refused. */
  strange(): string[];
  /** An order in each state that the system knows. */
  numbers: Partial<Record<Order['status'], string>>;
  /** With the orders of each, newest first; other people's orders are there too. */
  contacts: { contact: OrderContact; numbers: string[] }[];
  /** One that can be done, of each kind; `sample` of the others. */
  actions: Partial<Record<OrderActionKind, OrderAction>>;
  refusals: { action: OrderAction; reason: 'not-found' | 'changed' | 'not-allowed' }[];
  timesDone(kind: OrderActionKind): number | Promise<number>;
}

export interface OrdersRig extends Omit<PortRig, 'strange'> {
  /** The same adapter, pointed to where nobody listens. */
  unreachable: OrderSource & OrderActions;
  server: Pick<ShopServer, 'behave' | 'strange' | 'stop'>;
  /** Must never be in what an operator reads. */
  secrets: string[];
}

const BRAND = 'kaapi';
const KEY = '019ab2c4-7d1e-7c3a-9f00-5a1b2c3d4e5f';
const SLOW_MS = 300;
const patient = () => AbortSignal.timeout(10_000);
const hurried = () => AbortSignal.timeout(SLOW_MS);

/** Of each kind; adapters put in their own orders. */
export const SAMPLES: Record<OrderActionKind, OrderAction> = {
  cancel: { kind: 'cancel', orderNumber: '1001', reason: 'Ordered twice' },
  'create-return': {
    kind: 'create-return',
    orderNumber: '1004',
    returnKind: 'return',
    sku: 'MUG-1',
    quantity: 1,
    reason: 'Handle broken',
    pickup: { day: '2026-11-27', window: '09-13' },
    refund: { amountPaise: 49900, dueAt: '2026-12-04T18:29:59.000Z' },
  },
  'move-pickup': {
    kind: 'move-pickup',
    orderNumber: '1004',
    returnId: 'R-1',
    pickup: { day: '2026-11-28', window: '13-17' },
  },
  'request-refund': {
    kind: 'request-refund',
    orderNumber: '1004',
    amountPaise: 49950,
    reason: 'Arrived late',
    payout: null,
    dueAt: '2026-12-04T18:29:59.000Z',
  },
};

const FAULTS: Record<string, Fault> = {
  'a refused key (401)': { status: 401, body: { message: 'no' } },
  'a key that may not (403)': { status: 403, body: { message: 'no' } },
  'a page that is not the API (404)': { status: 404, body: '<html>' },
  'too many requests (429)': { status: 429, body: {}, headers: { 'retry-after': '7' } },
  'an error (500)': { status: 500, body: {} },
  'maintenance (503)': { status: 503, body: {} },
  'a redirect (301)': { status: 301, body: {}, headers: { location: 'http://127.0.0.1:1/elsewhere' } },
  'a broken line': 'reset',
  silence: 'hang',
  'malformed JSON': 'malformed',
  'another shape': 'shape',
  'three megabytes': 'huge',
};

/** What a write means after each fault: certainly not done, or nobody knows. */
const WRITE_FAULTS: [string, Fault, ActionResult['outcome']][] = [
  ['429', { status: 429, body: {}, headers: { 'retry-after': '7' } }, 'unavailable'],
  ['503', { status: 503, body: {}, headers: { 'retry-after': '7' } }, 'unavailable'],
  ['401', { status: 401, body: {} }, 'unavailable'],
  ['403', { status: 403, body: {} }, 'unavailable'],
  ['500', { status: 500, body: {} }, 'uncertain'],
  ['502', { status: 502, body: {} }, 'uncertain'],
  ['504', { status: 504, body: {} }, 'uncertain'],
  ['a broken line', 'reset', 'uncertain'],
  ['silence', 'hang', 'uncertain'],
  ['malformed JSON', 'malformed', 'uncertain'],
  ['another shape', 'shape', 'uncertain'],
];

/** What every source of orders keeps to, near or far. */
function portTests(rig: () => PortRig): void {
  it('finds an order in each state, as the core has it', async () => {
    for (const [status, number] of Object.entries(rig().numbers)) {
      const lookup = await rig().orders.findByNumber(BRAND, number, patient());

      expect(lookup).toMatchObject({ outcome: 'found', order: { number, status } });
      if (lookup.outcome === 'found') expect(orderSchema.safeParse(lookup.order).error).toBeUndefined();
    }
    expect(rig().strange()).toEqual([]);
  });

  it('takes the number as customers write it', async () => {
    const number = Object.values(rig().numbers)[0] ?? '';

    const lookup = await rig().orders.findByNumber(BRAND, ` #${number.toLowerCase()}`, patient());

    expect(lookup).toMatchObject({ outcome: 'found', order: { number } });
  });

  it.each(['9999', '100', '1001" OR name:"1002', '../actions', ''])('does not find %j', async (number) => {
    expect(await rig().orders.findByNumber(BRAND, number, patient())).toEqual({ outcome: 'not-found' });
    expect(rig().strange()).toEqual([]);
  });

  it('finds the orders of a contact, newest first, and nobody else’s', async () => {
    for (const { contact, numbers } of rig().contacts) {
      const lookup = await rig().orders.findByContact(BRAND, contact, patient());

      expect(lookup.outcome === 'found' ? lookup.orders.map((order) => order.number) : lookup).toEqual(numbers);
    }
    const stranger: OrderContact = { kind: 'phone', value: '+919000000009' };
    expect(await rig().orders.findByContact(BRAND, stranger, patient())).toEqual({ outcome: 'found', orders: [] });
    expect(rig().strange()).toEqual([]);
  });

  it.each(KINDS)('does %s once, and answers the same key the same', async (kind) => {
    const action = rig().actions[kind];
    if (action === undefined) {
      expect(await rig().orders.perform(BRAND, SAMPLES[kind], KEY, patient())).toEqual({ outcome: 'unsupported' });
      expect(await rig().orders.find(BRAND, SAMPLES[kind], KEY, patient())).toBeNull();
      return;
    }
    expect(await rig().orders.find(BRAND, action, KEY, patient())).toBeNull();

    const first = await rig().orders.perform(BRAND, action, KEY, patient());
    const second = await rig().orders.perform(BRAND, action, KEY, patient());

    expect(first).toMatchObject({ outcome: 'done' });
    expect(second).toEqual(first);
    expect(await rig().orders.find(BRAND, action, KEY, patient())).toEqual(first);
    expect(await rig().orders.find(BRAND, action, 'another-key', patient())).toBeNull();
    expect(await rig().timesDone(kind)).toBe(1);
    expect(rig().strange()).toEqual([]);
  });

  it('passes on why the shop says no', async () => {
    for (const { action, reason } of rig().refusals) {
      const result = await rig().orders.perform(BRAND, action, KEY, patient());

      expect(result).toEqual({ outcome: 'refused', reason, detail: expect.stringMatching(/\w/) });
      expect(await rig().timesDone(action.kind)).toBe(0);
    }
    expect(rig().strange()).toEqual([]);
  });
}

/** For orders in our own database: there is no network that could fail. */
export function portContract(name: string, setUp: () => Promise<PortRig & { close(): Promise<void> }>): void {
  describe(`orders of ${name}`, () => {
    let rig: Awaited<ReturnType<typeof setUp>>;
    beforeEach(async () => {
      rig = await setUp();
    });
    afterEach(() => rig.close());
    portTests(() => rig);
  });
}

/** What every source of orders that is reached over the network keeps to. */
export function ordersContract(name: string, setUp: () => Promise<OrdersRig>): void {
  describe(`orders of ${name}`, () => {
    let rig: OrdersRig;
    beforeEach(async () => {
      rig = await setUp();
    });
    afterEach(async () => {
      await rig.server.stop();
    });
    portTests(() => ({ ...rig, strange: () => rig.server.strange }));
    const perform = (action: OrderAction, signal = patient()) => rig.orders.perform(BRAND, action, KEY, signal);
    const find = (action: OrderAction, signal = patient()) => rig.orders.find(BRAND, action, KEY, signal);
    /** What an operator reads says what is wrong, and no secret. */
    const expectNoSecret = (result: unknown) => {
      for (const secret of rig.secrets) expect(JSON.stringify(result)).not.toContain(secret);
    };

    it.each(Object.entries(FAULTS))('says that it cannot be read after %s', async (_what, fault) => {
      rig.server.behave({ fault, on: 'all' });

      const byNumber = await rig.orders.findByNumber(BRAND, '1001', hurried());
      const contact = rig.contacts[0]?.contact ?? { kind: 'email', value: 'a@example.in' };
      const byContact = await rig.orders.findByContact(BRAND, contact, hurried());
      const found = await find(Object.values(rig.actions)[0] ?? SAMPLES.cancel, hurried());

      expect(byNumber).toEqual({ outcome: 'unavailable', reason: expect.stringMatching(/\w/) });
      expect(byContact.outcome).toBe('unavailable');
      if (fault === 'huge') expect(JSON.stringify(byNumber)).toContain('2 MB');
      expect(found).toMatchObject({ outcome: 'uncertain' });
      expectNoSecret([byNumber, byContact, found]);
    });

    it('says so when nobody answers, and that nothing was done', async () => {
      const action = Object.values(rig.actions)[0] ?? SAMPLES.cancel;

      const read = await rig.unreachable.findByNumber(BRAND, '1001', patient());
      const written = await rig.unreachable.perform(BRAND, action, KEY, patient());

      expect([read.outcome, written.outcome]).toEqual(['unavailable', 'unavailable']);
      expectNoSecret([read, written]);
    });

    it('asks nothing when there is no time left', async () => {
      const action = Object.values(rig.actions)[0] ?? SAMPLES.cancel;

      expect((await rig.orders.findByNumber(BRAND, '1001', AbortSignal.abort())).outcome).toBe('unavailable');
      expect((await perform(action, AbortSignal.abort())).outcome).toBe('unavailable');
      expect(rig.timesDone(action.kind)).toBe(0);
    });

    it.each(WRITE_FAULTS)('knows what a write means after %s', async (_what, fault, outcome) => {
      for (const action of Object.values(rig.actions)) {
        rig.server.behave({ fault, on: 'writes' });
        const result = await perform(action, hurried());

        expect(result.outcome).toBe(outcome);
        if (typeof fault === 'object' && fault.headers !== undefined)
          expect(result).toMatchObject({ retryAfterMs: 7000 });
        expectNoSecret(result);
        rig.server.behave(null);
        expect(await find(action)).toBeNull();
        expect(rig.timesDone(action.kind)).toBe(0);
      }
    });

    it('reads the date in Retry-After', async () => {
      const at = new Date(Date.now() + 60_000).toUTCString();
      rig.server.behave({ fault: { status: 503, body: {}, headers: { 'retry-after': at } }, on: 'writes' });

      const result = await perform(Object.values(rig.actions)[0] ?? SAMPLES.cancel);

      expect(result.outcome === 'unavailable' ? result.retryAfterMs : 0).toBeGreaterThan(50_000);
      expect(result.outcome === 'unavailable' ? result.retryAfterMs : 0).toBeLessThanOrEqual(60_000);
    });

    it.each(['reset', 'hang', 'malformed'] as const)(
      'finds out what was done behind a lost answer (%s)',
      async (fault) => {
        for (const action of Object.values(rig.actions)) {
          rig.server.behave({ fault, on: 'writes', done: true });
          expect((await perform(action, hurried())).outcome).toBe('uncertain');
          rig.server.behave(null);
          await new Promise((resolve) => setTimeout(resolve, 50));

          const found = await find(action);
          expect(found).toMatchObject({ outcome: 'done' });
          expect(await perform(action)).toEqual(found);
          expect(rig.timesDone(action.kind)).toBe(1);
        }
      },
    );

    it.each([
      [404, 'not-found'],
      [409, 'changed'],
      [422, 'not-allowed'],
    ] as const)('takes %i for a refusal: %s', async (status, reason) => {
      const fault = { status, body: { message: 'because', detail: 'because' } };
      rig.server.behave({ fault, on: 'writes' });

      const result = await perform(Object.values(rig.actions)[0] ?? SAMPLES.cancel);

      expect(result).toEqual({ outcome: 'refused', reason, detail: 'because' });
    });
  });
}

const KINDS: OrderActionKind[] = ['cancel', 'create-return', 'move-pickup', 'request-refund'];
