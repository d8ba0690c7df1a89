import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { voiceTwilio } from '../../channels/voice-twilio/index.ts';
import { clientName } from '../../channels/voice-twilio/softphone.ts';
import { fakeChannelDeps } from '../helpers/channel-deps.ts';
import { testChannel } from '../helpers/test-brand.ts';
import { errorOf, type TestServer, testServer } from './web-server.ts';

const ACCOUNT_SID = `AC${'1'.repeat(32)}`;
const AGENTS = {
  apiKeySid: `SK${'2'.repeat(32)}`,
  apiKeySecret: 'a-secret-of-the-test-that-is-long',
  twimlAppSid: `AP${'3'.repeat(32)}`,
};
const CALL_SID = `CA${'4'.repeat(32)}`;
const AT = new Date('2026-11-24T10:00:00Z');

/** A phone with people for each of the two brands, and one without. */
async function phones(): Promise<TestServer> {
  const phone = (id: string, agents?: typeof AGENTS) =>
    voiceTwilio.create(
      voiceTwilio.options.parse({
        accountSid: ACCOUNT_SID,
        authToken: 'a-token-of-the-test-that-is-long',
        ...(agents === undefined ? {} : { agents }),
      }),
      fakeChannelDeps(id),
    );
  const entry = (id: string, brandId: string, agents?: typeof AGENTS) =>
    [id, { channel: phone(id, agents), kind: 'voice-twilio', brandId }] as const;
  const chat = testChannel(async () => ({ status: 'sent', providerId: null }));
  return testServer({
    channels: new Map([
      entry('shop-phone', 'shop', AGENTS),
      entry('other-phone', 'other', AGENTS),
      entry('bare-phone', 'shop'),
      ['shop-chat', { channel: chat, kind: 'webchat', brandId: 'shop' }],
    ]),
  });
}

async function callBack({ store }: TestServer, accountId: string, brandId: string): Promise<void> {
  const call = { accountId, callSid: CALL_SID, brandId, from: '+919845012301', language: 'en' };
  await store.calls.enter({ ...call, ticketNumber: null, about: 'a lamp' }, AT);
  await store.calls.wantCallBack(accountId, CALL_SID);
}

const decoded = (part: string | undefined) => JSON.parse(Buffer.from(part ?? '', 'base64url').toString('utf8'));

describe('the softphone’s part of the API', () => {
  it('lists the phones and calls of the brands that one may see, and nobody else’s', async () => {
    const server = await phones();
    await callBack(server, 'shop-phone', 'shop');
    const cookie = await server.signIn({ role: 'agent', brandIds: ['shop'] });
    const stranger = await server.signIn({ role: 'agent', brandIds: ['other'] });

    const own = await (await server.get('/api/calls', cookie)).json();
    const others = await (await server.get('/api/calls', stranger)).json();

    expect(own.phones).toEqual([{ accountId: 'shop-phone', brandId: 'shop' }]);
    expect(own.open).toMatchObject([{ callSid: CALL_SID, state: 'call-back', about: 'a lamp' }]);
    expect(others).toMatchObject({ phones: [{ accountId: 'other-phone' }], open: [] });
    expect((await server.get('/api/calls')).status).toBe(401);
  });

  it('gives an access token of Twilio: signed with the API key, for this agent, for calls both ways', async () => {
    const server = await phones();
    const cookie = await server.signIn({ role: 'agent', brandIds: ['shop'] });
    const { id } = await (await server.get('/api/me', cookie)).json();

    const { token } = await (await server.post('/api/calls/token', { accountId: 'shop-phone' }, { cookie })).json();
    const [head, body, signature] = String(token).split('.');

    expect(decoded(head)).toMatchObject({ alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' });
    expect(signature).toBe(createHmac('sha256', AGENTS.apiKeySecret).update(`${head}.${body}`).digest('base64url'));
    const claims = decoded(body);
    expect(claims).toMatchObject({
      iss: AGENTS.apiKeySid,
      sub: ACCOUNT_SID,
      grants: {
        identity: clientName(id),
        voice: { incoming: { allow: true }, outgoing: { application_sid: AGENTS.twimlAppSid } },
      },
    });
    expect(claims.exp - claims.iat).toBe(3600);
  });

  it.each(['other-phone', 'bare-phone', 'shop-chat', 'nothing'])('gives no token for %s', async (accountId) => {
    const server = await phones();
    const cookie = await server.signIn({ role: 'agent', brandIds: ['shop'] });

    const refused = await server.post('/api/calls/token', { accountId }, { cookie });

    expect([refused.status, (await errorOf(refused)).code]).toEqual([404, 'not-found']);
  });

  it('takes signs of life, which leave being there as it is', async () => {
    const server = await phones();
    const cookie = await server.signIn({ role: 'agent', brandIds: ['shop'] });
    const say = async (isAvailable: unknown) => server.post('/api/calls/presence', { isAvailable }, { cookie });

    expect(await (await say(true)).json()).toMatchObject({ isAvailable: true, brandIds: ['shop'] });
    server.clock.advance(15_000);
    const sign = await (await say(null)).json();
    expect(sign).toMatchObject({ isAvailable: true, seenAt: server.clock.now().toISOString() });
    expect(await (await say(false)).json()).toMatchObject({ isAvailable: false });
    expect((await say('perhaps')).status).toBe(400);
  });

  it('gives a call-back to one agent alone, of its own brand', async () => {
    const server = await phones();
    await callBack(server, 'shop-phone', 'shop');
    const first = await server.signIn({ role: 'agent', brandIds: ['shop'] });
    const second = await server.signIn({ role: 'agent', brandIds: ['shop'] });
    const stranger = await server.signIn({ role: 'agent', brandIds: ['other'] });
    const take = async (cookie: string) =>
      (await server.post(`/api/calls/${CALL_SID}/take`, { accountId: 'shop-phone' }, { cookie })).status;

    expect(await take(stranger)).toBe(404);
    expect(await take(first)).toBe(200);
    expect(await take(second)).toBe(404);
    // A button that is pressed twice.
    expect(await take(first)).toBe(200);
  });
});
