import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { phrases } from '../../flows/index.ts';
import { WAITING_WISHES } from '../../src/core/phrase-book.ts';
import type { Phone, PhoneState } from '../../src/phone/phone.ts';
import { engine } from '../helpers/road.ts';
import { openQuickShop, type QuickShop } from './quick-shop.ts';

const ASHA = { id: 'agent-asha', name: 'Asha', brandIds: null };

describe('what a waiting caller says', () => {
  it.each([
    ['1', 'callBack'],
    ['Call me back.', 'callBack'],
    ['Please give me a call later', 'callBack'],
    ['one', 'callBack'],
    ['कॉल बैक', 'callBack'],
    ['मुझे वापस फ़ोन कर दीजिए', 'callBack'],
    ['Mujhe wapas call karo', 'callBack'],
    ['2', 'message'],
    ['Message.', 'message'],
    ['I want to leave a message', 'message'],
    ['संदेश', 'message'],
    ['मैं मैसेज छोड़ना चाहती हूँ', 'message'],
    ['I will wait.', 'wait'],
    ['Repeat', 'wait'],
    ['9', 'wait'],
    ['मैं रुकता हूँ', 'wait'],
    ["No, don't call me back", null],
    ['मुझे फ़ोन मत कीजिए', null],
    ['I got a message from your courier this morning', null],
    ['call me back or leave a message', null],
    ['Mummy, who is it', null],
    ['', null],
  ])('"%s": %s', (said, wish) => {
    expect(engine.hearWaiting(said)).toBe(wish);
  });

  it.each(Object.entries(phrases))('is understood as the phrases of %s have it', (_, { waiting }) => {
    for (const wish of WAITING_WISHES) {
      expect(waiting[wish].length).toBeGreaterThan(3);
      for (const said of waiting[wish]) expect([said, engine.hearWaiting(said)]).toEqual([said, wish]);
    }
  });
});

describe('a caller who waits for a person', () => {
  let shop: QuickShop;

  beforeEach(async () => {
    shop = await openQuickShop();
    // Somebody is there, and talks.
    await shop.deps.store.calls.seen(ASHA, true, shop.deps.clock.now());
    const { phone } = await askForPerson('1', '+919845000001');
    await phone.pickUp();
  });
  afterEach(() => shop.deps.store.close());

  async function askForPerson(language: '1' | '2', from?: string): Promise<{ phone: Phone; state: PhoneState }> {
    const phone = shop.phone(from === undefined ? {} : { from });
    await phone.call();
    await phone.press(language);
    return { phone, state: await phone.press('0') };
  }
  const row = (phone: Phone) => shop.deps.store.calls.get('shop-phone', phone.callSid);

  it.each([
    ['1', 'en-IN', 'say call me back, or press 1', 'Call me back, please.'],
    ['2', 'hi-IN', 'कॉल बैक कहिए, या 1', 'कॉल बैक'],
  ] as const)('may say what the keys do (%s)', async (language, _, offer, words) => {
    const { phone, state } = await askForPerson(language);
    expect(shop.said.at(-1)).toContain(offer);
    expect(state).toMatchObject({ state: 'asked', gather: { input: ['dtmf', 'speech'], numDigits: 1 } });
    expect(state.state === 'asked' ? state.gather.hints : []).toContain(words.replace(/,.*/, '').toLowerCase());

    expect(await phone.say(words)).toEqual({ state: 'over' });
    expect(await row(phone)).toMatchObject({ state: 'call-back', isCallBack: true });
  });

  it('leaves a message by a word', async () => {
    const { phone } = await askForPerson('1');

    expect(await phone.say('Message.')).toMatchObject({ state: 'recording' });
  });

  it('hears the place again by 9, and is not disturbed by what was not meant for us', async () => {
    const { phone } = await askForPerson('1');
    const told = shop.said.slice(-3);
    const before = shop.said.length;

    await phone.say('Mummy, who is it?');
    expect(shop.said).toHaveLength(before);
    await phone.press('9');
    await phone.press('9');

    expect(shop.said.slice(before)).toEqual([...told, ...told]);
    expect(await row(phone)).toMatchObject({ state: 'queued' });
  });

  it('who withholds the number is offered a message alone', async () => {
    const { phone } = await askForPerson('1', 'anonymous');
    expect(shop.said.at(-1)).not.toContain('call me back');

    await phone.say('call me back');
    expect(await row(phone)).toMatchObject({ state: 'queued' });
    expect(await phone.press('2')).toMatchObject({ state: 'recording' });
  });
});
