import { describe, expect, it } from 'vitest';
import { seedComplaint } from '../helpers/seed.ts';
import { atWork } from './at-work.ts';
import { errorOf } from './web-server.ts';

describe('changes of a ticket', () => {
  it('follow the table of legal transitions', async () => {
    const { change, read } = await atWork();
    const move = async (to: string) => (await change('state', { version: (await read()).ticket.version, to })).status;

    expect((await read()).transitions).toContain('waiting-customer');
    expect(await move('waiting-third-party')).toBe(200);
    expect(await move('closed')).toBe(400);
    expect(await move('resolved')).toBe(200);
    expect(await move('waiting-customer')).toBe(400);
    expect(await move('closed')).toBe(200);
    expect(await move('open')).toBe(400);
    expect((await read()).transitions).toEqual([]);
  });

  it.each([
    ['state', { to: 'open' }],
    ['assign', { to: 'me' }],
    ['priority', { priority: 'urgent' }],
    ['tags', { add: ['vip'] }],
    ['orders', { add: ['TS-10001'] }],
    ['conversations', { add: [] }],
    ['docket', { docket: 'NCH/123' }],
    ['complaint', {}],
  ])('%s: of two people with the same version the slower one is told, with how it stands now', async (what, body) => {
    const { change, read } = await atWork();
    const { ticket } = await read();
    await change('tags', { version: ticket.version, add: ['first'] });

    const slower = await change(what, { version: ticket.version, ...body });
    const answer = await slower.json();

    expect(slower.status).toBe(409);
    expect(answer.ticket).toMatchObject({ tags: ['first'], version: ticket.version + 1 });
  });

  it.each([null, 0, 8_640_000_000_000_000, '+012026-11-24T05:00:00Z', '0001-01-01'])(
    'refuse a day on which no helpline forwarded anything (%s)',
    async (forwardedAt) => {
      const { change, read } = await atWork();
      const { version } = (await read()).ticket;

      const answer = await change('docket', { version, docket: 'NCH-4711', forwardedAt });

      expect(answer.status).toBe(400);
      expect((await errorOf(answer)).message).toContain('forwardedAt');
      expect((await read()).ticket).toMatchObject({ docket: null, version });
    },
  );

  it('keep tags, priority, orders and the helpline docket with its 30 days', async () => {
    const { change, read } = await atWork();
    const now = async () => (await read()).ticket.version;
    await change('tags', { version: await now(), add: [' VIP ', 'टूटा'] });
    await change('priority', { version: await now(), priority: 'urgent' });
    await change('orders', { version: await now(), add: ['TS-2', 'TS-3'] });
    await change('docket', { version: await now(), docket: 'NCH-4711', forwardedAt: '2026-11-24T05:00:00Z' });

    const { ticket } = await read();

    expect(ticket).toMatchObject({
      priority: 'urgent',
      orderNumber: 'KH-10234',
      docket: 'NCH-4711',
      docketDueAt: '2026-12-24T18:29:59.999Z',
    });
    expect(new Set(ticket.tags)).toEqual(new Set(['vip', 'टूटा']));
    expect(new Set(ticket.orderNumbers)).toEqual(new Set(['TS-2', 'TS-3']));
    expect((await change('tags', { version: ticket.version, add: ['<script>'] })).status).toBe(400);
  });

  it('link conversations of other channels and take them away again, but never the one that it came from', async () => {
    const { server, change, read, timeline, conversationId } = await atWork();
    const seed = (rest: object) => seedComplaint(server.store, { brandId: 'shop', at: server.clock.now(), ...rest });
    const mail = await seed({ channel: 'email', text: 'The invoice, by mail' });
    const foreign = await seed({ brandId: 'other' });
    const link = async (rest: object) => change('conversations', { version: (await read()).ticket.version, ...rest });
    const texts = async () => (await timeline()).lines.map(({ text }: { text: string }) => text);

    const linked = await (await link({ add: [mail.conversationId, mail.conversationId] })).json();
    const together = await texts();
    const wrong = [await link({ add: [foreign.conversationId] }), await link({ remove: [conversationId] })];
    const apart = await (await link({ remove: [mail.conversationId] })).json();

    expect(linked.ticket.conversationIds).toEqual([mail.conversationId]);
    expect(together).toContain('The invoice, by mail');
    expect(wrong.map(({ status }) => status)).toEqual([404, 400]);
    expect(apart.ticket.conversationIds).toEqual([]);
    expect(await texts()).not.toContain('The invoice, by mail');
  });

  it('assign by hand, and to nobody of another brand', async () => {
    const { server, change, read } = await atWork();
    const foreign = await server.signIn({ role: 'agent', brandIds: ['other'], name: 'Far Away' });
    const { id } = await (await server.get('/api/me', foreign)).json();
    const { ticket } = await read();

    const wrong = await change('assign', { version: ticket.version, to: id });
    const mine = await (await change('assign', { version: ticket.version, to: 'me' })).json();

    expect([wrong.status, (await wrong.json()).reason]).toEqual([400, 'no-such-colleague']);
    expect(mine.ticket).toMatchObject({ state: 'open', assigneeId: expect.any(String) });
  });

  it('round robin gives to those who are there and have room, in turn', async () => {
    const { server, cookie, read, change } = await atWork();
    const other = await server.signIn({ role: 'agent', name: 'Ravi' });
    const nobody = await change('assign', { version: (await read()).ticket.version, to: 'next' });
    for (const one of [cookie, other]) {
      await server.post('/api/me/status', { status: 'available', capacity: 1 }, { cookie: one });
    }
    const given = [];
    for (const n of [1, 2, 3]) {
      const { ticketId } = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
      server.clock.advance(n);
      const response = await server.post(`/api/tickets/${ticketId}/assign`, { version: 1, to: 'next' }, { cookie });
      given.push(response.status === 200 ? (await response.json()).ticket.assigneeId : (await response.json()).reason);
    }

    expect(nobody.status).toBe(409);
    expect(new Set(given.slice(0, 2)).size).toBe(2);
    expect(given[2]).toBe('nobody-free');
  });
});

