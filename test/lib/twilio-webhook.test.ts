import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { readWebhook } from '../../src/lib/twilio-webhook.ts';

/** https://www.twilio.com/docs/usage/security#validating-requests, its own example. */
const PUBLISHED = {
  token: '12345',
  address: '/myapp.php?foo=1&bar=2',
  form: {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  },
  signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
};
const PUBLIC_URL = 'https://mycompany.com';
const SID = `AC${'a'.repeat(32)}`;
const LOGIN = { accountSid: SID, authToken: 'the present token', previousAuthToken: 'the one before' };
const FORM = { ...PUBLISHED.form, AccountSid: SID };

describe('the form of a webhook of Twilio', () => {
  it('is signed as Twilio publishes it', () => {
    const { token, address, form, signature } = PUBLISHED;
    expect(twilio.getExpectedTwilioSignature(token, PUBLIC_URL + address, form)).toBe(signature);
  });

  it.each([LOGIN.authToken, LOGIN.previousAuthToken])('is read where it is signed with %s', async (token) => {
    expect(await read(post(FORM, { token }))).toEqual(FORM);
  });

  it.each([
    ['another token', post(FORM, { token: 'of somebody else' })],
    ['a field changed on the way', post(FORM, { sent: { ...FORM, Digits: '1' } })],
    ['a field added on the way', post(FORM, { sent: { ...FORM, Body: 'more' } })],
    ['another address', post(FORM, { url: `http://10.0.0.1${PUBLISHED.address}` })],
    ['another account', post({ ...FORM, AccountSid: `AC${'c'.repeat(32)}` })],
    ['no account', post(PUBLISHED.form)],
    ['no signature', new Request(`http://10.0.0.1${PUBLISHED.address}`, { method: 'POST', body: '' })],
  ])('is refused with %s', async (_, request) => {
    const answer = await read(request);
    expect(answer).toBeInstanceOf(Response);
    expect((answer as Response).status).toBe(403);
  });
});

const read = (request: Request) => readWebhook(request, PUBLIC_URL, LOGIN, twilio.validateRequest);

/** As it reaches us behind a proxy, by an address of its own. */
function post(
  form: Record<string, string>,
  { token = LOGIN.authToken, url = PUBLIC_URL + PUBLISHED.address, sent = form } = {},
): Request {
  return new Request(`http://10.0.0.1${PUBLISHED.address}`, {
    method: 'POST',
    headers: { 'x-twilio-signature': twilio.getExpectedTwilioSignature(token, url, form) },
    body: new URLSearchParams(sent),
  });
}
