import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createApi } from '../../src/http/api.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { errorOf, PUBLIC_URL, testServer } from './web-server.ts';

/** The only way in without a session: it carries its own proof. */
const OPEN = ['GET /setup', 'POST /setup'];

describe('every route of the API', async () => {
  const { app, deps } = await testServer();
  const routes = createApi(deps)
    .routes.filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => `${method} ${path}`)
    .filter((route) => !OPEN.includes(route));

  it('is found by this test', () => {
    expect(routes).toContain('GET /tickets/:id');
    expect(routes).toContain('GET /events');
    expect(routes.length).toBeGreaterThanOrEqual(11);
  });

  it.each([...new Set(routes), 'GET /nothing-here', 'DELETE /tickets/1'])('%s asks for a session', async (route) => {
    const [method = '', path = ''] = route.split(' ');

    const response = await app.request(`${PUBLIC_URL}/api${path}`, { method, headers: { origin: PUBLIC_URL } });

    expect(response.status).toBe(401);
    expect((await errorOf(response)).code).toBe('auth.required');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('does not take a made-up cookie for a session', async () => {
    const { get } = await testServer();

    const response = await get('/api/me', 'better-auth.session_token=abc.def');

    expect(response.status).toBe(401);
  });
});

describe('reading and changing', () => {
  it('lists tickets, newest change first, filters and pages them', async () => {
    const server = await testServer();
    const cookie = await server.signIn();
    const first = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
    server.clock.advance(60_000);
    const second = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now(), name: 'Asha' });
    const idsOf = async (path: string) =>
      (await (await server.get(path, cookie)).json()).rows.map((row: { ticket: { id: string } }) => row.ticket.id);

    expect(await idsOf('/api/tickets')).toEqual([second.ticketId, first.ticketId]);
    expect(await idsOf('/api/tickets?state=closed')).toEqual([]);
    expect(await idsOf('/api/tickets?kind=complaint')).toHaveLength(2);
    expect(await idsOf('/api/tickets?brandId=shop')).toHaveLength(2);
    expect(await idsOf('/api/tickets?brandId=no-such-brand')).toEqual([]);
    const after = `${server.clock.now().getTime()}_${second.ticketId}`;
    expect(await idsOf(`/api/tickets?after=${after}`)).toEqual([first.ticketId]);
    expect((await server.get('/api/tickets?state=lost', cookie)).status).toBe(400);
    expect((await server.get('/api/tickets?after=yesterday', cookie)).status).toBe(400);
  });

  it('shows a ticket with its history and its conversation', async () => {
    const server = await testServer();
    const cookie = await server.signIn();
    const { ticketId, conversationId } = await seedComplaint(server.store, {
      brandId: 'shop',
      at: server.clock.now(),
      text: 'cracked lamp',
    });

    const ticket = await (await server.get(`/api/tickets/${ticketId}`, cookie)).json();
    const { timeline } = await (await server.get(`/api/conversations/${conversationId}`, cookie)).json();
    const later = await (
      await server.get(`/api/conversations/${conversationId}?after=${timeline[0].seq}`, cookie)
    ).json();

    expect(ticket).toMatchObject({
      ticket: { id: ticketId, conversationId, summary: 'cracked lamp' },
      channel: 'webchat',
    });
    expect(ticket.events[0].data.type).toBe('opened');
    expect(timeline.map((line: { direction: string; text: string }) => [line.direction, line.text])).toEqual([
      ['in', 'cracked lamp'],
      ['out', 'I have noted your complaint.'],
    ]);
    expect(later.timeline).toHaveLength(1);
    expect(later.isComplete).toBe(true);
  });

  it('changes a state once per version and refuses the slower of two', async () => {
    const server = await testServer();
    const cookie = await server.signIn();
    const { ticketId } = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
    const heard: string[] = [];
    server.deps.feed.subscribe(({ kind, id }) => heard.push(`${kind} ${id}`));
    const change = (body: unknown) => server.post(`/api/tickets/${ticketId}/state`, body, { cookie });

    const { ticket } = await (await server.get(`/api/tickets/${ticketId}`, cookie)).json();
    const faster = await change({ version: ticket.version, to: 'open' });
    const slower = await change({ version: ticket.version, to: 'closed' });
    const wrong = await change({ version: 'x', to: 'open' });
    const after = await (await server.get(`/api/tickets/${ticketId}`, cookie)).json();
    const me = await (await server.get('/api/me', cookie)).json();

    expect([faster.status, slower.status, wrong.status]).toEqual([200, 409, 400]);
    expect((await errorOf(slower)).code).toBe('conflict');
    expect(after.ticket.state).toBe('open');
    expect(after.events.at(-1)).toMatchObject({ actor: me.id, data: { type: 'state-changed', to: 'open' } });
    expect(heard).toEqual([`ticket.changed ${ticketId}`]);
  });

  it('hands files out as downloads that no browser will show or run', async () => {
    const server = await testServer();
    const cookie = await server.signIn();
    const bytes = new TextEncoder().encode('<svg onload="alert(1)"/>');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await server.deps.files.put(sha256, bytes);
    const name = 'in"voice’s (1)\r\nX-Evil: 1\ud800.svg';
    const { conversationId } = await seedComplaint(server.store, {
      brandId: 'shop',
      at: server.clock.now(),
      files: [{ id: 'file-1', name, contentType: 'image/svg+xml', size: bytes.length, sha256 }],
    });

    const response = await server.get(`/api/conversations/${conversationId}/files/file-1`, cookie);
    const missing = await server.get(`/api/conversations/${conversationId}/files/file-2`, cookie);

    expect(await response.bytes()).toEqual(bytes);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
    expect(response.headers.get('x-evil')).toBeNull();
    expect(missing.status).toBe(404);
  });
});