describe('what stands beside a ticket', () => {
  it('notes reach whom they name and never the customer', async () => {
    const { server, change, read, timeline } = await atWork();
    const named = await server.signIn({ role: 'supervisor', name: 'Ravi Kumar' });
    const elsewhere = await server.signIn({ role: 'supervisor', name: 'Ravi Shah', brandIds: ['other'] });
    const text = '<script>alert(1)</script> @Ravi, look at this; not @Ravindra';

    const response = await change('notes', { text });
    const { notes, events } = await read();
    const told = await (await server.get('/api/notifications', named)).json();
    await server.post('/api/notifications/read', {}, { cookie: named });

    expect(response.status).toBe(201);
    expect(notes).toMatchObject([{ text, mentions: [expect.any(String)] }]);
    expect(JSON.stringify(events)).not.toContain('script');
    expect((await timeline()).lines.map((line: { text: string }) => line.text)).not.toContain(text);
    expect(told).toMatchObject([{ kind: 'mention', readAt: null }]);
    expect(await (await server.get('/api/notifications', elsewhere)).json()).toEqual([]);
    expect((await (await server.get('/api/notifications', named)).json())[0].readAt).not.toBeNull();
  });

  it('drafts survive, each for their own writer, and go when the answer is sent', async () => {
    const { server, cookie, ticketId, conversationId, change, timeline } = await atWork();
    const other = await server.signIn({ role: 'agent' });
    const path = `/api/tickets/${ticketId}/draft`;
    const put = (text: string) =>
      server.app.request(`http://localhost:3000${path}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', cookie },
        body: JSON.stringify({ text }),
      });

    await put('half a sen');
    await put('half a sentence');
    const kept = await (await server.get(path, cookie)).json();
    const others = await (await server.get(path, other)).json();
    await change('reply', { conversationId, seenSeq: (await timeline()).seen[conversationId], text: 'whole' });

    expect(kept.text).toBe('half a sentence');
    expect(others).toBeNull();
    expect(await (await server.get(path, cookie)).json()).toBeNull();
  });

  it('shows who looks and who types, until they do no more', async () => {
    const { server, cookie, ticketId, change } = await atWork();
    const other = await server.signIn({ role: 'agent', name: 'Ravi' });
    await server.post(`/api/tickets/${ticketId}/presence`, {}, { cookie: other });
    const viewers = await (await change('presence', { typing: true })).json();
    server.clock.advance(10_000);
    const later = await (await server.get(`/api/tickets/${ticketId}/presence`, cookie)).json();
    server.clock.advance(30_000);
    const gone = await (await server.get(`/api/tickets/${ticketId}/presence`, cookie)).json();

    expect(viewers).toHaveLength(2);
    expect(viewers).toContainEqual(expect.objectContaining({ name: 'Meera Iyer', isTyping: true }));
    expect(later.every(({ isTyping }: { isTyping: boolean }) => !isTyping)).toBe(true);
    expect(gone).toEqual([]);
  });

  it('canned replies are filled in, in the language of the customer', async () => {
    const { server, cookie, ticketId } = await atWork();
    const lead = await server.signIn({ role: 'supervisor' });
    const reply = {
      brandId: 'shop',
      title: 'On its way',
      shortcut: 'way',
      texts: { en: 'Dear {contactName}, {orderNumber} is on its way. {unknown}', hi: 'नमस्ते {contactName}' },
      version: 0,
    };
    const put = (id: string, body: unknown, as: string) =>
      server.app.request(`http://localhost:3000/api/canned-replies/${id}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', cookie: as },
        body: JSON.stringify(body),
      });

    const refused = await put('new', reply, cookie);
    const made = await (await put('new', reply, lead)).json();
    const stale = await put(made.id, { ...reply, title: 'changed' }, lead);
    const filled = await (await server.get(`/api/tickets/${ticketId}/canned-replies`, cookie)).json();

    expect([refused.status, stale.status]).toEqual([403, 409]);
    expect(filled).toMatchObject([
      { shortcut: 'way', language: 'en', text: 'Dear Asha, KH-10234 is on its way. {unknown}' },
    ]);
  });
});

