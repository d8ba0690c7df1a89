import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Phone } from '../../src/phone/phone.ts';
import { ORDERS } from '../flows/shop-orders.ts';
import { openQuickShop, type QuickShop } from './quick-shop.ts';
import { CALLER } from './shop-phone.ts';

const ASHA = { id: 'agent-asha', name: 'Asha', brandIds: null };
/** How Twilio tells that a caller has hung up while the agent's phone rang. */
const CANCELED = { CallStatus: 'completed', DialCallStatus: 'canceled', DialCallDuration: '0' };

/** Webhooks as they come over real lines: twice at once, late, in another order. */
describe('a line that is not tidy', () => {
  let shop: QuickShop;
  beforeEach(async () => {
    shop = await openQuickShop({ orders: [...ORDERS.values()].filter(({ number }) => number === 'TS-10101') });
  });
  afterEach(() => shop.deps.store.close());

  async function begin(): Promise<Phone> {
    const phone = shop.phone();
    await phone.call();
    await phone.press('1');
    return phone;
  }
  const inbound = async ({ callSid }: Phone) => {
    const conversation = await shop.deps.store.conversations.byThread('shop-phone', callSid);
    const timeline = await shop.deps.store.conversations.timeline(conversation?.id ?? '', 0, 100);
    return timeline.filter(({ direction, kind }) => direction === 'in' && kind === 'message').map(({ text }) => text);
  };
  const row = ({ callSid }: Phone) => shop.deps.store.calls.get('shop-phone', callSid);

  it('gets one answer for a webhook that comes again while the first still runs', async () => {
    const phone = await begin();
    const asked = { CallSid: phone.callSid, From: CALLER, SpeechResult: 'Where is my order?' };
    const answers = await Promise.all([1, 2, 3].map(() => shop.post('/step?n=2&lang=en', asked)));

    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('order number');
    expect(await inbound(phone)).toEqual(['1', 'Where is my order?']);
  });

  it.each(['the end of the ringing first', 'the end of the call first'])(
    'a caller who hangs up while an agent’s phone rings costs the agent nothing: %s',
    async (order) => {
      await shop.deps.store.calls.seen(ASHA, true, shop.deps.clock.now());
      const phone = await begin();
      expect(await phone.press('0')).toMatchObject({ state: 'ringing' });
      const dialled = () =>
        shop.post(`/dialled?call=${phone.callSid}&round=1`, { CallSid: phone.callSid, ...CANCELED });
      if (order === 'the end of the ringing first') await dialled();
      await phone.hangUp();
      if (order === 'the end of the call first') await dialled();

      expect(await row(phone)).toMatchObject({ state: 'call-back', agentId: null });
      const [agent] = await shop.deps.store.calls.agents(['shop'], new Date(0));
      expect(agent).toMatchObject({ isAvailable: true, isBusy: false });
    },
  );

  it('changes the language in the middle of a question, and keeps it', async () => {
    const phone = await begin();
    await phone.say('where is my order');
    const asked = await phone.say('हिंदी');

    expect(shop.said.at(-1)).toMatch(/ऑर्डर/u);
    const heard = asked.state === 'asked' ? asked.gather.says.map(({ language }) => language) : [];
    expect(heard).toEqual(['hi-IN']);
    await phone.say('TS 1 0 1 0 1');
    expect(shop.said.at(-1)).toContain('पिन कोड');
  });

  it('begins the ladder anew after an answer', async () => {
    const phone = await begin();
    await phone.say('where is my order');
    for (let turn = 0; turn < 2; turn += 1) await phone.silence();
    await phone.press('10101#');
    const question = shop.said.at(-1) ?? 'nothing';
    // Once more, and not by keys alone or by a person.
    expect(await phone.silence()).toMatchObject({ state: 'asked', gather: { input: ['dtmf', 'speech'] } });
    expect(shop.said.at(-1)).toContain(question);
  });

  it('reads the number that was keyed anew after a star in its middle, and a nine in it as a nine', async () => {
    const phone = await begin();
    await phone.say('where is my order');
    await phone.press('199*10101#');

    expect(shop.said.at(-1)).toContain('PIN code');
    await phone.press('999999');
    expect(await inbound(phone)).toContain('999999');
    expect(shop.said.at(-1)).toMatch(/not match|do not match|does not/i);
  });

  it('puts a recording that is ready before its conversation ends onto the one ticket of the call', async () => {
    await shop.deps.store.close();
    shop = await openQuickShop({ options: { recording: true, apiBaseUrl: 'http://127.0.0.1:1' } });
    await shop.deps.store.calls.seen(ASHA, true, shop.deps.clock.now());
    const phone = await begin();
    await phone.press('0');
    await phone.pickUp();
    const callSid = phone.callSid;
    await shop.post(`/recording?of=call&call=${callSid}`, { CallSid: callSid, RecordingSid: `RE${'5'.repeat(32)}` });
    await shop.settle(callSid);
    await phone.hangUp();
    await shop.settle(callSid);

    const conversation = await shop.deps.store.conversations.byThread('shop-phone', callSid);
    const tickets = await shop.deps.store.desk.ofConversation(conversation?.id ?? '');
    expect(tickets).toMatchObject([{ topic: 'hand-off', kind: 'request' }]);
    expect(await row(phone)).toMatchObject({ state: 'over' });
  });
});
