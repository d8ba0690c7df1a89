import { describe, expect, it } from 'vitest';
import type { Channel } from '../../src/core/channel.ts';
import { AppError } from '../../src/core/errors.ts';
import { testChannel } from '../helpers/test-brand.ts';
import { errorOf, from, testServer } from './web-server.ts';

function serverWith(fetch: NonNullable<Channel['fetch']>) {
  const channel = { ...testChannel(async () => ({ status: 'sent', providerId: null })), fetch };
  return testServer({ channels: new Map([['shop-chat', { channel, kind: 'test', brandId: 'shop' }]]) });
}

describe('channel routes', () => {
  it('hands the request over with its address, method, headers and every byte', async () => {
    const seen: unknown[] = [];
    const { app } = await serverWith(async (request, path) => {
      seen.push(request.url, request.method, request.headers.get('x-twilio-signature'), path);
      return new Response(await request.bytes());
    });
    const body = new Uint8Array([0, 255, 13, 10, 195, 40]);

    const response = await app.request('http://shop.example/channels/shop-chat/a%2Fb?x=1&x=2', {
      method: 'POST',
      headers: { 'x-twilio-signature': 'abc=' },
      body,
    });

    expect(seen).toEqual(['http://shop.example/channels/shop-chat/a%2Fb?x=1&x=2', 'POST', 'abc=', '/a%2Fb']);
    expect(await response.bytes()).toEqual(body);
  });

  it.each(['GET', 'HEAD', 'PUT'])('also for %s, and with the channel’s own policy kept', async (method) => {
    const { app } = await serverWith(
      async () => new Response(null, { status: 204, headers: { 'content-security-policy': 'frame-ancestors *' } }),
    );

    const response = await app.request('/channels/shop-chat/', { method });

    expect(response.status).toBe(204);
    expect(response.headers.get('content-security-policy')).toBe('frame-ancestors *');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('streams what the channel streams', async () => {
    let finish = (): void => {};
    const { app } = await serverWith(
      async () =>
        new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue(new TextEncoder().encode('data: first\n\n'));
              finish = () => controller.close();
            },
          }),
          { headers: { 'content-type': 'text/event-stream' } },
        ),
    );

    const reader = (await app.request('/channels/shop-chat/events')).body?.getReader();
    const first = await reader?.read();
    finish();

    expect(new TextDecoder().decode(first?.value)).toBe('data: first\n\n');
  });

  it('answers an unknown account with 404 and keeps the start of what it sent, one a second', async () => {
    const { app, store, clock } = await testServer();
    const send = (account: string) =>
      app.request(`/channels/${account}/message`, { method: 'POST', body: 'x'.repeat(100_000) }, from('198.51.100.7'));

    const response = await send('nobody');
    await send('nobody');
    await send('nobody-else');
    clock.advance(1_000);
    await send('UPPER');
    const kept = await store.quarantine.list({ accountIds: null, view: 'waiting', limit: 10 });

    expect(response.status).toBe(404);
    expect((await errorOf(response)).code).toBe('not-found');
    expect(kept.map(({ accountId, reason }) => [accountId, reason])).toEqual([
      ['UPPER', 'unknown-account'],
      ['nobody', 'unknown-account'],
    ]);
    expect(await store.quarantine.payload(kept[0]?.id ?? '')).toHaveLength(64 * 1024);
  });

  it('keeps a request to an unknown account once, however often it is repeated', async () => {
    const { app, store, clock } = await testServer();
    const send = async (body: string) => {
      await app.request('/channels/nobody/message', { method: 'POST', body }, from('198.51.100.7'));
      clock.advance(1_000);
    };

    for (const body of ['MessageSid=SM1', 'MessageSid=SM1', 'MessageSid=SM2']) await send(body);

    expect(await store.quarantine.list({ accountIds: null, view: 'waiting', limit: 10 })).toHaveLength(2);
  });

  it('keeps no more than a thousand such requests a day, so that strangers do not fill the disk', async () => {
    const { app, store, clock } = await testServer();
    let sent = 0;
    const send = async () => {
      sent += 1;
      await app.request('/channels/nobody/message', { method: 'POST', body: `x ${sent}` }, from('198.51.100.7'));
      clock.advance(1_000);
    };
    while (sent < 1_010) await send();
    expect(await store.quarantine.list({ accountIds: null, view: 'waiting', limit: 2_000 })).toHaveLength(1_000);

    clock.advance(24 * 60 * 60_000);
    await send();

    expect(await store.quarantine.list({ accountIds: null, view: 'waiting', limit: 2_000 })).toHaveLength(1_001);
  });

  it('tells the channel whom to count a request for: the address, or a whole network of version 6', async () => {
    const seen: unknown[] = [];
    const { app } = await serverWith(async (_request, _path, client) => {
      seen.push(client);
      return new Response(null, { status: 204 });
    });

    for (const address of ['203.0.113.9', '::ffff:203.0.113.9', '2001:db8:1:2:3:4:5:6', '2001:DB8:1:2::9', '::1'])
      await app.request('/channels/shop-chat/x', {}, from(address));
    await app.request('/channels/shop-chat/x');

    expect(seen).toEqual([
      '203.0.113.9',
      '203.0.113.9',
      '2001:db8:1:2::/64',
      '2001:db8:1:2::/64',
      '0:0:0:0::/64',
      null,
    ]);
  });

  it('refuses what is larger than the channel ever needs, declared or not', async () => {
    const channel = {
      ...testChannel(async () => ({ status: 'sent', providerId: null })),
      fetch: async (request: Request) => new Response(String((await request.bytes()).length)),
      maxRequestBytes: 1_000,
    };
    const { app } = await testServer({
      channels: new Map([['shop-chat', { channel, kind: 'test', brandId: 'shop' }]]),
    });
    const send = (size: number, headers: Record<string, string> = {}) =>
      app.request('/channels/shop-chat/message', { method: 'POST', headers, body: 'x'.repeat(size) });

    const statuses = [await send(1_000), await send(1_001), await send(1_001, { 'content-length': '1001' })];

    expect(statuses.map(({ status }) => status)).toEqual([200, 413, 413]);
  });

  it('refuses more than 30 MB, declared or not', async () => {
    const { app } = await serverWith(async (request) => new Response(String((await request.bytes()).length)));
    const big = new Uint8Array(30 * 1024 * 1024 + 1);

    const declared = await app.request('/channels/shop-chat/message', {
      method: 'POST',
      headers: { 'content-length': String(big.length) },
      body: big,
    });
    const streamed = await app.request('/channels/shop-chat/message', { method: 'POST', body: big });

    expect([declared.status, streamed.status]).toEqual([413, 413]);
    expect((await errorOf(declared)).code).toBe('too-large');
  });

  it.each([
    [new AppError('store.busy', 'locked by 4711'), 503, 'store.busy', /try again/],
    [new AppError('input.invalid', 'no text in it'), 400, 'input.invalid', /no text in it/],
    [new AppError('auth.forbidden', 'wrong signature'), 403, 'auth.forbidden', /wrong signature/],
    [new Error('SELECT secret FROM customers'), 500, 'internal', /has been noted/],
  ])('turns %s into %i without its insides', async (thrown, status, code, message) => {
    const { app } = await serverWith(() => Promise.reject(thrown));

    const response = await app.request('/channels/shop-chat/message', { method: 'POST', body: '{}' });
    const error = await errorOf(response);

    expect(response.status).toBe(status);
    expect(response.headers.get('retry-after')).toBe(status === 503 ? '2' : null);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect(error.message).not.toMatch(/secret|4711/);
  });
});
