import { describe, expect, it } from 'vitest';
import { serve } from '../../src/http/server.ts';
import { type TestServer, testServer } from './web-server.ts';

async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, wanted: string): Promise<string> {
  let text = '';
  while (!text.includes(wanted)) {
    const { done, value } = await reader.read();
    if (done) throw new Error(`the stream ended before ${wanted}: ${text}`);
    text += new TextDecoder().decode(value);
  }
  return text;
}

describe('live events', () => {
  it('tell what changed within the user’s brands, and stop listening when the client goes', async () => {
    const server = await testServer();
    const cookie = await server.signIn({ brandIds: ['shop'] });
    let listening = 0;
    const { subscribe } = server.deps.feed;
    server.deps.feed.subscribe = (listener) => {
      listening += 1;
      const unsubscribe = subscribe(listener);
      return () => {
        listening -= 1;
        unsubscribe();
      };
    };

    const response = await server.get('/api/events', cookie);
    const reader = response.body?.getReader();
    if (reader === undefined) throw new Error('no stream');
    await readUntil(reader, 'event: ready');
    server.deps.feed.publish({ kind: 'ticket.changed', id: 'foreign', brandId: 'other' });
    server.deps.feed.publish({ kind: 'ticket.changed', id: 't1', brandId: 'shop' });
    server.deps.feed.publish({ kind: 'conversation.changed', id: 'c1', brandId: 'shop' });
    const text = await readUntil(reader, 'c1');

    expect(response.headers.get('content-type')).toContain('text/event-stream');
    expect(text).toContain('event: ticket.changed\ndata: {"kind":"ticket.changed","id":"t1","brandId":"shop"}');
    expect(text).not.toContain('foreign');
    expect(listening).toBe(1);
    await reader.cancel();
    await expect.poll(() => listening).toBe(0);
  });

  it.each([
    ['the session', (server: TestServer, cookie: string) => server.post('/auth/sign-out', {}, { cookie })],
    [
      'the password',
      async (server: TestServer) => {
        const [user] = await server.store.staff.list();
        await server.deps.auth.newPassword(user?.id ?? '', { password: 'another long password' });
      },
    ],
    [
      'a brand',
      async (server: TestServer) => {
        const [user] = await server.store.staff.list();
        await server.deps.auth.changeUser(user?.id ?? '', { brandIds: ['other'] });
      },
    ],
  ])('end where %s is taken away', async (_, takeAway) => {
    const server = await testServer();
    const cookie = await server.signIn({ brandIds: ['shop'] });
    const reader = (await server.get('/api/events', cookie)).body?.getReader();
    if (reader === undefined) throw new Error('no stream');
    await readUntil(reader, 'event: ready');
    server.clock.advance(11_000);
    server.deps.feed.publish({ kind: 'ticket.changed', id: 'before', brandId: 'shop' });
    await readUntil(reader, 'before');

    await takeAway(server, cookie);
    server.clock.advance(11_000);
    server.deps.feed.publish({ kind: 'ticket.changed', id: 'after', brandId: 'shop' });

    await expect(readUntil(reader, 'after')).rejects.toThrow('the stream ended');
  });

  it('end with the server, which need not wait for them', async () => {
    const server = await testServer();
    const cookie = await server.signIn();
    const served = await serve(server.app, { port: 0, host: '127.0.0.1' });
    const response = await fetch(`http://127.0.0.1:${served.port}/api/events`, { headers: { cookie } });
    const reader = response.body?.getReader();
    if (reader === undefined) throw new Error('no stream');
    await readUntil(reader, 'event: ready');

    const startedAt = performance.now();
    await Promise.all([served.close(5_000), reader.read().catch(() => null)]);

    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });
});

describe('serve', () => {
  it('names the cure where the port is taken', async () => {
    const { app } = await testServer();
    const served = await serve(app, { port: 0, host: '127.0.0.1' });

    await expect(serve(app, { port: served.port, host: '127.0.0.1' })).rejects.toThrow(/set PORT/);
    await served.close(0);
  });

  it('lets what is running finish, and ends it after the grace time', async () => {
    const { app } = await testServer({ checks: { slow: () => new Promise((resolve) => setTimeout(resolve, 300)) } });
    const served = await serve(app, { port: 0, host: '127.0.0.1' });
    const running = fetch(`http://127.0.0.1:${served.port}/readyz`);
    await new Promise((resolve) => setTimeout(resolve, 100));

    await served.close(5_000);

    expect((await running).status).toBe(200);
  });
});
