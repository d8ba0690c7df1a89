import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { whatsappTwilio } from '../../../channels/whatsapp-twilio/index.ts';
import type { WhatsappTwilioOptions } from '../../../channels/whatsapp-twilio/options.ts';
import { isSigned } from '../../../channels/whatsapp-twilio/signature.ts';
import { AppError } from '../../../src/core/errors.ts';
import { BEFORE, MESSAGE, SID, TOKEN, whatsappSender } from './whatsapp-sender.ts';

describe('who may say something to us', () => {
  const at = whatsappSender();

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
    ['no account at all', { ...MESSAGE, AccountSid: '' }, {}],
    ['another account', { ...MESSAGE, AccountSid: `AC${'c'.repeat(32)}` }, {}],
  ])('refuses a signature with %s', async (_, params, signing) => {
    expect((await at.post('/message', params, signing)).status).toBe(403);
    expect(at.deps.received).toEqual([]);
  });

  it('accepts the token of before while it is rotated', async () => {
    expect((await at.post('/message', MESSAGE, { token: BEFORE })).status).toBe(200);
  });

  it('takes a message without an id once, by the token of its request', async () => {
    const { MessageSid: _sid, ...params } = MESSAGE;
    const again = { 'i-twilio-idempotency-token': 'token-of-the-request' };

    for (const headers of [again, again]) await at.post('/message', params, { headers });

    expect(at.deps.received).toHaveLength(1);
  });

  it('knows a message by its id, whatever the token of the request', async () => {
    for (const token of ['first', 'second'])
      await at.post('/message', MESSAGE, { headers: { 'i-twilio-idempotency-token': token } });

    expect(at.deps.received.map(({ message }) => message.providerId)).toEqual([MESSAGE.MessageSid]);
  });

  it('takes the same request twice as one message', async () => {
    for (let times = 0; times < 2; times += 1) expect((await at.post('/message', MESSAGE)).status).toBe(200);

    expect(at.deps.received).toHaveLength(1);
  });

  it('asks for a repeat when nothing could be stored', async () => {
    const busy = { ...at.deps, receive: async () => Promise.reject(new AppError('store.busy', 'locked')) };

    expect((await at.post('/message', MESSAGE, { to: at.open(busy) })).status).toBe(503);
  });
});
