import twilio from 'twilio';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { whatsappTwilio } from '../../../channels/whatsapp-twilio/index.ts';
import type { WhatsappTwilioOptions } from '../../../channels/whatsapp-twilio/options.ts';
import { isSigned } from '../../../channels/whatsapp-twilio/signature.ts';
import type { Channel } from '../../../src/core/channel.ts';
import { AppError } from '../../../src/core/errors.ts';
import { type FakeChannelDeps, fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';
import { freePort } from '../../helpers/redis-server.ts';
import { startTwilioRest, type TwilioRest } from '../../helpers/twilio-rest.ts';

const SID = `AC${'a'.repeat(32)}`;
const TOKEN = 'the-token-of-the-test';
const BEFORE = 'the-token-before-that';
const BASE = 'https://redress.example/channels/shop-whatsapp';
const MESSAGE = {
  MessageSid: `SM${'b'.repeat(32)}`,
  AccountSid: SID,
  From: 'whatsapp:+919845012301',
  To: 'whatsapp:+919000000000',
  WaId: '919845012301',
  ProfileName: 'Asha',
  Body: 'Where is my order?',
  NumMedia: '0',
};

describe('WhatsApp by Twilio', () => {
  let rest: TwilioRest;
  let stranger: TwilioRest;
  let deps: FakeChannelDeps;
  let channel: Channel;

  beforeAll(async () => {
    rest = await startTwilioRest(SID, TOKEN);
    stranger = await startTwilioRest(SID, TOKEN);
  });
  afterAll(async () => {
    await rest.stop();
    await stranger.stop();
  });
  beforeEach(() => {
    deps = fakeChannelDeps('shop-whatsapp');
    channel = open(deps);
    rest.behave(null);
  });

  function open(using: FakeChannelDeps, apiBaseUrl = rest.url): Channel {
    const options = {
      accountSid: SID,
      authToken: TOKEN,
      previousAuthToken: BEFORE,
      number: '+919000000000',
      apiBaseUrl,
      contentBaseUrl: apiBaseUrl,
    };
    return whatsappTwilio.create(whatsappTwilio.options.parse(options), using);
  }

  async function post(
    path: string,
    params: Record<string, string>,
    signing: { token?: string; url?: string; to?: Channel; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const signature = twilio.getExpectedTwilioSignature(
      signing.token ?? TOKEN,
      signing.url ?? `${BASE}${path}`,
      params,
    );
    // The request arrives under another host: only the configured address counts.
    const request = new Request(`http://10.0.0.1/channels/shop-whatsapp${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-twilio-signature': signature,
        ...signing.headers,
      },
      body: new URLSearchParams(params),
    });
    return (
      (await (signing.to ?? channel).fetch?.(request, path.split('?')[0] ?? path)) ??
      new Response(null, { status: 500 })
    );
  }

  it('receives a message with the number as proof, and answers with nothing', async () => {
    const response = await post('/message', { ...MESSAGE, AnythingNew: 'is ignored' });

    expect(await response.text()).toContain('<Response/>');
    expect(deps.received[0]?.message).toMatchObject({
      providerId: MESSAGE.MessageSid,
      from: [{ kind: 'phone', value: '+919845012301' }],
      proven: true,
      displayName: 'Asha',
      replyAddress: 'whatsapp:+919845012301',
      text: 'Where is my order?',
    });
  });

  it.each([
    ['a pressed button', { ButtonPayload: 'yes', ButtonText: 'Yes', Body: 'Yes' }, { choiceId: 'yes', text: 'Yes' }],
    ['a row of a list', { ListId: 'row-1', ListTitle: 'One', Body: 'One' }, { choiceId: 'row-1' }],
    ['a reply', { OriginalRepliedMessageSid: 'SM1' }, { references: ['SM1'] }],
    ['a place', { Latitude: '12.9', Longitude: '77.6', Body: '' }, { text: 'https://maps.google.com/?q=12.9,77.6' }],
  ])('reads %s', async (_, params, message) => {
    await post('/message', { ...MESSAGE, ...params });

    expect(deps.received[0]?.message).toMatchObject(message);
  });

  it('copies media from Twilio with the password, and from nowhere else', async () => {
    const media = {
      NumMedia: '2',
      MediaUrl0: `${rest.url}/media/1`,
      MediaContentType0: 'image/png',
      MediaUrl1: `${stranger.url}/media/2`,
      MediaContentType1: 'image/png',
    };
    await post('/message', { ...MESSAGE, ...media });

    expect(rest.fetched).toEqual([{ path: '/media/1', signedIn: true }]);
    expect(stranger.fetched).toEqual([]);
    expect(deps.received[0]?.files).toHaveLength(1);
    expect(deps.received[0]?.message).toMatchObject({ text: 'Where is my order?', lostFiles: 1 });
  });

  it.each([
    ['a file that is too large', '/media/huge'],
    ['a redirect to another host', `/media/elsewhere?to=${encodeURIComponent('http://169.254.169.254/latest')}`],
  ])('does not take %s, and keeps the message', async (_, path) => {
    await post('/message', {
      ...MESSAGE,
      NumMedia: '1',
      MediaUrl0: `${rest.url}${path}`,
      MediaContentType0: 'image/png',
    });

    expect(deps.received[0]).toMatchObject({ message: { lostFiles: 1 }, files: [] });
  });

  it('takes a message without an id once, by the token of its request', async () => {
    const { MessageSid: _sid, ...params } = MESSAGE;
    const again = { 'i-twilio-idempotency-token': 'token-of-the-request' };

    for (const headers of [again, again]) await post('/message', params, { headers });

    expect(deps.received).toHaveLength(1);
  });

  it('takes the same request twice as one message', async () => {
    for (let times = 0; times < 2; times += 1) expect((await post('/message', MESSAGE)).status).toBe(200);

    expect(deps.received).toHaveLength(1);
  });

  it('does not take a name for a number, and believes no name', async () => {
    await post('/message', { ...MESSAGE, From: 'whatsapp:IN.1234567890' });

    expect(deps.received[0]?.message).toMatchObject({
      from: [{ kind: 'whatsapp-user', value: 'IN.1234567890' }],
      proven: false,
      replyAddress: 'whatsapp:IN.1234567890',
    });
  });

  it('checks signatures as Twilio publishes them', () => {
    // https://www.twilio.com/docs/usage/security#validating-requests, its own example.
    const params = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
      AccountSid: SID,
    };
    const { AccountSid: _own, ...published } = params;
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';

    expect(twilio.getExpectedTwilioSignature('12345', url, published)).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
    const signature = twilio.getExpectedTwilioSignature(TOKEN, url, params);
    const request = new Request('http://10.0.0.1/myapp.php?foo=1&bar=2', {
      headers: { 'x-twilio-signature': signature },
    });
    const options = whatsappTwilio.options.parse({ accountSid: SID, authToken: TOKEN, number: '+919000000000' });
    expect(isSigned(request, 'https://mycompany.com', params, options as WhatsappTwilioOptions)).toBe(true);
    expect(
      isSigned(request, 'https://mycompany.com', { ...params, Digits: '1' }, options as WhatsappTwilioOptions),
    ).toBe(false);
  });

  it.each([
    ['a wrong token', MESSAGE, { token: 'wrong' }],
    ['another address', MESSAGE, { url: 'http://10.0.0.1/channels/shop-whatsapp/message' }],
    ['another account', { ...MESSAGE, AccountSid: `AC${'c'.repeat(32)}` }, {}],
  ])('refuses a signature with %s', async (_, params, signing) => {
    expect((await post('/message', params, signing)).status).toBe(403);
    expect(deps.received).toEqual([]);
  });

  it('accepts the token of before while it is rotated', async () => {
    expect((await post('/message', MESSAGE, { token: BEFORE })).status).toBe(200);
  });

  it('asks for a repeat when nothing could be stored', async () => {
    const busy = { ...deps, receive: async () => Promise.reject(new AppError('store.busy', 'locked')) };

    expect((await post('/message', MESSAGE, { to: open(busy) })).status).toBe(503);
  });

  it.each([
    ['sent', { status: 'sent' }],
    ['delivered', { status: 'delivered' }],
    ['read', { status: 'read' }],
    ['undelivered', { status: 'failed', reason: expect.stringContaining('63016'), why: 'window-closed' }],
  ])('reports %s of the row that the address names', async (status, expected) => {
    await post('/status?id=outbound-1', {
      MessageSid: 'SM9',
      AccountSid: SID,
      MessageStatus: status,
      ErrorCode: '63016',
    });

    expect(deps.reports).toEqual([
      { accountId: 'shop-whatsapp', outboundId: 'outbound-1', providerId: 'SM9', ...expected },
    ]);
  });

  it('says so when Twilio gives no reason for a failure', async () => {
    await post('/status?id=outbound-1', { MessageSid: 'SM9', AccountSid: SID, MessageStatus: 'failed' });

    expect(deps.reports).toMatchObject([{ status: 'failed', reason: 'Twilio gave no reason' }]);
  });

  it('says nothing of states that tell nothing', async () => {
    await post('/status?id=outbound-1', { MessageSid: 'SM9', AccountSid: SID, MessageStatus: 'queued' });

    expect(deps.reports).toEqual([]);
  });

  const message = outboundMessage('It is on its way', { to: 'whatsapp:+919845012301' });
  const send = (to = channel, signal = AbortSignal.timeout(5_000)) => to.send(message, signal);

  it('creates the message, with the address for its states', async () => {
    expect(await send()).toMatchObject({ status: 'sent', providerId: expect.stringMatching(/^SM/) });
    expect(rest.created.at(-1)).toEqual({
      From: 'whatsapp:+919000000000',
      To: 'whatsapp:+919845012301',
      Body: 'It is on its way',
      StatusCallback: `${BASE}/status?id=outbound-1#rc=3&rp=5xx,ct,rt`,
    });
  });

  it.each([
    [
      'a rate limit',
      { status: 429, body: { code: 20429 }, headers: { 'retry-after': '7' } },
      { status: 'retry', retryAfterMs: 7000 },
    ],
    ['a fault at Twilio', { status: 500 }, { status: 'retry' }],
    ['a customer who unsubscribed', { status: 400, body: { code: 21610 } }, { status: 'failed', why: 'unsubscribed' }],
    ['a number that is not there', { status: 400, body: { code: 63024 } }, { status: 'failed', why: 'unreachable' }],
    [
      'content that WhatsApp does not want',
      { status: 400, body: { code: 63013 } },
      { status: 'failed', why: 'content' },
    ],
    [
      'a limit of WhatsApp for this customer',
      { status: 400, body: { code: 63049 } },
      { status: 'failed', why: 'blocked' },
    ],
    ['a passing fault behind Twilio', { status: 400, body: { code: 63010 } }, { status: 'retry' }],
    ['a code that nobody knows', { status: 400, body: { code: 29999 } }, { status: 'failed' }],
    [
      'a closed window',
      { status: 400, body: { code: 63016 } },
      { status: 'failed', reason: expect.stringContaining('24-hour'), why: 'window-closed' },
    ],
    ['a line that broke after the request', 'reset', { status: 'uncertain' }],
  ] as const)('%s', async (_, behaviour, receipt) => {
    rest.behave(behaviour);

    expect(await send()).toMatchObject(receipt);
  });

  const choice = (options: { id: string; label: string }[], more: object = {}) =>
    outboundMessage('Which one?', {
      to: 'whatsapp:+919845012301',
      content: { text: 'Which one?', options, language: 'en', ...more },
    });
  const yesNo = [
    { id: 'yes', label: 'Yes' },
    { id: 'no', label: 'No' },
  ];

  it('shows buttons by a content that is made once for the same buttons', async () => {
    rest.contents.clear();

    for (let times = 0; times < 2; times += 1) await channel.send(choice(yesNo), AbortSignal.timeout(5_000));

    expect(rest.contents.size).toBe(1);
    const [[sid, content] = []] = rest.contents;
    expect(content).toMatchObject({ types: { 'twilio/quick-reply': { actions: [{ title: 'Yes', id: 'yes' }, {}] } } });
    expect(rest.created.at(-1)).toMatchObject({ ContentSid: sid, ContentVariables: '{"1":"Which one?"}' });
    expect(rest.created.at(-1)).not.toHaveProperty('Body');
  });

  it('shows more than three options as a list', async () => {
    rest.contents.clear();
    const many = Array.from({ length: 10 }, (_, index) => ({ id: `row-${index}`, label: `Row ${index}` }));

    await channel.send(choice(many, { listButton: 'Choose' }), AbortSignal.timeout(5_000));

    const [content] = rest.contents.values();
    expect(content).toMatchObject({ types: { 'twilio/list-picker': { button: 'Choose', items: { length: 10 } } } });
  });

  it('writes options out where Twilio makes no content of them', async () => {
    const tooLong = [{ id: 'x', label: 'A title with more than twenty letters' }];

    expect(await channel.send(choice(tooLong), AbortSignal.timeout(5_000))).toMatchObject({ status: 'sent' });

    expect(rest.created.at(-1)?.['Body']).toBe('Which one?\n1. A title with more than twenty letters');
  });

  it('makes a content anew that was deleted at Twilio', async () => {
    await channel.send(choice(yesNo), AbortSignal.timeout(5_000));
    rest.contents.clear();

    expect(await channel.send(choice(yesNo), AbortSignal.timeout(5_000))).toMatchObject({ status: 'retry' });
    expect(await channel.send(choice(yesNo), AbortSignal.timeout(5_000))).toMatchObject({ status: 'sent' });
  });

  it('sends an approved template with its variables', async () => {
    const id = `HX${'a'.repeat(32)}`;
    rest.contents.set(id, 'template');

    await channel.send(
      choice([], { approved: { id, variables: { '1': 'It is on its way' } } }),
      AbortSignal.timeout(5_000),
    );

    expect(rest.created.at(-1)).toMatchObject({ ContentSid: id, ContentVariables: '{"1":"It is on its way"}' });
  });

  it.each([
    ['919845012301@s.whatsapp.net', { status: 'sent' }],
    ['+919845012301', { status: 'sent' }],
    ['123456789012345@lid', { status: 'failed', why: 'unreachable' }],
  ])('goes on with a chat that was begun elsewhere: %s', async (to, receipt) => {
    expect(await channel.send({ ...message, to }, AbortSignal.timeout(5_000))).toMatchObject(receipt);
    if (receipt.status === 'sent') expect(rest.created.at(-1)?.['To']).toBe('whatsapp:+919845012301');
  });

  it('sends with the other token while they are rotated', async () => {
    const options = {
      accountSid: SID,
      authToken: 'a token that is not valid yet',
      previousAuthToken: TOKEN,
      number: '+919000000000',
      apiBaseUrl: rest.url,
      contentBaseUrl: rest.url,
    };
    const rotating = whatsappTwilio.create(whatsappTwilio.options.parse(options), deps);

    expect(await send(rotating)).toMatchObject({ status: 'sent' });
  });

  it('no answer in time', async () => {
    rest.behave('hang');

    expect(await send(channel, AbortSignal.timeout(200))).toMatchObject({ status: 'uncertain' });
  });

  it('nobody there', async () => {
    expect(await send(open(deps, `http://127.0.0.1:${await freePort()}`))).toMatchObject({ status: 'retry' });
  });
});
