import { afterEach, describe, expect, it } from 'vitest';
import type { CallBackRules } from '../../src/core/call.ts';
import { lawClock } from '../../src/core/law-clock.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import type { Phone } from '../../src/phone/phone.ts';
import { openQuickShop, type QuickShop } from './quick-shop.ts';

const ASHA = { id: 'agent-asha', name: 'Asha', brandIds: null };
const MINUTE = 60_000;

describe('a caller who gives up waiting for a person', () => {
  let shop: QuickShop;
  afterEach(() => shop.deps.store.close());

  const open = async (callBacks: CallBackRules['mode'] = 'all') => {
    shop = await openQuickShop({ agents: { callBacks } });
    await there();
  };
  const there = () => shop.deps.store.calls.seen(ASHA, true, shop.deps.clock.now());
  async function askForPerson(from = '+919845000002'): Promise<Phone> {
    shop.deps.clock.advance(1000);
    const phone = shop.phone({ from });
    await phone.call();
    await phone.press('1');
    await phone.press('0');
    return phone;
  }
  const row = (phone: Phone) => shop.deps.store.calls.get('shop-phone', phone.callSid);
  async function ticketOf(phone: Phone): Promise<Ticket | undefined> {
    const conversation = await shop.deps.store.conversations.byThread('shop-phone', phone.callSid);
    const all = await shop.deps.store.desk.ofConversation(conversation?.id ?? '');
    expect(all.length).toBeLessThan(2);
    return all[0];
  }

  it.each([
    ['all', 'call-back'],
    ['asked', 'over'],
    ['by-hand', 'over'],
  ] as const)(
    'has a complaint with the law’s clock, whoever is called back by the system (%s)',
    async (mode, state) => {
      await open(mode);
      const talking = await askForPerson('+919845000001');
      await talking.pickUp();
      const waiting = await askForPerson();
      const asked = await ticketOf(waiting);
      expect(asked).toMatchObject({ kind: 'request', topic: 'hand-off', ackDueAt: null });
      shop.deps.clock.advance(MINUTE);

      await waiting.hangUp();
      await shop.settle(waiting.callSid);

      const ticket = await ticketOf(waiting);
      const receivedAt = asked?.receivedAt ?? new Date(0);
      expect(ticket).toMatchObject({ kind: 'complaint', numbers: asked?.numbers, ...lawClock(receivedAt) });
      expect(await row(waiting)).toMatchObject({ state, ticketNumber: asked?.numbers[0] });
      expect((await shop.deps.store.tickets.events(ticket?.id ?? '')).map(({ data }) => data.type)).toContain(
        'message-added',
      );
    },
  );

  it('is one too while an agent’s phone rings; whoever has talked is none', async () => {
    await open('by-hand');
    const ringing = await askForPerson();
    await ringing.hangUp();
    expect(await ticketOf(ringing)).toMatchObject({ kind: 'complaint' });

    const talked = await askForPerson('+919845000003');
    await talked.pickUp();
    await talked.hangUp();
    expect(await ticketOf(talked)).toMatchObject({ kind: 'request' });
    expect(await row(talked)).toMatchObject({ state: 'over' });
  });

  it('is none where the call-back was asked for, which is promised already', async () => {
    await open();
    const talking = await askForPerson('+919845000001');
    await talking.pickUp();
    const asked = await askForPerson();
    await asked.press('1');

    expect(await ticketOf(asked)).toMatchObject({ kind: 'request' });
    expect(await row(asked)).toMatchObject({ state: 'call-back' });
  });

  it('has it also with a withheld number, which nobody can call back', async () => {
    await open();
    const talking = await askForPerson('+919845000001');
    await talking.pickUp();
    const hidden = await askForPerson('+266696687');
    await hidden.hangUp();

    expect(await ticketOf(hidden)).toMatchObject({ kind: 'complaint' });
    expect(await row(hidden)).toMatchObject({ state: 'over', from: null });
  });

  it('loses no message whose recording Twilio announces while we start anew: it is told to try again', async () => {
    await open('asked');
    const talking = await askForPerson('+919845000001');
    await talking.pickUp();
    const { callSid } = await askForPerson();

    const document = await shop.post(`/wait-key?call=${callSid}&round=9`, { CallSid: callSid, Digits: '2' });

    expect(document).toMatch(/recordingStatusCallback="[^"]*\/recording\?[^"#]*#rc=3&amp;rp=5xx,ct,rt"/);
  });

  it('holds nobody up while leaving a message, which makes a complaint of the ticket', async () => {
    await open('asked');
    const talking = await askForPerson('+919845000001');
    await talking.pickUp();
    const recording = await askForPerson();
    expect(await recording.press('2')).toMatchObject({ state: 'recording' });
    const next = await askForPerson('+919845000003');
    expect(shop.said.join(' ')).toContain('You are next.');
    await talking.otherHangsUp();
    expect(await next.silence()).toMatchObject({ state: 'ringing' });

    await recording.record(20);
    await shop.settle(recording.callSid);
    expect(await ticketOf(recording)).toMatchObject({ kind: 'complaint' });
    expect(await row(recording)).toMatchObject({ state: 'over' });
  });

  it('is called back like everybody else after a message that was never said', async () => {
    await open();
    const talking = await askForPerson('+919845000001');
    await talking.pickUp();
    const silent = await askForPerson();
    await silent.press('2');
    expect(await silent.record(0)).toEqual({ state: 'over' });

    expect(await row(silent)).toMatchObject({ state: 'call-back', leftBecause: null });
    expect(await ticketOf(silent)).toMatchObject({ kind: 'complaint' });
  });

  it('does not stand before others for ever where the hanging up was never told', async () => {
    await open();
    const talking = await askForPerson('+919845000001');
    await talking.pickUp();
    const gone = await askForPerson();
    const next = await askForPerson('+919845000003');
    // One word of Twilio's is lost; the other callers go on asking.
    for (let minute = 0; minute < 6; minute += 1) {
      shop.deps.clock.advance(MINUTE);
      await there();
      await next.silence();
    }

    expect(await row(gone)).toMatchObject({ state: 'call-back' });
    expect(await row(next)).toMatchObject({ state: 'queued' });
    expect(await ticketOf(gone)).toMatchObject({ kind: 'complaint' });
    // Its late word changes nothing any more.
    await gone.hangUp();
    expect(await row(gone)).toMatchObject({ state: 'call-back' });
  });
});
