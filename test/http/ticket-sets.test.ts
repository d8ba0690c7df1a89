import { setImmediate } from 'node:timers/promises';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { withNotes } from '../../src/core/ticket-record.ts';
import { refreshTimes } from '../../src/services/clocks/refresh-times.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { testServer } from './web-server.ts';

async function office(role: 'agent' | 'supervisor' = 'supervisor') {
  const server = await testServer();
  const cookie = await server.signIn({ role, name: 'Meera' });
  const seed = (options: object = {}) =>
    seedComplaint(server.store, { brandId: 'shop', at: server.clock.now(), ...options });
  const read = async (id: string) => (await server.get(`/api/tickets/${id}`, cookie)).json();
  const post = (path: string, body: unknown) => server.post(`/api/tickets/${path}`, body, { cookie });
  return { server, cookie, seed, read, post };
}

/** Tickets of one customer. */
const ASHA = { message: { from: [{ kind: 'webchat', value: 'asha' }] } };

describe('a merge', () => {
  it('leaves one ticket with both numbers and the earliest clocks, and the other points to it', async () => {
    const { server, seed, read, post } = await office();
    const early = await seed({ number: '8787330600', ...ASHA });
    server.clock.advance(5 * 3_600_000);
    const late = await seed({ number: '6173016390', ...ASHA });

    const response = await post(`${early.ticketId}/merge`, { version: 1, into: '61730 16390' });
    const merged = (await response.json()).ticket;
    const gone = (await read(early.ticketId)).ticket;
    const again = await post(`${early.ticketId}/state`, { version: gone.version, to: 'open' });

    expect(response.status).toBe(200);
    expect(merged).toMatchObject({ id: late.ticketId, numbers: ['6173016390', '8787330600'] });
    expect(merged.receivedAt).toBe('2026-11-24T04:30:00.000Z');
    expect(merged.ackDueAt).toBe('2026-11-26T04:30:00.000Z');
    expect(merged.conversationIds).toEqual([early.conversationId]);
    expect(gone).toMatchObject({ state: 'closed', mergedIntoId: late.ticketId });
    expect((await server.store.tickets.findByNumber('shop', '8787330600'))?.id).toBe(late.ticketId);
    expect([again.status, (await again.json()).reason]).toEqual([409, 'merged']);
  });

  it('names the ticket that it was merged into, also where that is another customer’s', async () => {
    const { seed, read, post } = await office();
    const one = await seed({ number: '8787330600', ...ASHA });
    const other = await seed({ number: '6173016390' });
    await post(`${one.ticketId}/merge`, { version: 1, into: '6173016390', mayBeOthers: true });

    const { related, otherTickets } = await read(one.ticketId);

    expect(related).toEqual([{ id: other.ticketId, numbers: ['6173016390', '8787330600'] }]);
    expect(otherTickets).toEqual([]);
  });

  it('of what was merged before keeps all numbers, the earliest clocks, tags, orders and the higher priority', async () => {
    const { server, seed, post } = await office();
    const numbers = ['8787330600', '6173016390', '9716561664'];
    const tickets = [];
    for (const number of numbers) {
      tickets.push(await seed({ number, ...ASHA }));
      server.clock.advance(3_600_000);
    }
    const [one, two, three] = tickets.map(({ ticketId }) => ticketId);
    await post(`${one}/tags`, { version: 1, add: ['vip'] });
    await post(`${one}/orders`, { version: 2, add: ['TS-9'] });

    await post(`${one}/priority`, { version: 3, priority: 'urgent' });

    await post(`${one}/merge`, { version: 4, into: two });
    const second = await server.store.desk.get(['shop'], two ?? '');
    const last = await (await post(`${two}/merge`, { version: second?.ticket.version, into: numbers[2] })).json();

    expect(new Set(last.ticket.numbers)).toEqual(new Set(numbers));
    expect(last.ticket).toMatchObject({ id: three, receivedAt: '2026-11-24T04:30:00.000Z' });
    expect(last.ticket.ackDueAt).toBe('2026-11-26T04:30:00.000Z');
    expect([last.ticket.tags, last.ticket.orderNumbers]).toEqual([['vip'], ['TS-9']]);
    expect(last.ticket.priority).toBe('urgent');
    for (const number of numbers) expect((await server.store.tickets.findByNumber('shop', number))?.id).toBe(three);
  });

  it('into another customer’s ticket is asked about first', async () => {
    const { server, seed, post } = await office();
    const own = await seed(ASHA);
    const others = await seed({ number: '9716561664' });

    const asked = await post(`${own.ticketId}/merge`, { version: 1, into: '9716561664' });
    const before = await server.store.desk.get(['shop'], own.ticketId);
    const meant = await post(`${own.ticketId}/merge`, { version: 1, into: '9716561664', mayBeOthers: true });

    expect([asked.status, (await asked.json()).reason]).toEqual([409, 'other-customer']);
    expect(before?.ticket.mergedIntoId).toBeNull();
    expect([meant.status, (await meant.json()).ticket.id]).toEqual([200, others.ticketId]);
  });

  it('never reaches into another brand, and not into itself', async () => {
    const { seed, post } = await office();
    const own = await seed();
    const foreign = await seed({ brandId: 'other', number: '9716561664' });

    const other = await post(`${own.ticketId}/merge`, { version: 1, into: foreign.ticketId });
    const byNumber = await post(`${own.ticketId}/merge`, { version: 1, into: '9716561664' });
    const self = await post(`${own.ticketId}/merge`, { version: 1, into: own.ticketId });

    expect([other.status, byNumber.status, self.status]).toEqual([404, 404, 400]);
  });
});

