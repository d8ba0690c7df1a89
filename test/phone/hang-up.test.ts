import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lawClock } from '../../src/core/law-clock.ts';
import type { Ticket } from '../../src/core/ticket.ts';
import type { Phone } from '../../src/phone/phone.ts';
import { ORDERS } from '../flows/shop-orders.ts';
import { openQuickShop, type QuickShop } from './quick-shop.ts';

/** What becomes of a call by how it ends, and when. */
describe('a call that ends', () => {
  let shop: QuickShop;
  beforeEach(async () => {
    shop = await openQuickShop({ orders: [...ORDERS.values()].filter(({ number }) => number === 'TS-10101') });
  });
  afterEach(() => shop.deps.store.close());

  async function begin(language: '1' | '2' = '1', from?: string): Promise<Phone> {
    const phone = shop.phone(from === undefined ? {} : { from });
    await phone.call();
    await phone.press(language);
    return phone;
  }
  async function ticketsOf(phone: Phone): Promise<Ticket[]> {
    await shop.settle(phone.callSid);
    const conversation = await shop.deps.store.conversations.byThread('shop-phone', phone.callSid);
    return shop.deps.store.desk.ofConversation(conversation?.id ?? '');
  }

  it.each([
    ['a complaint', '1', 'I want to complain about a broken lamp', 'bye', /noted what you told me/],
    ['a return', '1', 'I want to return an item', 'Goodbye.', /noted what you told me/],
    ['a damaged item', '2', 'मेरा सामान टूटा हुआ आया है', 'bye', /दर्ज कर लिया है/],
  ] as const)(
    'with a good-bye in the middle of %s leaves a ticket with what was said',
    async (_, language, said, bye, heard) => {
      const phone = await begin(language);
      await phone.say(said);

      expect(await phone.say(bye)).toEqual({ state: 'over' });
      expect(shop.said.at(-1)).toMatch(heard);
      const [ticket, ...others] = await ticketsOf(phone);
      expect(others).toEqual([]);
      expect(ticket).toMatchObject({ kind: 'complaint', topic: 'missed-call' });
      expect(ticket).toMatchObject(lawClock(ticket?.receivedAt ?? new Date(0)));
      expect(ticket?.summary).toContain(said);
    },
  );

  it('with a good-bye where nothing is owed leaves none: no case, answered, or given up by the caller', async () => {
    const asking = await begin();
    await asking.say('where is my order');
    expect(await asking.say('bye')).toEqual({ state: 'over' });
    expect(shop.said.at(-1)).toContain('Goodbye!');
    expect(await ticketsOf(asking)).toEqual([]);

    const answered = await begin();
    await answered.say('where is my order TS-10101');
    await answered.press('560034');
    expect(shop.said.at(-1)).toMatch(/shipped/);
    await answered.say('No, thanks.');
    expect(await ticketsOf(answered)).toEqual([]);

    const cancelled = await begin();
    await cancelled.say('I want to return something');
    await cancelled.say('cancel');
    await cancelled.say('bye');
    expect(shop.said.at(-1)).toContain('Goodbye!');
    expect(await ticketsOf(cancelled)).toEqual([]);
  });

  it('by us, since nobody could be heard, leaves one, if somebody can be called back or has said something', async () => {
    const silent = await begin();
    for (let turn = 0; turn < 5; turn += 1) await silent.silence();
    expect(await silent.silence()).toEqual({ state: 'over' });
    expect(shop.said.at(-1)).toContain('could not hear or understand you');
    expect(await ticketsOf(silent)).toMatchObject([{ topic: 'missed-call', kind: 'complaint' }]);

    const hidden = await begin('1', 'anonymous');
    for (let turn = 0; turn < 6; turn += 1) await hidden.silence();
    expect(await ticketsOf(hidden)).toEqual([]);
  });

  it('before the answer to the last thing that was said has come keeps that too, in whatever order the webhooks come', async () => {
    const phone = await begin();
    await phone.say('I want to complain');
    // The end is told first, and the words that were on their way come after it.
    await phone.hangUp();
    await shop.post('/step?n=3&lang=en', {
      CallSid: phone.callSid,
      From: '+919845012301',
      SpeechResult: 'The lamp exploded in my kitchen',
    });
    const [ticket] = await ticketsOf(phone);
    const conversation = await shop.deps.store.conversations.byThread('shop-phone', phone.callSid);
    const lines = await shop.deps.store.conversations.timeline(conversation?.id ?? '', 0, 100);

    expect(ticket).toMatchObject({ topic: 'missed-call' });
    expect(lines.map(({ text }) => text)).toContain('The lamp exploded in my kitchen');
  });

  it('twice in Twilio’s words is one end', async () => {
    const phone = await begin();
    await phone.say('I want to complain about a broken lamp');
    await phone.hangUp();
    await shop.post('/status', { CallSid: phone.callSid, From: '+919845012301', CallStatus: 'completed' });

    expect(await ticketsOf(phone)).toHaveLength(1);
  });
});