describe('brand walls', () => {
  it('hide everything of another brand, and say the same as for what does not exist', async () => {
    const server = await testServer();
    const cookie = await server.signIn({ brandIds: ['shop'] });
    const own = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
    const foreign = await seedComplaint(server.store, { brandId: 'other', at: server.clock.now() });
    await server.store.quarantine.put(
      'q1',
      { accountId: 'other-chat', reason: 'malformed', detail: '', payload: '' },
      new Date(),
    );
    await server.store.quarantine.put(
      'q2',
      { accountId: 'nobody', reason: 'malformed', detail: '', payload: '' },
      new Date(),
    );
    const json = async (path: string) => (await server.get(path, cookie)).json();

    expect((await json('/api/tickets')).rows.map((row: { ticket: { id: string } }) => row.ticket.id)).toEqual([
      own.ticketId,
    ]);
    expect((await json('/api/conversations')).rows).toHaveLength(1);
    expect(await json('/api/quarantine')).toEqual({ rows: [], next: null });
    expect((await json('/api/channels')).map(({ id }: { id: string }) => id)).toEqual(['shop-chat']);
    server.clock.advance(2 * 3_600_000);
    expect((await json('/api/undelivered')).rows).toHaveLength(1);
    expect(await json('/api/counts')).toEqual({ undelivered: 1, quarantine: 0, mergeReviews: 0 });
    for (const path of [
      `/api/tickets/${foreign.ticketId}`,
      `/api/conversations/${foreign.conversationId}`,
      `/api/conversations/${foreign.conversationId}/files/x`,
    ]) {
      const response = await server.get(path, cookie);
      expect([response.status, await response.text()], path).toEqual([
        404,
        await (await server.get(path.replace(/[0-9a-f-]{36}/, 'none'), cookie)).text(),
      ]);
    }
    const change = await server.post(
      `/api/tickets/${foreign.ticketId}/state`,
      { version: 1, to: 'closed' },
      { cookie },
    );
    expect(change.status).toBe(404);
  });

  it('let those who see every brand see everything, also what belongs to none', async () => {
    const server = await testServer();
    const cookie = await server.signIn({ role: 'admin' });
    await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
    await seedComplaint(server.store, { brandId: 'other', at: server.clock.now() });
    await server.store.quarantine.put(
      'q',
      { accountId: 'nobody', reason: 'malformed', detail: '', payload: '' },
      new Date(),
    );

    expect((await (await server.get('/api/tickets', cookie)).json()).rows).toHaveLength(2);
    expect((await (await server.get('/api/quarantine', cookie)).json()).rows).toHaveLength(1);
    expect(await (await server.get('/api/counts', cookie)).json()).toMatchObject({ quarantine: 1 });
    expect(await (await server.get('/api/channels', cookie)).json()).toHaveLength(2);
  });
});