describe('a split', () => {
  it('gives the second matter its own number and, as a complaint, its clocks from the message on', async () => {
    const { seed, read, post } = await office();
    const { ticketId } = await seed();

    const response = await post(`${ticketId}/split`, {
      version: 1,
      summary: 'the shade is missing',
      kind: 'complaint',
    });
    const { ticket } = await response.json();
    const first = await read(ticketId);

    expect(response.status).toBe(201);
    expect(ticket).toMatchObject({ splitFromId: ticketId, summary: 'the shade is missing', kind: 'complaint' });
    expect(ticket.ackDueAt).toBe(first.ticket.ackDueAt);
    expect(ticket.numbers[0]).toMatch(/^\d{10}$/);
    expect(first.events.at(-1).data).toEqual({ type: 'split-off', ticketId: ticket.id });
    expect((await post(`${ticketId}/split`, { version: 2, summary: 'x', messageId: 'none' })).status).toBe(404);
  });
});

describe('a follow-up', () => {
  it('is opened for a closed ticket only, and the two know each other', async () => {
    const { seed, read, post } = await office();
    const { ticketId } = await seed();
    const early = await post(`${ticketId}/follow-up`, { version: 1, summary: 'again' });
    await post(`${ticketId}/state`, { version: 1, to: 'closed' });

    const { ticket } = await (await post(`${ticketId}/follow-up`, { version: 2, summary: 'broken again' })).json();

    expect(early.status).toBe(400);
    expect(ticket).toMatchObject({ followsId: ticketId, state: 'new' });
    expect((await read(ticketId)).events.at(-1).data).toEqual({ type: 'followed-up', ticketId: ticket.id });
  });
});

describe('what follows a closed complaint', () => {
  it('is a complaint too, received when the customer wrote again, unless somebody says otherwise', async () => {
    const { server, seed, post } = await office();
    const thread = { message: { ...ASHA.message, threadKey: 'asha' } };
    const tickets = [await seed({ number: '8787330600', ...thread }), await seed(), await seed()];
    for (const { ticketId } of tickets) await post(`${ticketId}/state`, { version: 1, to: 'closed' });
    server.clock.advance(3_600_000);
    await seed({ number: '6173016390', ...thread });
    const wroteAt = server.clock.now();
    server.clock.advance(86_400_000);
    const now = server.clock.now();

    const [asked, silent, other] = await Promise.all(
      [{}, {}, { kind: 'request' }].map(async (body, index) => {
        const request = { version: 2, summary: 'broken again', ...body };
        return (await (await post(`${tickets[index]?.ticketId}/follow-up`, request)).json()).ticket;
      }),
    );

    const inTwoDays = (at: Date) => new Date(at.getTime() + 48 * 3_600_000).toISOString();
    const complaint = (at: Date) => ({ kind: 'complaint', receivedAt: at.toISOString(), ackDueAt: inTwoDays(at) });
    expect(asked).toMatchObject(complaint(wroteAt));
    expect(silent).toMatchObject(complaint(now));
    expect(other).toMatchObject({ kind: 'request', ackDueAt: null, redressDueAt: null });
  });
});

