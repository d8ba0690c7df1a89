import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { smsTwilio } from '../../../channels/sms-twilio/index.ts';
import { fakeChannelDeps } from '../../helpers/channel-deps.ts';

const SID = `AC${'a'.repeat(32)}`;
const TOKEN = 'the-token-of-the-test';
const BEFORE = 'the-token-before-that';
const BASE = 'https://redress.example/channels/sms';
const FROM = '+14155550111';

function open() {
  const deps = fakeChannelDeps('sms');
  const options = { accountSid: SID, authToken: TOKEN, previousAuthToken: BEFORE, sender: '+14155550100' };
  const channel = smsTwilio.create(smsTwilio.options.parse(options), deps);
  const post = async (path: string, own: Record<string, string>, token = TOKEN) => {
    const params = { AccountSid: SID, ...own };
    const request = new Request(`http://10.0.0.1/channels/sms${path}`, {
      method: 'POST',
      headers: { 'x-twilio-signature': twilio.getExpectedTwilioSignature(token, `${BASE}${path}`, params) },
      body: new URLSearchParams(params),
    });
    return (await channel.fetch?.(request, path.split('?')[0] ?? ''))?.status;
  };
  return { deps, post };
}

describe('what Twilio says of SMS', () => {
  it.each([
    ['STOP', {}, 'stop'],
    [' unsubscribe ', {}, 'stop'],
    ['START', {}, 'start'],
    ['बस', { OptOutType: 'STOP' }, 'stop'],
    ['हाँ', { OptOutType: 'START' }, 'start'],
  ])('"%s" %j is %s', async (body, more, said) => {
    const { deps, post } = open();

    expect(await post('/message', { From: FROM, Body: body, ...more })).toBe(200);

    expect(deps.opted).toEqual([[{ kind: 'phone', value: FROM }, said]]);
    expect(deps.quarantined).toEqual([]);
  });

  it('something else is kept for a person, since nobody reads SMS', async () => {
    const { deps, post } = open();

    await post('/message', { From: FROM, Body: 'Where is my order?' });

    expect(deps.opted).toEqual([]);
    expect(deps.quarantined).toMatchObject([
      { reason: 'unsupported', payload: expect.stringContaining('Where+is+my+order') },
    ]);
  });

  it.each([
    ['the present token', TOKEN, 204],
    ['the token of before', BEFORE, 204],
    ['another one', 'somebody-else-s-token', 403],
  ])('is believed with %s: %s', async (_, token, status) => {
    const { deps, post } = open();
    const params = { MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode: '30006' };

    expect(await post('/status?id=row', params, token)).toBe(status);
    expect(deps.reports).toHaveLength(status === 204 ? 1 : 0);
  });

  it('is not believed of another account', async () => {
    const { deps, post } = open();

    expect(await post('/message', { From: FROM, Body: 'STOP', AccountSid: `AC${'b'.repeat(32)}` })).toBe(403);
    expect(deps.opted).toEqual([]);
  });
});
