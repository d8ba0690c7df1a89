import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Brand } from '../../src/core/brand.ts';
import { commit, input, lease } from '../contracts/store-fixtures.ts';
import { testBrand } from '../helpers/test-brand.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';
import { openQuickShop, type QuickShop } from './quick-shop.ts';
import { CALLER, SID, TOKEN } from './shop-phone.ts';

const ROW = `CA${'7'.repeat(32)}`;
const ASHA = { id: 'agent-asha', name: 'Asha', brandIds: null };

describe('call-backs in the hours that the caller named', () => {
  let twilio: TwilioRest;
  let shop: QuickShop;

  beforeAll(async () => {
    twilio = await startTwilioRest(SID, TOKEN);
  });
  afterAll(() => twilio.stop());
  beforeEach(() => {
    twilio.calls.length = 0;
  });
  afterEach(() => shop.deps.store.close());

  const row = () => shop.deps.store.calls.get('shop-phone', ROW);
  /** How many calls there were once it was that time, with an agent there. */
  async function dialAt(time: string): Promise<number> {
    const { clock, store } = shop.deps;
    clock.advance(Date.parse(`${time}:00+05:30`) - clock.now().getTime());
    await store.calls.seen(ASHA, true, clock.now());
    await shop.dial();
    return twilio.calls.length;
  }
  async function wanted(window: string, hours: Partial<Brand['hours']> = {}): Promise<void> {
    shop = await openQuickShop({ twilio, brand: { hours: { ...testBrand.hours, ...hours } } });
    const { store, clock } = shop.deps;
    const { conversationId } = await store.inbox.receive(input({ accountId: 'shop-phone', threadKey: ROW }));
    const callBack = {
      ...{ accountId: 'shop-phone', callSid: ROW, brandId: 'shop', from: CALLER, language: 'en', about: 'a lamp' },
      ...{ ticketNumber: null, notBefore: null, window },
    };
    await store.lanes.commitTurn(commit(await lease(store, conversationId, clock.now()), { callBack }));
  }

  it('wait for the same hours of the next working day where nobody was free in time', async () => {
    await wanted('13-17');

    expect(await dialAt('2026-11-24T12:59')).toBe(0);
    expect(await row()).toMatchObject({ notBefore: new Date('2026-11-24T13:00:00+05:30') });
    expect(await dialAt('2026-11-28T17:00')).toBe(0);
    expect(await row()).toMatchObject({ state: 'call-back', notBefore: new Date('2026-11-30T13:00:00+05:30') });
    expect(await dialAt('2026-11-30T12:59')).toBe(0);
    expect(await dialAt('2026-11-30T16:59')).toBe(1);
  });

  it('are not tried again after them', async () => {
    await wanted('09-13');
    expect(await dialAt('2026-11-25T12:50')).toBe(1);
    await shop.post(twilio.calls[0]?.['StatusCallback'] ?? '', { CallSid: `CA${'8'.repeat(32)}`, CallStatus: 'busy' });

    expect(await dialAt('2026-11-25T13:05')).toBe(1);
    expect(await row()).toMatchObject({ notBefore: new Date('2026-11-26T09:00:00+05:30') });
    expect(await dialAt('2026-11-26T09:00')).toBe(2);
  });

  it('begin when the shop opens in the middle of them', async () => {
    await wanted('17-20', { opens: '18:00', closes: '02:00' });

    expect(await dialAt('2026-11-25T01:00')).toBe(0);
    expect(await dialAt('2026-11-25T18:00')).toBe(1);
  });

  it('are a person’s where the shop is never open then', async () => {
    await wanted('17-20', { opens: '09:00', closes: '17:00' });

    expect(await dialAt('2026-11-24T16:00')).toBe(0);
    expect(await row()).toMatchObject({ state: 'call-back', leftBecause: 'closed-then' });
  });
});