describe('an incident', () => {
  it('is answered in many tickets at once; what cannot be is named', async () => {
    const { server, cookie, seed, read, post } = await office();
    const [one, two, closed] = [await seed(), await seed(), await seed()];
    await post(`${closed.ticketId}/state`, { version: 1, to: 'closed' });
    const ids = [one.ticketId, two.ticketId, closed.ticketId, 'nothing'];

    const replied = await (
      await post('bulk', { ids, action: { type: 'reply', text: 'The courier is on strike.' } })
    ).json();
    const assigned = await (await post('bulk', { ids: ids.slice(0, 2), action: { type: 'assign', to: 'me' } })).json();

    expect(replied.done).toBe(2);
    expect(replied.results.slice(2)).toEqual([
      { id: closed.ticketId, outcome: 'refused', reason: 'closed' },
      { id: 'nothing', outcome: 'not-found', reason: null },
    ]);
    expect(assigned.done).toBe(2);
    const timeline = await (await server.get(`/api/tickets/${two.ticketId}/timeline`, cookie)).json();
    expect(timeline.lines.at(-1).text).toBe('The courier is on strike.');
    expect((await read(one.ticketId)).ticket.assigneeId).not.toBeNull();
  });

  it('is not for agents', async () => {
    const { seed, post } = await office('agent');
    const { ticketId } = await seed();

    expect((await post('bulk', { ids: [ticketId], action: { type: 'state', to: 'closed' } })).status).toBe(403);
  });
});

describe('the export', () => {
  it('has one row a ticket, whatever stands in it, and no formula', async () => {
    const { server, cookie, seed } = await office();
    await seed({ text: '=HYPERLINK("http://evil.example","click")', name: '@SUM(1+1)' });
    await seed({ text: 'two\nlines, "quoted"; लैंप टूटा', name: '\t=1+1' });
    await seed({ brandId: 'other', text: 'foreign' });
    const restricted = await server.signIn({ role: 'supervisor', brandIds: ['shop'] });

    const response = await server.get('/api/tickets.csv', restricted);
    const text = await response.text();
    const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
    rows.sort(({ summary: one = '' }, { summary: other = '' }) => (one < other ? 1 : -1));

    expect(response.headers.get('content-type')).toContain('text/csv');
    expect(rows).toHaveLength(2);
    expect(rows.map(({ summary }) => summary)).toEqual([
      'two\nlines, "quoted"; लैंप टूटा',
      `'=HYPERLINK("http://evil.example","click")`,
    ]);
    expect(rows.map(({ customer }) => customer)).toEqual([`'\t=1+1`, `'@SUM(1+1)`]);
    expect(rows[0]).toMatchObject({ brand: 'shop', kind: 'complaint', state: 'new', redress_by: expect.any(String) });
    expect((await server.get('/api/tickets.csv?state=closed', cookie)).status).toBe(200);
  });

  it('has the customer’s words, and the bot’s notes apart in plain words', async () => {
    const { server, cookie, seed } = await office();
    await seed({ text: withNotes('It came broken', 'identity: status-only') });

    const text = await (await server.get('/api/tickets.csv', cookie)).text();
    const [row]: Record<string, string>[] = parse(text, { columns: true, bom: true });

    expect(row?.['summary']).toBe('It came broken');
    expect(row?.['bot_notes']).toBe('Identity: status only');
  });

  it('ends where nobody reads it any more', async () => {
    const { server, cookie } = await office();
    let asked = 0;
    let leave = (): void => {};
    const left = new Promise<void>((resolve) => {
      leave = resolve;
    });
    server.store.desk.ids = async (_, limit) => {
      asked += 1;
      await left;
      return Array.from({ length: asked > 9 ? 0 : limit }, () => 'none');
    };
    const reader = (await server.get('/api/tickets.csv', cookie)).body?.getReader();

    await reader?.read();
    await reader?.cancel();
    leave();
    for (let turn = 0; turn < 50; turn += 1) await setImmediate();

    expect(asked).toBe(1);
  });

  it('is narrowed as the list is: by words, and to what is due soon', async () => {
    const { server, cookie, seed } = await office();
    await seed({ text: 'Mixer grinder smells of fire' });
    await seed({ text: 'The lamp is fine' });
    const summaries = async (query: string) => {
      const text = await (await server.get(`/api/tickets.csv?${query}`, cookie)).text();
      const rows: Record<string, string>[] = parse(text, { columns: true, bom: true });
      return rows.map(({ summary }) => summary);
    };
    await refreshTimes(server.services);

    const found = await summaries('q=grinder');
    const soon = await summaries('view=breaching');

    expect(found).toEqual(['Mixer grinder smells of fire']);
    expect(soon).toHaveLength(2);
  });
});

