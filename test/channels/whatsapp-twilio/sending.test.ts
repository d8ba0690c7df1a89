import { describe, expect, it } from 'vitest';
import { whatsappTwilio } from '../../../channels/whatsapp-twilio/index.ts';
import { outboundMessage } from '../../helpers/channel-deps.ts';
import { freePort } from '../../helpers/redis-server.ts';
import { BASE, CUSTOMER, SID, TOKEN, whatsappSender } from './whatsapp-sender.ts';

describe('sending on WhatsApp', () => {
  const at = whatsappSender();

  const message = outboundMessage('It is on its way', { to: 'whatsapp:+919845012301' });
  const send = (to = at.channel, signal = AbortSignal.timeout(5_000)) => to.send(message, signal);

  it('creates the message, with the address for its states', async () => {
    expect(await send()).toMatchObject({ status: 'sent', providerId: expect.stringMatching(/^SM/) });
    expect(at.rest.created.at(-1)).toEqual({
      From: 'whatsapp:+919000000000',
      To: 'whatsapp:+919845012301',
      Body: 'It is on its way',
      StatusCallback: `${BASE}/status?id=outbound-1#rc=3&rp=5xx,ct,rt`,
    });
  });

  it('is tested against a Twilio that refuses parameters which the real one has not', async () => {
    const authorization = `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}`;
    const post = async (more: Record<string, string>): Promise<number> => {
      const body = new URLSearchParams({ From: 'whatsapp:+919000000000', To: CUSTOMER, Body: 'Hello', ...more });
      const url = `${at.rest.url}/2010-04-01/Accounts/${SID}/Messages.json`;
      return (await fetch(url, { method: 'POST', headers: { authorization }, body })).status;
    };

    expect([await post({}), await post({ Text: 'Hello' })]).toEqual([201, 400]);
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
    at.rest.behave(behaviour);

    expect(await send()).toMatchObject(receipt);
  });

  it.each([
    ['919845012301@s.whatsapp.net', { status: 'sent' }],
    ['+919845012301', { status: 'sent' }],
    ['123456789012345@lid', { status: 'failed', why: 'unreachable' }],
  ])('goes on with a chat that was begun elsewhere: %s', async (to, receipt) => {
    expect(await at.channel.send({ ...message, to }, AbortSignal.timeout(5_000))).toMatchObject(receipt);
    if (receipt.status === 'sent') expect(at.rest.created.at(-1)?.['To']).toBe('whatsapp:+919845012301');
  });

  it('sends with the other token while they are rotated', async () => {
    const options = {
      accountSid: SID,
      authToken: 'a token that is not valid yet',
      previousAuthToken: TOKEN,
      number: '+919000000000',
      apiBaseUrl: at.rest.url,
      contentBaseUrl: at.rest.url,
    };
    const rotating = whatsappTwilio.create(whatsappTwilio.options.parse(options), at.deps);

    expect(await send(rotating)).toMatchObject({ status: 'sent' });
  });

  it('no answer in time', async () => {
    at.rest.behave('hang');

    expect(await send(at.channel, AbortSignal.timeout(200))).toMatchObject({ status: 'uncertain' });
  });

  it('nobody there', async () => {
    expect(await send(at.open(at.deps, `http://127.0.0.1:${await freePort()}`))).toMatchObject({ status: 'retry' });
  });
});
