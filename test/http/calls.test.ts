import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { voiceTwilio } from '../../channels/voice-twilio/index.ts';
import { clientName } from '../../channels/voice-twilio/softphone.ts';
import type { MoveTarget } from '../../src/core/call.ts';
import type { Channel } from '../../src/core/channel.ts';
import { ROLES, type UserRole } from '../../src/http/people.ts';
import { fakeChannelDeps } from '../helpers/channel-deps.ts';
import { seedComplaint } from '../helpers/seed.ts';
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

/** What Twilio was asked for: by whom, and where to. */
const moves: [string, MoveTarget][] = [];
beforeEach(() => void moves.splice(0));
const moveCall: NonNullable<Channel['moveCall']> = async (_call, agentId, to) => {
  moves.push([agentId, to]);
  return 'asked';
};

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
    [
      id,
      { channel: agents === undefined ? phone(id) : { ...phone(id, agents), moveCall }, kind: 'voice-twilio', brandId },
    ] as const;
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

    expect(own.phones).toEqual([{ accountId: 'shop-phone', brandId: 'shop', callBacks: 'by-hand' }]);
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

describe('who may do what with calls', () => {
  const MAY: readonly [UserRole, string, number][] = ROLES.flatMap((role): [UserRole, string, number][] => [
    [role, 'shop', 200],
    [role, 'other', 404],
  ]);

  it.each(MAY)('%s of %s takes, sends on and listens: %i', async (role, brandId, status) => {
    const server = await phones();
    await callBack(server, 'shop-phone', 'shop');
    const cookie = await server.signIn({ role, brandIds: [brandId] });
    const { id } = await (await server.get('/api/me', cookie)).json();
    const ofCall = (what: string, body: object) =>
      server.post(`/api/calls/${CALL_SID}/${what}`, { accountId: 'shop-phone', ...body }, { cookie });
    const recording = { id: 'rec', sha256: 'a'.repeat(64), name: 'RE1.mp3', contentType: 'audio/mpeg', size: 3 };
    await server.deps.files.put(recording.sha256, Buffer.from('ID3'));
    const { conversationId } = await seedComplaint(server.store, { brandId: 'shop', at: AT, files: [recording] });

    const listened = await server.get(`/api/conversations/${conversationId}/files/rec`, cookie);
    const taken = await ofCall('take', {});
    if (brandId === 'shop') await server.store.calls.connected('shop-phone', CALL_SID, AT);
    const moved = await ofCall('move', { to: { kind: 'queue' } });

    expect([listened.status, taken.status, moved.status]).toEqual([status, status, status]);
    expect(moves).toEqual(brandId === 'shop' ? [[id, { kind: 'queue' }]] : []);
  });

  it('sends on only a call that is one’s own, and only to a colleague who could take it', async () => {
    const server = await phones();
    await callBack(server, 'shop-phone', 'shop');
    const mine = await server.signIn({ role: 'agent', brandIds: ['shop'] });
    const other = await server.signIn({ role: 'agent', brandIds: ['shop'] });
    const stranger = await server.signIn({ role: 'agent', brandIds: ['other'] });
    const idOf = async (cookie: string) => (await (await server.get('/api/me', cookie)).json()).id;
    for (const cookie of [other, stranger]) await server.post('/api/calls/presence', { isAvailable: true }, { cookie });
    await server.post(`/api/calls/${CALL_SID}/take`, { accountId: 'shop-phone' }, { cookie: mine });
    await server.store.calls.connected('shop-phone', CALL_SID, AT);
    const move = async (cookie: string, agentId: string) => {
      const to = { kind: 'agent', agentId };
      return (await server.post(`/api/calls/${CALL_SID}/move`, { accountId: 'shop-phone', to }, { cookie })).status;
    };

    expect(await move(other, await idOf(other))).toBe(404);
    expect(await move(mine, await idOf(stranger))).toBe(409);
    expect(await move(mine, 'nobody')).toBe(409);
    expect(await move(mine, await idOf(other))).toBe(200);
    await server.post('/api/calls/presence', { isAvailable: false }, { cookie: other });
    expect(await move(mine, await idOf(other))).toBe(409);
  });
});

describe('the console’s page', () => {
  it('lets Twilio’s documented hosts and the microphone in where a brand has a phone for agents, and only there', async () => {
    const withPhone = await phones();
    const bare = await testServer();
    const page = (await withPhone.get('/console/')).headers;
    const plain = (await bare.get('/console/')).headers;
    const directive = (headers: Headers, name: string) =>
      (headers.get('content-security-policy') ?? '').split('; ').find((one) => one.startsWith(`${name} `));

    expect(directive(page, 'connect-src')).toBe(
      "connect-src 'self' https://eventgw.twilio.com wss://voice-js.roaming.twilio.com https://media.twiliocdn.com https://sdk.twilio.com",
    );
    expect(directive(page, 'media-src')).toBe(
      'media-src mediastream: https://media.twiliocdn.com https://sdk.twilio.com',
    );
    expect(directive(page, 'script-src')).toBe("script-src 'self'");
    expect(page.get('permissions-policy')).toBe('microphone=(self)');
    expect(plain.get('content-security-policy')).not.toContain('twilio');
    expect(plain.get('permissions-policy')).toBe('microphone=()');
    for (const path of ['/', '/api/calls', '/help/shop']) {
      const other = (await withPhone.get(path)).headers;
      expect(other.get('content-security-policy') ?? '', path).not.toContain('twilio');
      expect(other.get('permissions-policy') ?? '', path).not.toContain('self');
    }
  });
});