describe('what breaches', () => {
  it('stands with the nearest deadline first, over all pages, whatever was changed last, and in the export with its deadline', async () => {
    const { server, cookie, seed, post } = await office();
    const ids: string[] = [];
    for (let n = 0; n < 55; n += 1) {
      // By fives of one moment, as what came in a night is.
      if (n % 5 === 0) server.clock.advance(60_000);
      ids.push((await seed({ text: `lamp ${n}` })).ticketId);
    }
    for (const id of ids.slice(0, 3)) await post(`${id}/tags`, { version: 1, add: ['vip'] });
    for (let left = 1; left > 0; ) left = await refreshTimes(server.services);
    interface Listed {
      id: string;
      dueAt: string;
      summary: string;
    }
    const listed: Listed[] = [];
    const sizes: number[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const after: string = next === '' ? '' : `&after=${next}`;
      const response = await server.get(`/api/tickets?view=breaching${after}`, cookie);
      const page: { rows: { ticket: Listed }[]; next: string | null } = await response.json();
      listed.push(...page.rows.map(({ ticket }) => ticket));
      sizes.push(page.rows.length);
      next = page.next;
    }
    const text = await (await server.get('/api/tickets.csv?view=breaching', cookie)).text();
    const exported: Record<string, string>[] = parse(text, { columns: true, bom: true });
    const places = listed.map(({ dueAt, id }) => `${dueAt} ${id}`);

    expect(sizes).toEqual([50, 5]);
    expect(places).toEqual([...places].sort());
    expect(new Set(listed.map(({ id }) => id))).toEqual(new Set(ids));
    expect(new Map(exported.map(({ summary, due_at }) => [summary, due_at]))).toEqual(
      new Map(listed.map(({ summary, dueAt }) => [summary, dueAt])),
    );
  });
});

describe('the search of the list', () => {
  it('finds by words and narrows by the other filters', async () => {
    const { server, cookie, seed } = await office();
    const { ticketId } = await seed({ text: 'Mixer grinder smells of fire' });
    await seed({ text: 'The lamp is fine' });
    const find = async (query: string) => (await (await server.get(`/api/tickets?${query}`, cookie)).json()).rows;

    expect((await find('q=grinder')).map((row: { ticket: { id: string } }) => row.ticket.id)).toEqual([ticketId]);
    expect(await find('q=grinder&state=closed')).toEqual([]);
    expect(await find('q=nothing+like+it')).toEqual([]);
    expect((await server.get(`/api/tickets?q=${'x'.repeat(300)}`, cookie)).status).toBe(400);
  });

  it('says when more fit than it looks through', async () => {
    const { server, cookie } = await office();
    const find = async () => (await server.get('/api/tickets?q=lamp', cookie)).json();
    const { search } = server.store;
    const among = (count: number) => async (_brandIds: readonly string[], _words: string, limit: number) =>
      Array.from({ length: Math.min(limit, count) }, (_, n) => `t-${n}`);

    search.find = among(200);
    const all = await find();
    search.find = among(5_000);
    const some = await find();

    expect([all.isCut, some.isCut]).toEqual([false, true]);
  });
});
