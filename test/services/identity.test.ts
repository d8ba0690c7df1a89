import { describe, expect, it } from 'vitest';
import type { Order } from '../../src/core/order.ts';
import { lookUpOrder } from '../../src/services/calls/look-up-order.ts';
import { proveByPinCode } from '../../src/services/calls/prove-by-pin-code.ts';
import { sendCode } from '../../src/services/calls/send-code.ts';
import { createReceive } from '../../src/services/receive.ts';
import type { TurnContext } from '../../src/services/turn-context.ts';
import { chatMessage, ordersOf, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

const order: Order = {
  number: 'TS-10001',
  status: 'shipped',
  placedAt: new Date('2026-11-20T10:00:00+05:30'),
  phone: '+919845012301',
  email: 'asha@customer.example',
  pinCode: '560034',
  totalPaise: 100,
  lines: [{ sku: 'A', title: 'Lamp', quantity: 1, unitPricePaise: 100 }],
  shipments: [{ carrier: 'Delhivery', trackingNumber: '3451', status: 'in-transit' }],
};
const asked = { orderNumber: 'TS-10001', need: 'status-only' };

async function contextOf(
  message: Parameters<typeof chatMessage>[1] = {},
  deps?: TurnContext['deps'],
): Promise<TurnContext> {
  const all = deps ?? (await serviceDeps({ orders: ordersOf([order]) }));
  const outcome = await createReceive(all)(chatMessage('where is TS-10001', message));
  const turn = outcome.outcome === 'accepted' ? await all.store.lanes.load(outcome.conversationId) : null;
  const account = all.accounts.get('shop-chat');
  if (turn === null || account === undefined) throw new Error('no turn');
  return {
    deps: all,
    account,
    turn,
    proofs: {},
    rung: 'unknown',
    tickets: [],
    addToTickets: [],
    complaints: [],
    effect: null,
    notices: [],
    codes: { sent: [], used: [] },
    ratings: [],
    state: turn.state,
    language: 'en',
    receivedAt: new Date(0),
    signal: AbortSignal.timeout(5000),
  };
}

describe('the identity ladder', () => {
  it('says nothing to somebody who knows an order number, whether the order exists or not', async () => {
    const context = await contextOf();

    const own = await lookUpOrder(asked, context);
    const unknown = await lookUpOrder({ ...asked, orderNumber: 'TS-99999' }, context);

    expect(own).toEqual({ outcome: 'pin-needed', slots: {} });
    expect(unknown).toEqual(own);
  });

  it.each([
    ['the phone on the order', { kind: 'phone', value: '+919845012301' }],
    ['the address on the order', { kind: 'email', value: 'asha@customer.example' }],
  ] as const)('matches %s where the channel proves it', async (_, identity) => {
    const proven = await contextOf({ from: [identity], proven: true });
    const claimed = await contextOf({ from: [identity], proven: false });

    expect(await lookUpOrder(asked, proven)).toMatchObject({ outcome: 'found', slots: { trackingNumber: '3451' } });
    expect(await lookUpOrder(asked, claimed)).toMatchObject({ outcome: 'pin-needed' });
  });

  it('believes no message because an earlier one of the same sender was proven', async () => {
    const deps = await serviceDeps({ orders: ordersOf([order]) });
    const from = [{ kind: 'email' as const, value: 'asha@customer.example' }];
    await contextOf({ from, proven: true }, deps);

    const forged = await contextOf({ from, proven: false }, deps);

    expect(await lookUpOrder(asked, forged)).toMatchObject({ outcome: 'pin-needed' });
  });

  it('believes no caller id', async () => {
    const context = await contextOf({ from: [{ kind: 'caller', value: '+919845012301' }], proven: false });

    expect(await lookUpOrder(asked, context)).toMatchObject({ outcome: 'pin-needed' });
  });

  it('gives status and nothing else for order number and PIN code, for that order and half an hour', async () => {
    const context = await contextOf();

    expect(await proveByPinCode({ ...asked, pinCode: '560034' }, context)).toEqual({ outcome: 'proven', slots: {} });

    expect(await lookUpOrder(asked, context)).toMatchObject({
      outcome: 'found',
      slots: { shipmentStatus: 'in-transit', trackingNumber: null, carrier: null, lineCount: null },
    });
    const { clock } = context.deps as Awaited<ReturnType<typeof serviceDeps>>;
    clock.advance(31 * 60 * 1000);
    expect(await lookUpOrder(asked, context)).toMatchObject({ outcome: 'pin-needed' });
  });

  it('locks after three wrong codes, also for the right one, and looks the same for an order that is not there', async () => {
    const outcomes = async (orderNumber: string): Promise<string[]> => {
      const context = await contextOf();
      const codes = ['110001', '110002', '110003', '560034'];
      const results: string[] = [];
      for (const pinCode of codes) results.push((await proveByPinCode({ orderNumber, pinCode }, context)).outcome);
      return results;
    };

    expect(await outcomes('TS-10001')).toEqual(['wrong', 'wrong', 'locked', 'locked']);
    expect(await outcomes('TS-99999')).toEqual(await outcomes('TS-10001'));
  });

  it('limits guesses at one order by many contacts together', async () => {
    const deps = await serviceDeps({ orders: ordersOf([order]) });
    let last = '';
    for (let n = 0; n < 10; n += 1) {
      const stranger = { from: [{ kind: 'webchat' as const, value: `stranger-${n}` }], threadKey: `stranger-${n}` };
      last = (await proveByPinCode({ ...asked, pinCode: '110001' }, await contextOf(stranger, deps))).outcome;
    }

    expect(last).toBe('locked');
  });

  it.each([
    ['cannot write to anybody', [testAccount('shop-chat')], 'nowhere'],
    ['can', [testAccount('shop-chat'), testAccount('sms', { notices: [{ to: 'phone', recently: false }] })], 'sent'],
  ])('where the brand %s, says of every order alike whether a code is on its way', async (_, accounts, outcome) => {
    const deps = await serviceDeps({
      orders: ordersOf([order]),
      accounts: new Map(accounts.map((account) => [account.config.id, account])),
    });

    for (const orderNumber of ['TS-10001', 'TS-99999'])
      expect(await sendCode({ orderNumber }, await contextOf({}, deps))).toEqual({ outcome, slots: {} });
  });

  it('says plainly when the order system does not answer', async () => {
    const deps = await serviceDeps({ orders: ordersOf([], { outcome: 'unavailable', reason: 'timeout' }) });

    expect(await lookUpOrder(asked, await contextOf({}, deps))).toEqual({ outcome: 'unavailable', slots: {} });
  });
});
