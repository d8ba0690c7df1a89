import { describe, expect, it } from 'vitest';
import type { Pairing } from '../../src/core/channel.ts';
import type { HealthNote } from '../../src/core/owner.ts';
import { testBrand, testChannel } from '../helpers/test-brand.ts';
import { from, type TestServer, testServer } from './web-server.ts';

function pairable() {
  const asked: (string | null)[] = [];
  let state: Pairing = { state: 'idle', detail: 'no phone is linked yet' };
  const channel = {
    ...testChannel(async () => ({ status: 'sent' as const, providerId: null })),
    pairing: {
      get: async () => state,
      async start(phone: string | null) {
        asked.push(phone);
        state = { state: 'waiting', qr: 'secret-of-the-camera', detail: 'scan it' };
      },
      resume: async () => void asked.push('resume'),
    },
  };
  const link = () => {
    state = { state: 'paired', detail: 'a phone is linked' };
  };
  return { asked, channel, link };
}

async function server() {
  const { asked, channel, link } = pairable();
  const started = await testServer({
    channels: new Map([['shop-chat', { channel, kind: 'whatsapp-baileys', brandId: 'shop' }]]),
    brands: [testBrand],
  });
  return { ...started, asked, link };
}

function connected(process: string, since: Date): HealthNote {
  return { accountId: 'shop-chat', process, health: { state: 'ok', detail: 'connected', since }, tenure: null };
}

async function metricsOf(app: TestServer['app']): Promise<string> {
  return (await app.request('/metrics', {}, from('127.0.0.1'))).text();
}

describe('linking a phone', () => {
  it('is begun and watched by an administrator, by camera or by code', async () => {
    const { get, post, signIn, asked } = await server();
    const cookie = await signIn({ role: 'admin' });

    expect(await (await get('/api/channels/shop-chat/pairing', cookie)).json()).toMatchObject({ state: 'idle' });
    const begun = await post('/api/channels/shop-chat/pairing', {}, { cookie });
    expect([begun.status, await begun.json()]).toMatchObject([202, { state: 'waiting', qr: 'secret-of-the-camera' }]);
    await post('/api/channels/shop-chat/pairing', { phone: '+919812345678' }, { cookie });
    await post('/api/channels/shop-chat/resume', {}, { cookie });

    expect(asked).toEqual([null, '+919812345678', 'resume']);
  });

  it('cuts off the phone that somebody else has linked meanwhile only where that is said', async () => {
    const { post, signIn, asked, link } = await server();
    const cookie = await signIn({ role: 'admin' });
    link();

    const unaware = await post('/api/channels/shop-chat/pairing', {}, { cookie });
    const asIs = [...asked];
    const sure = await post('/api/channels/shop-chat/pairing', { cutsOff: true }, { cookie });

    expect([unaware.status, sure.status]).toEqual([409, 202]);
    expect(asIs).toEqual([]);
    expect(asked).toEqual([null]);
  });

  it.each(['agent', 'supervisor'] as const)('is nothing for a %s', async (role) => {
    const { get, post, signIn, asked } = await server();
    const cookie = await signIn({ role });

    expect((await get('/api/channels/shop-chat/pairing', cookie)).status).toBe(403);
    expect((await post('/api/channels/shop-chat/pairing', {}, { cookie })).status).toBe(403);
    expect((await post('/api/channels/shop-chat/resume', {}, { cookie })).status).toBe(403);
    expect(asked).toEqual([]);
  });

  it('refuses what is no number, and accounts that are not there', async () => {
    const { post, signIn } = await server();
    const cookie = await signIn({ role: 'admin' });

    expect((await post('/api/channels/shop-chat/pairing', { phone: '0987' }, { cookie })).status).toBe(400);
    expect((await post('/api/channels/nowhere/pairing', {}, { cookie })).status).toBe(404);
  });
});

describe('the state of a channel', () => {
  it('tells health, link, queue and windows, and no codes', async () => {
    const { get, post, signIn, store, clock } = await server();
    const cookie = await signIn({ role: 'admin' });
    await post('/api/channels/shop-chat/pairing', {}, { cookie });
    await store.owners.note([connected('channels@two/0123456789ab:4711.12345678', clock.now())], clock.now());

    const response = await get('/api/channels/shop-chat/state', cookie);

    const state = await response.text();
    expect(state).not.toContain('secret-of-the-camera');
    expect(JSON.parse(state)).toMatchObject({
      health: { state: 'ok', detail: 'connected', process: 'channels@two (4711)' },
      pairing: 'waiting',
      queued: 0,
      undelivered: 0,
      lastInboundAt: null,
    });
  });

  it('is what the process says that runs it, and down once nothing is heard of that', async () => {
    const { get, post, signIn, store, clock, app } = await server();
    const cookie = await signIn({ role: 'admin' });
    const list = async () => (await (await get('/api/channels', cookie)).json())[0];
    const isUp = async () => /redress_channel_up\{account="shop-chat"\} (\d)/.exec(await metricsOf(app))?.[1];
    expect(await list()).toMatchObject({ health: { state: 'down', process: null, heardAt: null } });

    await store.owners.note([connected('channels@two', clock.now())], clock.now());
    expect(await list()).toMatchObject({ id: 'shop-chat', health: { state: 'ok', detail: 'connected' } });
    expect(await isUp()).toBe('1');
    const tried = await post('/api/channels/shop-chat/test', {}, { cookie });
    expect(await tried.json()).toEqual({ isOk: true, checks: [{ name: 'health', isOk: true, detail: 'connected' }] });

    const heardAt = clock.now();
    clock.advance(31_000);
    const { health } = await list();
    expect(health).toMatchObject({ state: 'down', since: heardAt.toISOString(), heardAt: heardAt.toISOString() });
    expect(health.detail).toContain(`not heard of since ${heardAt.toISOString()}, from channels@two`);
    expect(await isUp()).toBe('0');
  });

  it('is in the metrics', async () => {
    const { app } = await server();

    const text = await metricsOf(app);

    expect(text).toContain('redress_channel_queued{account="shop-chat"} 0');
    expect(text).toContain('redress_channel_since_seconds{account="shop-chat"}');
  });
});
