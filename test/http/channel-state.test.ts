import { describe, expect, it } from 'vitest';
import type { Pairing } from '../../src/core/channel.ts';
import { testBrand, testChannel } from '../helpers/test-brand.ts';
import { testServer } from './web-server.ts';

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
  return { asked, channel };
}

async function server() {
  const { asked, channel } = pairable();
  const started = await testServer({
    channels: new Map([['shop-chat', { channel, kind: 'whatsapp-baileys', brandId: 'shop' }]]),
    brands: [testBrand],
  });
  return { ...started, asked };
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
    const { get, post, signIn } = await server();
    const cookie = await signIn({ role: 'admin' });
    await post('/api/channels/shop-chat/pairing', {}, { cookie });

    const response = await get('/api/channels/shop-chat/state', cookie);

    const state = await response.text();
    expect(state).not.toContain('secret-of-the-camera');
    expect(JSON.parse(state)).toMatchObject({
      health: { state: 'ok' },
      pairing: 'waiting',
      queued: 0,
      undelivered: 0,
      lastInboundAt: null,
    });
  });

  it('is in the metrics', async () => {
    const { app } = await server();
    const bindings = { incoming: { socket: { remoteAddress: '127.0.0.1' } } };

    const text = await (await app.request('/metrics', {}, bindings)).text();

    expect(text).toContain('redress_channel_queued{account="shop-chat"} 0');
    expect(text).toContain('redress_channel_since_seconds{account="shop-chat"}');
  });
});
