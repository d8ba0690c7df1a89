import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientName } from '../../channels/voice-twilio/softphone.ts';
import type { Phone } from '../../src/phone/phone.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { testBrand } from '../helpers/test-brand.ts';
import { startTwilioRest, type TwilioRest } from '../helpers/twilio-rest.ts';
import { BASE, openQuickShop, type QuickShop } from './quick-shop.ts';
import { AGENTS, ALWAYS, CALLER, SID, TOKEN } from './shop-phone.ts';

const ROW = `CA${'7'.repeat(32)}`;
const TICKET = '1234567897';
const ASHA = { id: 'agent-asha', name: 'Asha', brandIds: null };
const BINOY = { id: 'agent-binoy', name: 'Binoy', brandIds: ['shop'] };
const MINUTE = 60_000;

describe('call-backs that the system dials', () => {
  let twilio: TwilioRest;
  let shop: QuickShop;

  beforeAll(async () => {
    twilio = await startTwilioRest(SID, TOKEN);
  });
  afterAll(() => twilio.stop());
  beforeEach(async () => {
    twilio.behave(null);
    twilio.calls.length = 0;
    shop = await openShop();
  });
  afterEach(() => shop.deps.store.close());

  const openShop = (agents: Record<string, unknown> = {}, hours = testBrand.hours) =>
    openQuickShop({ twilio, agents, brand: { hours } });

  const there = (agent: typeof ASHA | typeof BINOY) => shop.deps.store.calls.seen(agent, true, shop.deps.clock.now());
  const row = () => shop.deps.store.calls.get('shop-phone', ROW);
  /** A caller who has asked to be called back, with a ticket. */
  async function wanted(from: string = CALLER): Promise<string> {
    const { store, clock } = shop.deps;
    const { ticketId } = await seedComplaint(store, { brandId: 'shop', at: clock.now(), number: TICKET });
    const call = { accountId: 'shop-phone', callSid: ROW, brandId: 'shop', from, language: 'en', about: 'a lamp' };
    await store.calls.enter({ ...call, ticketNumber: TICKET }, clock.now());
    await store.calls.wantCallBack('shop-phone', ROW);
    return ticketId;
  }
  const tries = async (ticketId: string) =>
    (await shop.deps.store.tickets.events(ticketId)).flatMap(({ data }) =>
      data.type === 'called-back' ? [{ outcome: data.outcome, tries: data.tries, isLast: data.isLast }] : [],
    );

  const asked = () => twilio.calls.at(-1) ?? {};
  /** The agent's browser, as Twilio rings it after the newest request. */
  function agentPhone(said: string[] = []): Phone {
    const { Url: url = '', From: from = '', To: to = '' } = asked();
    return shop.phone({ from, to, path: url.slice(BASE.length), onSay: (text) => void said.push(text) });
  }
  const agentLegEnds = (status: string, leg = `CA${'8'.repeat(32)}`) =>
    shop.post(asked()['StatusCallback'] ?? '', { CallSid: leg, CallStatus: status });

  it('ring the agent first and then the customer, once, and stand on the ticket', async () => {
    await there(ASHA);
    const ticketId = await wanted();
    await Promise.all([shop.dial(), shop.dial()]);

    expect(twilio.calls).toMatchObject([{ To: `client:${clientName(ASHA.id)}`, From: AGENTS.callerId, Timeout: '20' }]);
    const said: string[] = [];
    const agent = agentPhone(said);
    expect(await agent.call()).toMatchObject({ state: 'ringing', targets: [{ kind: 'number', name: CALLER }] });
    expect(said.join(' ')).toMatch(/A caller for Test Shop, ticket/);
    expect(await row()).toMatchObject({ state: 'ringing', dialState: 'asked' });
    await agent.pickUp();
    expect((await row())?.state).toBe('connected');
    await agent.otherHangsUp();

    expect((await row())?.state).toBe('over');
    expect(await tries(ticketId)).toEqual([{ outcome: 'answered', tries: 0, isLast: false }]);
    await shop.dial();
    expect(twilio.calls).toHaveLength(1);
  });

  it('are tried three times, a quarter of an hour apart, and then are a person’s', async () => {
    const ticketId = await wanted();
    for (const [count, status] of (['busy', 'no-answer', 'failed'] as const).entries()) {
      await there(ASHA);
      await shop.dial();
      expect(twilio.calls).toHaveLength(count + 1);
      const agent = agentPhone();
      await agent.call();
      await agent.ringOut(status);
      await shop.dial();
      expect(twilio.calls).toHaveLength(count + 1);
      shop.deps.clock.advance(16 * MINUTE);
    }

    expect(await row()).toMatchObject({ state: 'over', tries: 3, lastTry: 'failed' });
    expect(await tries(ticketId)).toEqual([
      { outcome: 'busy', tries: 1, isLast: false },
      { outcome: 'no-answer', tries: 2, isLast: false },
      { outcome: 'failed', tries: 3, isLast: true },
    ]);
  });

  it('count an answering machine as no answer, unless it talked like a person', async () => {
    await there(ASHA);
    const ticketId = await wanted();
    const machineTakes = async (seconds: string) => {
      await shop.dial();
      const agent = agentPhone();
      await agent.call();
      await agent.pickUp();
      await shop.post(`/machine?call=${ROW}`, {
        CallSid: `CA${seconds.padStart(32, '0')}`,
        AnsweredBy: 'machine_start',
      });
      await shop.post(`/agent-done?call=${ROW}`, {
        CallSid: agent.callSid,
        DialCallStatus: 'completed',
        DialCallDuration: seconds,
      });
    };

    await machineTakes('12');
    expect(await row()).toMatchObject({ state: 'call-back', tries: 1, lastTry: 'machine' });
    shop.deps.clock.advance(16 * MINUTE);
    await there(ASHA);
    await machineTakes('240');
    expect(await tries(ticketId)).toMatchObject([{ outcome: 'machine' }, { outcome: 'answered' }]);
  });

  it('go to the next agent where one does not answer, and the customer hears nothing of it', async () => {
    await there(ASHA);
    shop.deps.clock.advance(1_000);
    await there(BINOY);
    const ticketId = await wanted();
    await shop.dial();
    expect(asked()['To']).toBe(`client:${clientName(ASHA.id)}`);

    await agentLegEnds('no-answer');
    await shop.dial();

    expect(asked()['To']).toBe(`client:${clientName(BINOY.id)}`);
    expect(await row()).toMatchObject({ tries: 0 });
    expect(await tries(ticketId)).toEqual([]);
  });

  it.each(['reset', 'taken'] as const)(
    'are not dialled again blindly where Twilio’s answer is lost (%s)',
    async (how) => {
      await there(ASHA);
      const ticketId = await wanted();
      twilio.behave(how);
      await shop.dial();
      twilio.behave(null);
      await shop.dial();
      expect(await row()).toMatchObject({ state: 'ringing', dialState: 'uncertain' });
      expect(twilio.calls).toHaveLength(how === 'taken' ? 1 : 0);

      if (how === 'taken') {
        // Twilio had it, and rings: that is the answer.
        const agent = agentPhone();
        expect(await agent.call()).toMatchObject({ state: 'ringing' });
        expect(await row()).toMatchObject({ dialState: 'asked' });
        return;
      }
      shop.deps.clock.advance(2 * MINUTE);
      await there(ASHA);
      await shop.dial();
      expect(twilio.calls).toHaveLength(0);
      expect(await row()).toMatchObject({ state: 'call-back', tries: 1, lastTry: 'unknown' });
      expect(await tries(ticketId)).toMatchObject([{ outcome: 'unknown' }]);
      shop.deps.clock.advance(16 * MINUTE);
      await there(ASHA);
      await shop.dial();
      expect(twilio.calls).toHaveLength(1);
    },
  );

  it('let no document of an old try ring the customer', async () => {
    await there(ASHA);
    await wanted();
    await shop.dial();
    const late = agentPhone();
    await agentLegEnds('no-answer');

    expect(await late.call()).toEqual({ state: 'over' });
  });

  it('count a refusal of Twilio as a try', async () => {
    await there(ASHA);
    const ticketId = await wanted();
    twilio.behave({ status: 400, body: { code: 21215 } });
    await shop.dial();

    expect(await row()).toMatchObject({ state: 'call-back', tries: 1, lastTry: 'refused' });
    expect(await tries(ticketId)).toMatchObject([{ outcome: 'refused' }]);
  });

  it.each([429, 500, 503])('count no try where Twilio has no word about the customer (%i)', async (status) => {
    await there(ASHA);
    const ticketId = await wanted();
    for (let minute = 1; minute <= 4; minute += 1) {
      twilio.behave({ status });
      await shop.dial();
      shop.deps.clock.advance(2 * MINUTE);
      await there(ASHA);
    }

    expect(await row()).toMatchObject({ state: 'call-back', tries: 0, lastTry: 'not-dialled' });
    expect(await tries(ticketId)).toEqual([]);
    twilio.behave(null);
    await shop.dial();
    expect(twilio.calls).toHaveLength(1);
  });

  const always = { ...ALWAYS, holidays: ['2026-11-26'] };
  it.each([
    ['before the shop opens', '2026-11-24T08:30:00+05:30', testBrand.hours],
    ['on a Sunday', '2026-11-29T12:00:00+05:30', testBrand.hours],
    ['on a holiday', '2026-11-26T12:00:00+05:30', always],
    ['late in the evening, however long the shop is open', '2026-11-24T21:30:00+05:30', always],
    ['early in the morning, however long the shop is open', '2026-11-25T08:30:00+05:30', always],
  ])('wait %s', async (_when, at, hours) => {
    await shop.deps.store.close();
    shop = await openShop({}, hours);
    const { clock } = shop.deps;
    clock.advance(Date.parse(at) - clock.now().getTime());
    await there(ASHA);
    await wanted();
    await shop.dial();

    expect(twilio.calls).toEqual([]);
    expect((await row())?.state).toBe('call-back');
    clock.advance(Date.parse('2026-11-30T12:00:00+05:30') - clock.now().getTime());
    await there(ASHA);
    await shop.dial();
    expect(twilio.calls).toHaveLength(1);
  });

  it('wait until somebody is free', async () => {
    await wanted();
    await shop.dial();

    expect(twilio.calls).toEqual([]);
  });

  it('leave numbers abroad, and whoever has said STOP, to a person', async () => {
    await there(ASHA);
    await wanted('+4479460123456');
    await shop.dial();
    expect(await row()).toMatchObject({ state: 'call-back', leftBecause: 'abroad' });

    await shop.deps.store.close();
    shop = await openShop();
    await there(ASHA);
    await wanted();
    await shop.deps.store.reach.suppress('shop', [{ kind: 'phone', value: CALLER }], shop.deps.clock.now());
    await shop.dial();

    expect(await row()).toMatchObject({ state: 'call-back', leftBecause: 'stopped' });
    expect(twilio.calls).toEqual([]);
  });

  it.each([
    ['all', 'call-back'],
    ['asked', null],
    ['by-hand', null],
  ])('come of a call that was cut off where the brand wants it (%s)', async (callBacks, state) => {
    await shop.deps.store.close();
    shop = await openShop({ callBacks });
    const { deps } = shop;
    const phone = shop.phone();
    await phone.call();
    await phone.press('1');
    await phone.hangUp();
    await shop.settle(phone.callSid);
    const conversation = await deps.store.conversations.byThread('shop-phone', phone.callSid);

    const call = await deps.store.calls.get('shop-phone', phone.callSid);
    expect(call?.state ?? null).toBe(state);
    const ticket = await deps.store.calls.ticketOf(conversation?.id ?? '');
    expect(ticket).not.toBeNull();
    if (call !== null) expect(call.ticketNumber).toBe(ticket?.number);
  });
});