describe('conversations', () => {
  it('are taken over and given back, and not taken from a colleague unasked', async () => {
    const { server, cookie, conversationId } = await atWork();
    const other = await server.signIn({ role: 'agent' });
    const hold = (body: unknown, as = cookie) =>
      server.post(`/api/conversations/${conversationId}/hold`, body, { cookie: as });

    const taken = await (await hold({ holder: 'person', expected: null })).json();
    const refused = await hold({ holder: 'person', expected: null }, other);
    const forced = await hold({ holder: 'person', expected: null, force: true }, other);
    const back = await (await hold({ holder: 'bot', expected: (await forced.json()).conversation.holderId })).json();

    expect(taken.conversation).toMatchObject({ holder: 'person', holderId: expect.any(String) });
    expect([refused.status, (await errorOf(refused)).code]).toEqual([409, 'conflict']);
    expect(back.conversation).toMatchObject({ holder: 'bot', holderId: null });
  });

  it('get a ticket by hand, a complaint with the law’s clocks from receipt', async () => {
    const { server, cookie, conversationId } = await atWork();
    const received = server.clock.now();
    server.clock.advance(3 * 3_600_000);

    const response = await server.post(
      `/api/conversations/${conversationId}/tickets`,
      { kind: 'complaint', summary: 'Second lamp broken too' },
      { cookie },
    );

    expect(response.status).toBe(201);
    expect((await response.json()).ticket).toMatchObject({
      receivedAt: received.toISOString(),
      ackDueAt: new Date(received.getTime() + 48 * 3_600_000).toISOString(),
    });
  });
});
