import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MoveTarget } from '../../src/core/call.ts';
import type { Phone, PhoneState } from '../../src/phone/phone.ts';
import { moveCall } from '../../src/services/move-call.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';
import { BASE, openQuickShop, type QuickShop } from './quick-shop.ts';
import { SID, TOKEN } from './shop-phone.ts';

const ASHA = { id: 'agent-asha', name: 'Asha', brandIds: null };
const BINOY = { id: 'agent-binoy', name: 'Binoy', brandIds: null };

describe('a call on hold', () => {
  let twilio: TwilioRest;
  let shop: QuickShop;

  beforeAll(async () => {
    twilio = await startTwilioRest(SID, TOKEN);
  });
  afterAll(() => twilio.stop());
  beforeEach(async () => {
    twilio.behave(null);
    twilio.calls.length = 0;
    shop = await openQuickShop({ twilio });
  });
  afterEach(() => shop.deps.store.close());

  const there = (agent: typeof ASHA, isAvailable: boolean | null = true) =>
    shop.deps.store.calls.seen(agent, isAvailable, shop.deps.clock.now());
  const row = ({ callSid }: Phone) => shop.deps.store.calls.get('shop-phone', callSid);
  /** A caller who talks with whoever has been free for longest. */
  async function talking(from: string): Promise<Phone> {
    shop.deps.clock.advance(1000);
    const phone = shop.phone({ from });
    await phone.call();
    await phone.press('1');
    expect(await phone.press('0')).toMatchObject({ state: 'ringing' });
    await phone.pickUp();
    return phone;
  }
  const ask = ({ callSid }: Phone, agent: typeof ASHA, to: MoveTarget) =>
    moveCall(shop.deps, shop.channel, { accountId: 'shop-phone', callSid, agentId: agent.id, to, brandId: 'shop' });
  /** The agent asks for it, and Twilio fetches the caller's leg away. */
  async function send(phone: Phone, agent: typeof ASHA, to: MoveTarget): Promise<[Phone, PhoneState]> {
    await ask(phone, agent, to);
    const leg = await fetched(phone);
    return [leg, await leg.call()];
  }
  async function fetched(phone: Phone): Promise<Phone> {
    const { Url: url = '', Sid } = twilio.calls.at(-1) ?? {};
    expect(Sid).toBe(phone.callSid);
    const from = (await row(phone))?.from ?? '';
    return shop.phone({ callSid: phone.callSid, from, path: url.slice(BASE.length) });
  }
  const offHold = (phone: Phone, agent: typeof ASHA) => send(phone, agent, { kind: 'agent', agentId: agent.id });
  const ticketKind = async (phone: Phone) => {
    const conversation = await shop.deps.store.conversations.byThread('shop-phone', phone.callSid);
    return (await shop.deps.store.desk.ofConversation(conversation?.id ?? ''))[0]?.kind;
  };

  it('goes on with the same agent, and ends as a conversation does', async () => {
    await there(ASHA);
    const caller = await talking('+919845000001');
    const [held] = await send(caller, ASHA, { kind: 'hold' });
    expect(shop.said.join(' ')).toContain('stay on the line');
    expect(await row(held)).toMatchObject({ state: 'held', agentId: ASHA.id });

    const [back, state] = await offHold(held, ASHA);
    expect(state).toMatchObject({ state: 'ringing' });
    await back.pickUp();
    expect(shop.whispered).toEqual([]);
    await back.otherHangsUp();

    expect(await row(back)).toMatchObject({ state: 'over' });
    expect(await ticketKind(back)).toBe('request');
  });

  it('is called back where the caller hangs up, and a complaint', async () => {
    await there(ASHA);
    const [held] = await send(await talking('+919845000001'), ASHA, { kind: 'hold' });
    await held.hangUp();

    expect(await row(held)).toMatchObject({ state: 'call-back', agentId: null });
    expect(await ticketKind(held)).toBe('complaint');
    // The agent is free, and theirs first.
    await there(ASHA);
    await shop.dial();
    expect(await row(held)).toMatchObject({ state: 'ringing', agentId: ASHA.id, isCallBack: true });
  });

  it('comes back into the queue, with its place, where the agent’s browser is closed', async () => {
    await there(ASHA);
    const [held] = await send(await talking('+919845000001'), ASHA, { kind: 'hold' });
    await there(ASHA, false);
    shop.deps.clock.advance(46_000);
    await there(BINOY);
    // Somebody who came later does not get the colleague.
    const later = shop.phone({ from: '+919845000002' });
    await later.call();
    await later.press('1');
    await held.silence();

    expect(await row(held)).toMatchObject({ state: 'ringing', agentId: BINOY.id });
    expect(await later.press('0')).toMatchObject({ state: 'asked' });
  });

  it('hears that nobody is there where the colleague it was handed to is gone', async () => {
    await there(ASHA);
    const caller = await talking('+919845000001');
    await there(BINOY);
    await ask(caller, ASHA, { kind: 'agent', agentId: BINOY.id });
    // Somebody else was quicker.
    await talking('+919845000002');
    const handed = await fetched(caller);
    await handed.call();
    expect(shop.said.join(' ')).toContain('You are next');
    await there(ASHA, false);
    shop.deps.clock.advance(46_000);
    await handed.silence();

    expect(shop.said.at(-2)).toContain('None of our colleagues');
    expect(await row(handed)).toMatchObject({ state: 'queued', reservedFor: null });
  });

  it('is not lost where the caller hangs up after that', async () => {
    await there(ASHA);
    const [held] = await send(await talking('+919845000001'), ASHA, { kind: 'hold' });
    await there(ASHA, false);
    shop.deps.clock.advance(46_000);
    await held.silence();
    expect(await row(held)).toMatchObject({ state: 'queued' });
    await held.hangUp();

    expect(await row(held)).toMatchObject({ state: 'call-back' });
    expect(await ticketKind(held)).toBe('complaint');
  });

  it('is each agent’s own, also where two of them hold', async () => {
    await there(ASHA);
    const first = await talking('+919845000001');
    await there(BINOY);
    const second = await talking('+919845000002');
    const [one] = await send(first, ASHA, { kind: 'hold' });
    const [other] = await send(second, BINOY, { kind: 'hold' });
    // Neither is rung for anybody else meanwhile, and neither can take the other's.
    const third = shop.phone({ from: '+919845000003' });
    await third.call();
    await third.press('1');
    expect(await third.press('0')).toMatchObject({ state: 'asked' });
    await expect(ask(other, ASHA, { kind: 'queue' })).rejects.toThrow('do not have this call');

    const [back] = await offHold(other, BINOY);
    await back.pickUp();
    expect(await row(back)).toMatchObject({ state: 'connected', agentId: BINOY.id });
    expect(await row(one)).toMatchObject({ state: 'held', agentId: ASHA.id });
    const [again] = await offHold(one, ASHA);
    await again.pickUp();
    expect(await row(again)).toMatchObject({ state: 'connected', agentId: ASHA.id });
  });

  it('waits in the queue again where the agent takes it off hold and does not answer', async () => {
    await there(ASHA);
    const [held] = await send(await talking('+919845000001'), ASHA, { kind: 'hold' });
    const [back] = await offHold(held, ASHA);
    await there(BINOY);

    expect(await back.ringOut()).toMatchObject({ state: 'ringing' });
    expect(await row(back)).toMatchObject({ state: 'ringing', agentId: BINOY.id });
  });

  it.each([
    ['held', 'call-back'],
    ['connected', 'over'],
  ] as const)('whose end was never told (%s) does not keep its agent for hours', async (state, after) => {
    await there(ASHA);
    let caller = await talking('+919845000001');
    if (state === 'held') [caller] = await send(caller, ASHA, { kind: 'hold' });
    // https://www.twilio.com/docs/api/errors/21220: the call is not in progress any more.
    twilio.behave({ status: 400, body: { code: 21220 } });

    await expect(offHold(caller, ASHA)).rejects.toThrow('hung up');
    expect(await row(caller)).toMatchObject({ state: after });
  });

  it.each([
    'reset',
    { status: 429, body: { code: 20429 } },
    { status: 401, body: { code: 20003 } },
    { status: 503 },
  ] as const)('stays as it was where Twilio does not say that it has ended (%j)', async (behaviour) => {
    await there(ASHA);
    const [held] = await send(await talking('+919845000001'), ASHA, { kind: 'hold' });
    twilio.behave(behaviour);

    await expect(offHold(held, ASHA)).rejects.toThrow('try again');
    expect(await row(held)).toMatchObject({ state: 'held', agentId: ASHA.id });
  });
});
