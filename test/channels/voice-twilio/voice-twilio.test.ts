import { beforeEach, describe, expect, it } from 'vitest';
import { voiceTwilio } from '../../../channels/voice-twilio/index.ts';
import type { InlineAnswer } from '../../../src/core/channel-outcome.ts';
import { AppError } from '../../../src/core/errors.ts';
import type { InboundMessage } from '../../../src/core/message.ts';
import { createPhone, type Phone } from '../../../src/phone/phone.ts';
import { createPost, sign } from '../../../src/phone/webhook.ts';
import { fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';
import { checkTwiml } from '../../helpers/twiml-schema.ts';

const SID = `AC${'a'.repeat(32)}`;
const TOKEN = 'the-token-of-the-test';
const BASE = 'https://redress.example/channels/shop-phone';

const asking = (text: string, digits?: number): InlineAnswer => ({
  status: 'answered',
  messages: [
    outboundMessage(text, {
      content: {
        text,
        options: [],
        language: 'en',
        gather: { speech: true, hints: ['order', 'complaint'], ...(digits === undefined ? {} : { digits }) },
      },
    }),
  ],
});
const goodbye: InlineAnswer = { status: 'answered', messages: [outboundMessage('Goodbye & thank you <3')] };

describe('the phone by Twilio', () => {
  let asked: InboundMessage[];
  let answers: (InlineAnswer | AppError)[];
  let said: string[];
  let documents: string[];
  let deps: ReturnType<typeof fakeChannelDeps>;
  let phone: Phone;

  beforeEach(() => {
    asked = [];
    answers = [];
    said = [];
    documents = [];
    deps = fakeChannelDeps('shop-phone', {
      receiveAndWait: async (message) => {
        asked.push(message);
        const answer = answers.shift() ?? goodbye;
        if (answer instanceof AppError) throw answer;
        return answer;
      },
    });
    const channel = voiceTwilio.create(voiceTwilio.options.parse({ accountSid: SID, authToken: TOKEN }), deps);
    phone = openPhone(channel);
  });

  function openPhone(
    channel: ReturnType<typeof voiceTwilio.create>,
    overrides: { authToken?: string; accountSid?: string; from?: string; twice?: boolean } = {},
  ): Phone {
    const post = createPost({
      url: BASE,
      signedUrl: BASE,
      accountSid: SID,
      authToken: TOKEN,
      ...overrides,
      fetch: async (address, init) => {
        const path = new URL(String(address)).pathname.slice('/channels/shop-phone'.length);
        const ask = async () =>
          (await channel.fetch?.(new Request(address, init), path)) ?? new Response(null, { status: 500 });
        const response = await ask();
        const body = await response.text();
        if (path !== '/status' && response.ok) {
          documents.push(body);
          checkTwiml(body);
          if (overrides.twice === true) expect(await (await ask()).text()).toBe(body);
        }
        return new Response(response.status === 204 ? null : body, { status: response.status });
      },
    });
    return createPhone({
      post,
      signedUrl: BASE,
      from: overrides.from ?? '+919845012301',
      to: '+911800000000',
      onSay: (text) => void said.push(text),
    });
  }

  function reopen(overrides: Parameters<typeof openPhone>[1]): Phone {
    return openPhone(
      voiceTwilio.create(voiceTwilio.options.parse({ accountSid: SID, authToken: TOKEN }), deps),
      overrides,
    );
  }

  it('holds a call: greeting, keys, speech, silence, goodbye', async () => {
    answers = [
      asking('Welcome', 1),
      asking('Your order number?'),
      asking('Did you say something?'),
      asking('Sorry?'),
      goodbye,
    ];

    expect(await phone.call()).toMatchObject({ state: 'asked', gather: { numDigits: 1 } });
    await phone.press('1');
    await phone.say('Order number 1 0 2 3 4.');
    await phone.silence();
    expect(await phone.press('9')).toEqual({ state: 'over' });

    expect(said).toEqual([
      'Welcome',
      'Your order number?',
      'Did you say something?',
      'Sorry?',
      'Goodbye & thank you <3',
    ]);
    expect(asked.map(({ kind, text, digits }) => [kind, text, digits])).toEqual([
      ['started', '', undefined],
      ['message', '1', '1'],
      ['message', 'Order number 1 0 2 3 4.', undefined],
      ['silence', '', undefined],
      ['message', '9', '9'],
    ]);
    expect(new Set(asked.map(({ providerId }) => providerId)).size).toBe(5);
    expect(asked[0]).toMatchObject({ proven: false, from: [{ kind: 'caller', value: '+919845012301' }] });
    expect(deps.received.map(({ message }) => message.kind)).toEqual(['ended']);
  });

  it('gives a repeated webhook the same document, byte for byte, and asks nobody again', async () => {
    answers = [asking('Welcome'), goodbye];
    const repeating = reopen({ twice: true });

    await repeating.call();
    await repeating.press('1');

    expect(asked).toHaveLength(2);
  });

  it('hands over a hash that was pressed alone, which is no silence', async () => {
    answers = [asking('Welcome', 1), asking('Your PIN code?', 6), goodbye];
    await phone.call();
    await phone.press('1#');
    await phone.press('#');

    expect(asked.map(({ kind, digits }) => [kind, digits])).toEqual([
      ['started', undefined],
      ['message', '1'],
      ['message', '#'],
    ]);
  });

  it('says long texts in pieces, between sentences, and leaves out what XML cannot hold', async () => {
    const sentence = 'यह एक लंबा वाक्य है। ';
    const words = 'x'.repeat(9_000);
    answers = [{ status: 'answered', messages: [outboundMessage(`${sentence.repeat(300)}${words} \u0007the end`)] }];
    await phone.call();

    expect(said.join('').replaceAll(/\s/g, '')).toBe(`${sentence.repeat(300)}${words}the end`.replaceAll(/\s/g, ''));
    expect(said.length).toBeGreaterThan(3);
    expect(said[0]?.endsWith('है।')).toBe(true);
  });

  it.each([
    ['a line break of Word', 'Brass\vlamp', 'Brass lamp'],
    ['a form feed', 'Brass\flamp', 'Brass lamp'],
    ['half a letter', 'Brass\ud800 lamp', 'Brass lamp'],
    ['what is no character', 'Brass\ufffe\uffff lamp', 'Brass lamp'],
    ['markup', '</Say><Dial>+19005550100</Dial><Say>"\'&', '</Say><Dial>+19005550100</Dial><Say>"\'&'],
  ])('says the title of an article with %s in it', async (_what, title, heard) => {
    const gather = { speech: true, hints: [title, 'yes'] };
    answers = [
      {
        status: 'answered',
        messages: [outboundMessage(title, { content: { text: title, options: [], language: 'en', gather } })],
      },
    ];
    await phone.call();

    expect(said).toEqual([heard]);
  });

  it('says "one moment" while the answer is late, and then has it', async () => {
    answers = [{ status: 'late' }, { status: 'late' }, asking('Welcome')];

    await phone.call();

    expect(said).toEqual(['One moment, please.', 'One moment, please.', 'Welcome']);
    expect(new Set(asked.map(({ providerId }) => providerId)).size).toBe(1);
  });

  it('promises a call-back when the answer never comes', async () => {
    answers = Array.from({ length: 20 }, () => ({ status: 'late' as const }));

    expect(await phone.call()).toEqual({ state: 'over' });

    expect(said.at(-1)).toContain('will call you back');
  });

  it('keeps a hang-up in the middle', async () => {
    answers = [asking('Welcome')];
    await phone.call();
    await phone.hangUp();

    expect(deps.received.map(({ message }) => message.kind)).toEqual(['ended']);
  });

  it.each(['anonymous', 'Restricted', 'unavailable', '', '+266696687', '+7378742833', 'sip:1001@pbx.example', '+0'])(
    'takes a withheld number (%s) for nobody',
    async (from) => {
      await reopen({ from }).call();

      expect(asked[0]?.from[0]?.value).toMatch(/^withheld:CA/);
    },
  );

  it.each([
    ['a wrong token', { authToken: 'wrong' }],
    ['another account', { accountSid: `AC${'c'.repeat(32)}` }],
  ])('refuses a call with %s', async (_, overrides) => {
    await expect(reopen(overrides).call()).rejects.toThrow('403');
    expect(asked).toEqual([]);
  });

  it('asks for a repeat when nothing could be stored', async () => {
    answers = [new AppError('store.busy', 'locked')];

    await expect(phone.call()).rejects.toThrow('503');
  });

  it('signs like Twilio, by the example of its documentation', () => {
    const params = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    };

    expect(sign('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', params)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });
});
