import { describe, expect, it } from 'vitest';
import { from, testServer } from './web-server.ts';

describe('health', () => {
  it('says that the process lives, even while everything else is down', async () => {
    const { get } = await testServer({ checks: { database: () => Promise.reject(new Error('down')) } });

    const response = await get('/healthz');

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ok' });
  });

  it('is ready when every check passes', async () => {
    const { get } = await testServer({ checks: { database: async () => {}, queue: async () => {} } });

    const response = await get('/readyz');

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'ready', failed: [] });
  });

  it('names the parts that are not ready, also one that throws at once or never answers', async () => {
    const { get } = await testServer({
      checks: {
        database: async () => {},
        queue: () => Promise.reject(new Error('down')),
        migrations: () => {
          throw new Error('down');
        },
        slow: () => new Promise(() => {}),
      },
    });

    const response = await get('/readyz');

    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: 'not-ready', failed: ['queue', 'migrations', 'slow'] });
  });
});

describe('metrics', () => {
  it('shows this machine what was counted, requests by route and not by address', async () => {
    const { app, deps, get } = await testServer();
    deps.metrics.messageReceived('webchat', 'stored');
    deps.metrics.setQueueDepth('turns', 3);
    await get('/api/tickets/0190-secret-id');
    await get('/nowhere/at/all');

    const text = await (await app.request('/metrics', {}, from('127.0.0.1'))).text();

    expect(text).toContain('redress_messages_received_total{channel="webchat",outcome="stored"} 1');
    expect(text).toContain('redress_queue_depth{lane="turns"} 3');
    expect(text).toContain('redress_channel_up{account="shop-chat"} 0');
    expect(text).toContain('redress_outbox_undelivered 0');
    expect(text).toMatch(/redress_http_request_seconds_count\{method="GET",route="[^"]*",status="404"\} 1/);
    expect(text).toContain('process_cpu_user_seconds_total');
    expect(text).not.toContain('0190-secret-id');
    expect(text).not.toContain('/nowhere');
  });

  it('keeps showing the rest while a gauge cannot be refreshed', async () => {
    const { app, deps } = await testServer();
    deps.metrics.onRead(() => Promise.reject(new Error('queue is down')));

    const response = await app.request('/metrics', {}, from('::1'));

    expect(response.status).toBe(200);
  });

  it.each([
    ['a stranger', '198.51.100.7', {}],
    ['a proxy on this machine', '127.0.0.1', { 'x-forwarded-for': '198.51.100.7' }],
  ])('refuses %s', async (_, address, headers) => {
    const { app } = await testServer();

    const response = await app.request('/metrics', { headers }, from(address));

    expect(response.status).toBe(401);
  });

  it('takes the token where there is one, from anywhere, and nothing else', async () => {
    const { app } = await testServer({ metricsToken: 'a-token-of-metrics' });
    const ask = async (authorization: string, address: string) =>
      (await app.request('/metrics', { headers: { authorization } }, from(address))).status;

    expect(await ask('Bearer a-token-of-metrics', '198.51.100.7')).toBe(200);
    expect(await ask('Bearer another-token-xxxx', '198.51.100.7')).toBe(401);
    expect(await ask('', '127.0.0.1')).toBe(401);
  });
});
