import { describe, expect, it } from 'vitest';
import { aDelivered, anOrder, daysFromNow, PHONE } from '../helpers/orders.ts';
import { newestCode, openRoad, type Shopper } from '../helpers/road.ts';

const said = async (shopper: Shopper, ...texts: string[]): Promise<string> => {
  let last: string[] = [];
  for (const text of texts) last = await shopper.say(text);
  return last.join('\n');
};
const LAMP = { sku: 'LAMP', title: 'Cane lamp', quantity: 1, unitPricePaise: 100_000, warrantyMonths: 12 };

describe('what a shopper can have done, from the first word to the shop’s records', () => {
  it('sends something back: the courier comes on the day that was chosen, and the refund is noted', async () => {
    const road = await openRoad({ orders: [aDelivered(2)] });
    const asha = road.whatsApp(PHONE);

    const question = await said(asha, 'I want to return TS-10001', '1', 'I do not want it', 'yes', 'friday', '1');
    expect(question).toMatch(/Friday, 27 November/);
    const answer = await said(asha, 'yes');

    const order = await road.order('TS-10001');
    expect(order?.returns).toMatchObject([
      { kind: 'return', sku: 'LAMP', quantity: 1, status: 'pickup-booked', pickupDay: '2026-11-27' },
    ]);
    expect(order?.refunds).toMatchObject([{ amountPaise: 100_000, status: 'due' }]);
    expect(answer).toContain(order?.returns?.[0]?.id ?? 'no return');
  });

  it('adds what they would like to the complaint that was just opened; once that is solved, it is a wish of its own', async () => {
    const road = await openRoad({ orders: [aDelivered(100, { lines: [LAMP] })] });
    const asha = road.whatsApp(PHONE);
    await said(asha, 'the lamp of TS-10001 came broken, its shade is torn off and the wire is cut', 'skip');
    const [ticket] = await road.tickets();
    const wrote = async () =>
      (await road.store.tickets.events(ticket?.id ?? '')).filter(({ data }) => data.type === 'message-added').length;

    const added = await said(asha, 'I want a replacement');

    expect(added).toContain('I have added this to ticket');
    expect(await wrote()).toBe(1);
    expect(await road.tickets()).toHaveLength(1);
    const version = (await road.tickets())[0]?.version ?? 0;
    await road.store.tickets.setState(ticket?.id ?? '', version, 'resolved', 'system', new Date());
    expect(await said(asha, 'refund')).not.toContain('I have added this');
    expect(await wrote()).toBe(1);
  });

  it('moves the courier to another day', async () => {
    const booked = { id: 'RT-1', kind: 'return', sku: 'LAMP', quantity: 1, status: 'pickup-booked' } as const;
    const returns = [
      { ...booked, pickupDay: '2026-11-27', pickupWindow: '09-13' as const, createdAt: daysFromNow(-1) },
    ];
    const road = await openRoad({ orders: [aDelivered(3, { returns })] });
    const asha = road.whatsApp(PHONE);

    await said(asha, 'change the pickup of TS-10001', '2', 'saturday', '2', 'yes');

    expect((await road.order('TS-10001'))?.returns).toMatchObject([{ pickupDay: '2026-11-28', pickupWindow: '13-17' }]);
  });

  it('pays a cash-on-delivery refund to the account that is given, once it is proven who asks', async () => {
    const refunds = [
      { id: 'RF-1', amountPaise: 50_000, status: 'due', createdAt: daysFromNow(-3), dueAt: daysFromNow(2) } as const,
    ];
    const order = anOrder({ status: 'cancelled', payment: 'cash-on-delivery', refunds });
    const road = await openRoad({ orders: [order] });
    const asha = road.whatsApp(PHONE);

    await said(asha, 'I paid cash on delivery for TS-10001, where do I give my UPI for the refund?');
    const shown = await said(asha, newestCode(road), 'asha@okaxis');
    expect(shown).toContain('a•••@okaxis');
    expect(shown).not.toContain('asha@okaxis');
    await said(asha, 'yes');

    expect((await road.order('TS-10001'))?.refunds).toMatchObject([{ id: 'RF-1', status: 'processing' }]);
  });

  it('registers a warranty by its serial number, for as many pieces as were bought', async () => {
    const road = await openRoad({ orders: [aDelivered(2, { lines: [LAMP] })] });
    const asha = road.whatsApp(PHONE);

    expect(await said(asha, 'register the warranty of TS-10001', 'SN-4711-AB', 'yes')).toMatch(/is registered/);
    const second = await said(asha, 'register the warranty of TS-10001', 'SN-4712-AB', 'yes');

    expect(await road.store.warranties.find('shop', 'SN-4712-AB')).toBeNull();
    expect(second).toMatch(/\d{3} \d{3} \d{4}/);
    expect(await road.tickets()).toMatchObject([{ topic: 'warranty-activation' }]);
  });

  it('carries the expiry over a chain of replacements, each registered by the customer', async () => {
    const replacement = { kind: 'replacement', sku: 'LAMP', quantity: 1, status: 'completed' } as const;
    const once = { ...replacement, id: 'RT-1', createdAt: daysFromNow(-50) };
    const twice = { ...replacement, id: 'RT-2', createdAt: daysFromNow(-20) };
    const order = aDelivered(100, { lines: [LAMP] });
    const road = await openRoad({ orders: [order] });
    const asha = road.whatsApp(PHONE);
    const register = (serial: string) => said(asha, 'register the warranty of TS-10001', serial, 'yes');
    await register('SN-1111-AA');
    const first = await road.store.warranties.find('shop', 'SN-1111-AA');

    await road.store.orders.import('shop', [{ ...order, returns: [once] }]);
    expect(await register('SN-2222-BB')).toMatch(/is registered/);
    await road.store.orders.import('shop', [{ ...order, returns: [once, twice] }]);
    expect(await register('SN-3333-CC')).toMatch(/is registered/);
    await register('SN-4444-DD');

    const last = await road.store.warranties.find('shop', 'SN-1111-AA');
    expect(last).toMatchObject({ serial: 'SN-3333-CC', replaces: 'SN-2222-BB', expiresAt: first?.expiresAt });
    expect(await road.store.warranties.find('shop', 'SN-4444-DD')).toBeNull();
  });

  it('opens a ticket where the orders cannot be seen, and tells its number', async () => {
    const down = { outcome: 'unavailable', reason: 'it failed several times in a row' } as const;
    const road = await openRoad({
      overrides: { orders: { findByNumber: async () => down, findByContact: async () => down } },
    });

    const answer = await said(road.whatsApp(PHONE), 'where is my order TS-10001');

    const [ticket] = await road.tickets();
    expect(answer).toMatch(/cannot see your order right now/);
    expect(answer.replaceAll(' ', '')).toContain(ticket?.numbers[0] ?? 'no ticket');
    expect(ticket).toMatchObject({ topic: 'order-status', orderNumber: 'TS-10001' });
  });
});
