import fc from 'fast-check';
import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { smsTwilio } from '../../channels/sms-twilio/index.ts';
import { voiceTwilio } from '../../channels/voice-twilio/index.ts';
import { whatsappTwilio } from '../../channels/whatsapp-twilio/index.ts';
import type { Channel } from '../../src/core/channel.ts';
import { fakeChannelDeps } from '../helpers/channel-deps.ts';
import { checkTwiml } from '../helpers/twiml-schema.ts';

const SID = `AC${'1'.repeat(32)}`;
const TOKEN = 'a-token-of-the-test-that-is-long-enough';
/** Nothing is there: what a webhook would fetch is missing. */
const NOWHERE = 'http://127.0.0.1:1';
const ACCOUNT = { accountSid: SID, authToken: TOKEN, apiBaseUrl: NOWHERE };
const AGENTS = {
  apiKeySid: `SK${'2'.repeat(32)}`,
  apiKeySecret: 'a-secret-of-the-test-that-is-long',
  twimlAppSid: `AP${'3'.repeat(32)}`,
};

const value = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '',
    '\u0000',
    '\ud83d\ude00',
    '-1',
    '1e309',
    '__proto__',
    'completed',
    'delivered',
    'failed',
    'queued',
    '<Hangup/>',
    ']]>',
    '&#0;',
    '+919845012301',
    'client:agent',
    'whatsapp:+919845012301',
    '*',
    '9',
    '0',
    '123456#',
    'NaN',
  ),
  fc.constant(`CA${'a'.repeat(32)}`),
  fc.constant(`RE${'b'.repeat(32)}`),
  fc.constant(`SM${'c'.repeat(32)}`),
);
const NAMES = [
  'From',
  'To',
  'Body',
  'Digits',
  'SpeechResult',
  'Confidence',
  'CallStatus',
  'DialCallStatus',
  'RecordingSid',
  'RecordingUrl',
  'RecordingStatus',
  'RecordingDuration',
  'MessageSid',
  'MessageStatus',
  'ErrorCode',
  'NumMedia',
  'MediaUrl0',
  'MediaContentType0',
  'ProfileName',
  'WaId',
  'ParentCallSid',
  'Caller',
];
const params = fc.dictionary(
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...NAMES) },
    { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) },
  ),
  value,
  { maxKeys: 10 },
);
const query = fc.dictionary(fc.constantFrom('n', 'lang', 'round', 'call', 'id', 'agent', 'kind', 'ring'), value, {
  maxKeys: 4,
});

const CHANNELS: readonly [string, readonly string[], () => Channel][] = [
  [
    'voice',
    [
      '/call',
      '/step',
      '/status',
      '/wait',
      '/agent',
      '/joined',
      '/dialled',
      '/recording',
      '/message',
      '/whisper',
      '/missed',
      '/x',
    ],
    () =>
      voiceTwilio.create(
        voiceTwilio.options.parse({ ...ACCOUNT, recording: true, agents: AGENTS }),
        fakeChannelDeps('a'),
      ),
  ],
  [
    'sms',
    ['/status', '/message', '/'],
    () => smsTwilio.create(smsTwilio.options.parse({ ...ACCOUNT, sender: 'SHOPIN' }), fakeChannelDeps('a')),
  ],
  [
    'whatsapp',
    ['/message', '/status', '/'],
    () =>
      whatsappTwilio.create(
        whatsappTwilio.options.parse({ ...ACCOUNT, contentBaseUrl: NOWHERE, number: '+919876543210' }),
        fakeChannelDeps('a'),
      ),
  ],
];

describe.each(CHANNELS)('whatever Twilio signs for %s', (_, paths, create) => {
  const ask = async (
    channel: Channel,
    path: string,
    search: Record<string, string>,
    form: Record<string, string>,
    token = TOKEN,
  ): Promise<Response> => {
    const address = `https://redress.example/channels/a${path}?${new URLSearchParams(search)}`;
    const body = new URLSearchParams(form);
    const signed = Object.fromEntries(new URLSearchParams(body.toString()));
    const signature = twilio.getExpectedTwilioSignature(token, address, signed);
    const request = new Request(address, { method: 'POST', body, headers: { 'x-twilio-signature': signature } });
    return (await channel.fetch?.(request, path)) ?? new Response(null, { status: 599 });
  };

  it('is answered within its rules, and never by a fault of ours', async () => {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), query, params, fc.boolean(), async (path, search, form, hasCall) => {
        const call = hasCall ? { CallSid: `CA${'a'.repeat(32)}` } : {};
        const response = await ask(create(), path, search, { ...form, ...call, AccountSid: SID });
        const text = await response.text();
        statuses.add(response.status);

        expect([200, 204, 400, 403, 404]).toContain(response.status);
        if (response.headers.get('content-type')?.includes('xml') === true) checkTwiml(text);
      }),
      { seed: 20261128, numRuns: 300 },
    );

    expect([...statuses].some((status) => status < 300)).toBe(true);
  }, 30_000);

  it('is nothing to us where another token signed it, or for another account', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), query, params, async (path, search, form) => {
        const foreign = await ask(
          create(),
          path,
          search,
          { ...form, AccountSid: SID },
          'another-token-of-somebody-else',
        );
        const other = await ask(create(), path, search, { ...form, AccountSid: `AC${'9'.repeat(32)}` });

        expect([foreign.status, other.status]).toEqual([403, 403]);
      }),
      { seed: 20261128, numRuns: 100 },
    );
  }, 30_000);
});
