import { describe, expect, it } from 'vitest';
import { errorOf, testServer } from './web-server.ts';

const open = { personId: '' };

describe('the playground', () => {
  it('serves a page without scripts or styles in it', async () => {
    const { get } = await testServer();

    const page = await get('/playground');
    const html = await page.text();

    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son[a-z]+=/);
    for (const file of ['playground.js', 'playground.css']) expect((await get(`/playground/${file}`)).status).toBe(200);
    expect((await get('/playground/page.html')).status).toBe(404);
  });

  it('is for those who are signed in, and for the brands that they see', async () => {
    const server = await testServer();
    const cookie = await server.signIn({ brandIds: ['shop'] });
    const stranger = await server.signIn({ brandIds: ['other'] });

    expect((await server.post('/playground/api/sessions', open)).status).toBe(401);
    const opened = await server.post('/playground/api/sessions', open, { cookie });
    const { id } = await opened.json();
    const line = { side: 'chat', kind: 'message', text: 'hello' };

    expect(opened.status).toBe(201);
    expect(
      (await server.post('/playground/api/sessions', { ...open, brandId: 'shop' }, { cookie: stranger })).status,
    ).toBe(404);
    expect((await server.post(`/playground/api/sessions/${id}/lines`, line)).status).toBe(401);
    expect((await server.post(`/playground/api/sessions/${id}/lines`, line, { cookie: stranger })).status).toBe(404);
    expect((await server.post(`/playground/api/sessions/${id}/lines`, line, { cookie })).status).toBe(200);
  });

  it('is open to anybody where the demo runs, but not to another site’s page', async () => {
    const server = await testServer({ isDemo: true });

    const elsewhere = await server.post('/playground/api/sessions', open, { origin: 'https://evil.example' });
    expect((await errorOf(elsewhere)).code).toBe('auth.forbidden');
    expect((await server.post('/playground/api/sessions', open)).status).toBe(201);
  });

  it('lets nobody open more than thirty in a minute', async () => {
    const server = await testServer({ isDemo: true });
    const statuses: number[] = [];
    for (let n = 0; n < 31; n += 1) statuses.push((await server.post('/playground/api/sessions', open)).status);

    expect(statuses.slice(0, 30).every((status) => status === 201)).toBe(true);
    expect(statuses[30]).toBe(503);
  }, 30_000);

  it('walks the real road on each side, and leaves nothing in the shop’s own database', async () => {
    const server = await testServer({ isDemo: true });
    const opened = await (await server.post('/playground/api/sessions', open)).json();
    const play = async (input: object) =>
      (await server.post(`/playground/api/sessions/${opened.id}/lines`, { kind: 'message', ...input })).json();
    const [order] = opened.person.orders;

    const { chat, mail } = (await play({ side: 'chat', text: `where is my order ${order.number}` })).sides;
    const called = await play({ side: 'call', kind: 'started' });
    const complaint = await play({ side: 'mail', text: 'I want to talk to a person' });

    expect(chat.lines).toMatchObject([
      { direction: 'in', understood: [{ read: 'intent:order-status' }] },
      { direction: 'out', text: expect.stringContaining(order.number) },
    ]);
    expect([chat.state.rung, mail.lines]).toEqual(['matched', []]);
    expect(called.sides.call.gather).toMatchObject({ speech: true });
    expect(complaint.tickets).toMatchObject([{ topic: 'hand-off' }]);
    expect((await play({ side: 'call', kind: 'ended' })).sides.call.gather).toBeNull();
    expect(await server.store.tickets.list({ brandIds: ['shop', 'other'], limit: 5 })).toEqual([]);
  });

  it.each([
    ['a side that there is not', { side: 'fax', kind: 'message', text: 'hello' }],
    ['letters as keys', { side: 'call', kind: 'message', digits: 'abc' }],
    ['too much text', { side: 'chat', kind: 'message', text: 'x'.repeat(4001) }],
  ])('refuses %s', async (_, line) => {
    const server = await testServer({ isDemo: true });
    const { id } = await (await server.post('/playground/api/sessions', open)).json();

    expect((await server.post(`/playground/api/sessions/${id}/lines`, line)).status).toBe(400);
    expect((await server.post('/playground/api/sessions/nobody/lines', line)).status).toBe(404);
  });
});
