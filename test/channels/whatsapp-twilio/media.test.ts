import { describe, expect, it } from 'vitest';
import { tokensFor } from '../../../channels/whatsapp-twilio/media.ts';
import { whatsappTwilioOptions } from '../../../channels/whatsapp-twilio/options.ts';
import { MESSAGE, SID, TOKEN, whatsappSender } from './whatsapp-sender.ts';

describe('media of WhatsApp', () => {
  const at = whatsappSender();

  it('copies media from Twilio with the password, and from nowhere else', async () => {
    const media = {
      NumMedia: '2',
      MediaUrl0: `${at.rest.url}/media/1`,
      MediaContentType0: 'image/png',
      MediaUrl1: `${at.stranger.url}/media/2`,
      MediaContentType1: 'image/png',
    };
    await at.post('/message', { ...MESSAGE, ...media });

    expect(at.rest.fetched).toEqual([{ path: '/media/1', signedIn: true }]);
    expect(at.stranger.fetched).toEqual([]);
    expect(at.deps.received[0]?.files).toHaveLength(1);
    expect(at.deps.received[0]?.message).toMatchObject({ text: 'Where is my order?', lostFiles: 1 });
  });

  it.each([
    ['a file that is too large', '/media/huge'],
    ['a redirect to another host', `/media/elsewhere?to=${encodeURIComponent('http://169.254.169.254/latest')}`],
  ])('does not take %s, and keeps the message', async (_, path) => {
    await at.post('/message', {
      ...MESSAGE,
      NumMedia: '1',
      MediaUrl0: `${at.rest.url}${path}`,
      MediaContentType0: 'image/png',
    });

    expect(at.deps.received[0]).toMatchObject({ message: { lostFiles: 1 }, files: [] });
  });

  it('is fetched with the token of before while the tokens are rotated', async () => {
    const rotating = at.open(at.deps, at.rest.url, { authToken: 'a-token-not-valid-yet', previousAuthToken: TOKEN });
    const params = { ...MESSAGE, NumMedia: '1', MediaUrl0: `${at.rest.url}/media/1`, MediaContentType0: 'image/png' };

    await at.post('/message', params, { to: rotating, token: TOKEN });

    expect(at.rest.fetched.map(({ signedIn }) => signedIn)).toEqual([false, true]);
    expect(at.deps.received[0]?.files).toHaveLength(1);
  });
});

describe('the password of the account', () => {
  const options = whatsappTwilioOptions.parse({ accountSid: SID, authToken: TOKEN, number: '+919000000000' });

  it.each([
    ['https://api.twilio.com/2010-04-01/Accounts/x/Media/ME1', [TOKEN]],
    // Where Twilio's API sends on to.
    ['https://mms.twiliocdn.com/ME1', []],
    ['https://media.twilio.com/ME1', []],
    ['http://mms.twiliocdn.com/ME1', null],
    ['http://api.twilio.com/ME1', null],
    ['https://twilio.com.evil.example/ME1', null],
    ['https://eviltwilio.com/ME1', null],
    ['https://169.254.169.254/latest', null],
    ['file:///etc/passwd', null],
  ])('at %s: %j', (address, tokens) => {
    expect(tokensFor(new URL(address), options)).toEqual(tokens);
  });
});
