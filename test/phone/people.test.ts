import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientName } from '../../channels/voice-twilio/softphone.ts';
import type { Phone, PhoneState } from '../../src/phone/phone.ts';
import { eventually, type ShopPhone, startShopPhone } from './shop-phone.ts';

const ASHA = { id: 'agent-asha', name: 'Asha', brandIds: null };
const BINOY = { id: 'agent-binoy', name: 'Binoy', brandIds: ['demo'] };

describe('callers and the people who take their calls', () => {
  let shop: ShopPhone;

  beforeAll(async () => {
    shop = await startShopPhone();
  });
  afterAll(async () => {
    await shop?.stop();
  });
  beforeEach(async () => {
    for (const call of await shop.store.calls.open(['demo'])) {
      await shop.store.calls.over(call.accountId, call.callSid, new Date());
    }
    for (const agent of [ASHA, BINOY]) await shop.store.calls.seen(agent, false, new Date());
  });

  const isThere = (agent: typeof ASHA | typeof BINOY, at = new Date()) => shop.store.calls.seen(agent, true, at);
  const number = (): string => `+9197${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
  /** A call up to the moment where it asks for a person. */
  async function askForPerson(
    options: Parameters<ShopPhone['phone']>[0] = {},
  ): Promise<{ phone: Phone; state: PhoneState }> {
    const phone = shop.phone({ from: number(), ...options });
    await phone.call();
    await phone.press('1');
    const state = await phone.say('I want to talk to a person');
    return { phone, state };
  }
  const lately = (): string => shop.said.slice(-3).join(' ');
  const stateOf = async (phone: Phone) => (await shop.store.calls.get('shop-phone', phone.callSid))?.state;

  it('connects to the agent who has been free for longest, with a whisper of what it is about', async () => {
    await isThere(ASHA);
    await isThere(BINOY, new Date(Date.now() - 5_000));
    const { phone, state } = await askForPerson({ twice: true });

    expect(shop.heard()).toMatch(/connecting you to a colleague.*ticket number is/i);
    expect(state).toMatchObject({ state: 'ringing', targets: [{ kind: 'client', name: clientName(BINOY.id) }] });
    await phone.pickUp();
    expect(shop.whispered.join(' ')).toMatch(/A caller for Kaveri Home.*ticket (\d ){2}\d,/);
    expect(await stateOf(phone)).toBe('connected');
    expect(await phone.otherHangsUp()).toEqual({ state: 'over' });
    expect(await stateOf(phone)).toBe('over');
  });

  it('goes to the next agent where one does not answer, who is away then', async () => {
    await isThere(ASHA, new Date(Date.now() - 5_000));
    await isThere(BINOY);
    const { phone, state } = await askForPerson();
    expect(state).toMatchObject({ targets: [{ name: clientName(ASHA.id) }] });

    const next = await phone.ringOut();

    expect(lately()).toContain('could not take the call');
    expect(next).toMatchObject({ state: 'ringing', targets: [{ name: clientName(BINOY.id) }] });
    await phone.pickUp();
    await phone.hangUp();
    expect(await stateOf(phone)).toBe('over');
  });

  it('tells the place and the waiting time, and rings when an agent is free', async () => {
    await isThere(ASHA);
    const first = await askForPerson();
    await first.phone.pickUp();
    const second = await askForPerson();
    expect(lately()).toMatch(/You are next\. .*waiting time.*press 1\. .*press 2/);
    const third = await askForPerson();
    expect(lately()).toMatch(/You are number 2 in the queue\./);

    await first.phone.otherHangsUp();
    // Whoever came first is rung first, also where the later one looks first.
    expect(await third.phone.silence()).toMatchObject({ state: 'asked' });
    expect(await second.phone.silence()).toMatchObject({ state: 'ringing' });
    await second.phone.hangUp();
    await third.phone.hangUp();
  });

  it('a call-back keeps the place, is called by an agent, and tried again', async () => {
    await isThere(ASHA);
    const talking = await askForPerson();
    await talking.phone.pickUp();
    const waiting = await askForPerson();
    const from = (await shop.store.calls.get('shop-phone', waiting.phone.callSid))?.from;

    expect(await waiting.phone.press('1')).toEqual({ state: 'over' });
    expect(shop.said.at(-1)).toContain('You keep your place');
    expect(await stateOf(waiting.phone)).toBe('call-back');
    const later = await askForPerson();
    expect(lately()).toContain('You are number 2');
    await later.phone.hangUp();
    await talking.phone.otherHangsUp();

    const { callSid } = waiting.phone;
    expect(await shop.store.calls.takeCallBack('shop-phone', callSid, ASHA.id, new Date())).not.toBeNull();
    expect(await shop.store.calls.takeCallBack('shop-phone', callSid, BINOY.id, new Date())).toBeNull();
    const agent = shop.phone({ from: `client:${clientName(ASHA.id)}`, path: '/agent', params: { callBack: callSid } });
    expect(await agent.call()).toMatchObject({ state: 'ringing', targets: [{ kind: 'number', name: from }] });
    expect(shop.said.join(' ')).toContain('A caller for');
    await agent.ringOut('busy');
    expect(await shop.store.calls.get('shop-phone', callSid)).toMatchObject({ state: 'call-back', tries: 1 });

    await shop.store.calls.takeCallBack('shop-phone', callSid, ASHA.id, new Date());
    const again = shop.phone({ from: `client:${clientName(ASHA.id)}`, path: '/agent', params: { callBack: callSid } });
    await again.call();
    await again.pickUp();
    expect(shop.whispered.join(' ')).toMatch(/Kaveri Home.*recorded/);
    await again.otherHangsUp();
    expect(await stateOf(waiting.phone)).toBe('over');
  });

  it('a call-back that is never answered is tried three times and no more', async () => {
    await isThere(ASHA);
    const talking = await askForPerson();
    await talking.phone.pickUp();
    const waiting = await askForPerson();
    await waiting.phone.press('1');
    const { callSid } = waiting.phone;
    await talking.phone.otherHangsUp();

    for (const expected of ['call-back', 'call-back', 'over']) {
      await shop.store.calls.takeCallBack('shop-phone', callSid, ASHA.id, new Date());
      const params = { callBack: callSid };
      const agent = shop.phone({ from: `client:${clientName(ASHA.id)}`, path: '/agent', params });
      expect(await agent.call()).toMatchObject({ state: 'ringing' });
      await agent.ringOut();
      expect(await stateOf(waiting.phone)).toBe(expected);
    }
  });

  it('nobody else may make a call-back', async () => {
    await isThere(ASHA);
    const waiting = await askForPerson();
    const { callSid } = waiting.phone;
    const agent = shop.phone({ from: `client:${clientName(BINOY.id)}`, path: '/agent', params: { callBack: callSid } });

    expect(await agent.call()).toEqual({ state: 'over' });
  });

  it('forgets an agent whose browser is gone', async () => {
    await isThere(ASHA, new Date(Date.now() - 60_000));
    const { phone } = await askForPerson();

    expect(lately()).toContain('None of our colleagues');
    await phone.hangUp();
  });

  it('records a conversation onto the ticket of the call', async () => {
    await isThere(ASHA);
    const { phone } = await askForPerson();
    await phone.pickUp();
    await phone.otherHangsUp();

    const conversation = await shop.store.conversations.byThread('shop-phone', phone.callSid);
    await eventually(async () =>
      (await shop.store.conversations.timeline(conversation?.id ?? '', 0, 100)).some(({ files }) => files.length === 1),
    );
  });
});

describe('out of hours', () => {
  it('promises a call-back with its ticket and rings nobody', async () => {
    const closed = { days: [0], opens: '00:00', closes: '00:01', holidays: [] };
    const shop = await startShopPhone({}, closed);
    await shop.store.calls.seen(ASHA, true, new Date());
    const phone = shop.phone();
    await phone.call();
    await phone.press('1');

    expect(await phone.press('0')).toEqual({ state: 'over' });
    expect(shop.said.at(-1)).toMatch(/Nobody is here just now.*call you back from.*ticket number/);
    await shop.stop();
  });
});
