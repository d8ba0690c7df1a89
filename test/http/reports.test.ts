import { describe, expect, it } from 'vitest';
import { withNotes } from '../../src/core/ticket-record.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { testServer } from './web-server.ts';

async function office() {
  const server = await testServer();
  const cookie = await server.signIn({ role: 'grievance-officer' });
  return { server, cookie, get: (path: string) => server.get(`/api${path}`, cookie) };
}

describe('reports', () => {
  it('count what came in, what was answered in time and what was not', async () => {
    const { server, get, cookie } = await office();
    const { ticketId } = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
    await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
    await seedComplaint(server.store, { brandId: 'other', at: server.clock.now() });
    server.clock.advance(2 * 3_600_000);
    await server.post(`/api/tickets/${ticketId}/state`, { version: 1, to: 'resolved' }, { cookie });
    server.clock.advance(50 * 3_600_000);

    const report = await (await get('/reports?brandId=shop&from=2026-11-24&to=2026-11-24')).json();
    const before = await (await get('/reports?from=2026-11-01&to=2026-11-23')).json();

    expect(report).toMatchObject({
      volumes: [{ day: '2026-11-24', channel: 'webchat', conversations: 2 }],
      flows: [{ flow: 'complaint', requests: 2 }],
      tickets: [{ kind: 'complaint', topic: 'complaint', opened: 2 }],
      containment: { conversations: 2, contained: 0 },
      resolutionSeconds: { count: 1, p50: 7200, p90: 7200 },
      clocks: [
        { clock: 'acknowledgement', inTime: 0, late: 2, open: 0 },
        { clock: 'redress', inTime: 1, late: 0, open: 1 },
      ],
    });
    expect(before).toMatchObject({ volumes: [], containment: { conversations: 0 }, resolutionSeconds: { p50: null } });
    expect((await get('/reports?from=2026-11-24&to=2026-11-01')).status).toBe(400);
    expect((await get('/reports?brandId=none&from=2026-11-24&to=2026-11-24')).status).toBe(404);
  });

  it('keep what the bot should learn', async () => {
    const { server, cookie, get } = await office();
    await server.post(
      '/api/phrase-suggestions',
      { text: 'paisa kidhar', intent: 'refund-status', language: 'hi-Latn' },
      { cookie },
    );

    expect(await (await get('/phrase-suggestions')).json()).toMatchObject([
      { text: 'paisa kidhar', intent: 'refund-status' },
    ]);
  });
});

describe('sentences that should have been understood', () => {
  it('are shown to nobody who may not see the brands of whoever found them', async () => {
    const server = await testServer();
    const everything = await server.signIn({ role: 'supervisor' });
    const shop = await server.signIn({ role: 'supervisor', brandIds: ['shop'] });
    const other = await server.signIn({ role: 'supervisor', brandIds: ['other'] });
    for (const [text, cookie] of [
      ['of all', everything],
      ['of shop', shop],
      ['of other', other],
    ] as const)
      await server.post('/api/phrase-suggestions', { text, intent: 'return', language: 'en' }, { cookie });
    const seenBy = async (cookie: string) => {
      const rows: { text: string }[] = await (await server.get('/api/phrase-suggestions', cookie)).json();
      return rows.map(({ text }) => text).sort();
    };

    expect(await seenBy(everything)).toEqual(['of all', 'of other', 'of shop']);
    expect(await seenBy(shop)).toEqual(['of shop']);
    expect(await seenBy(other)).toEqual(['of other']);
  });
});

describe('the grievance register', () => {
  it('has one line a complaint of the month in India, as CSV without formulas', async () => {
    const { server, get } = await office();
    await seedComplaint(server.store, { brandId: 'shop', at: new Date('2026-10-31T18:31:00Z'), text: '=cmd()' });
    await seedComplaint(server.store, { brandId: 'shop', at: new Date('2026-10-31T18:29:00Z'), text: 'October' });

    const text = await (await get('/reports/register.csv?brandId=shop&month=2026-11')).text();

    expect(text.trim().split('\r\n')).toHaveLength(2);
    expect(text).toContain("'=cmd()");
    expect(text).toContain('2026-11-01 00:01');
    expect((await get('/reports/register.csv?brandId=shop&month=2026-13')).status).toBe(400);
  });

  it('has the complaint, and no notes of ours', async () => {
    const { server, get } = await office();
    const text = withNotes('It came broken', 'was in: damaged, at askNumber');
    await seedComplaint(server.store, { brandId: 'shop', at: new Date('2026-11-03T10:00:00Z'), text });

    const register = await (await get('/reports/register.csv?brandId=shop&month=2026-11')).text();

    expect(register).toContain(',It came broken,');
    expect(register).not.toContain('askNumber');
  });

  it('is a PDF that can show Hindi', async () => {
    const { server, get } = await office();
    const at = server.clock.now();
    await seedComplaint(server.store, {
      brandId: 'shop',
      at,
      text: 'मेरा लैंप टूटा हुआ आया। The lamp came broken, हिन्दी में लिखें।',
    });

    const response = await get('/reports/register.pdf?brandId=shop&month=2026-11');
    const bytes = Buffer.from(await response.arrayBuffer());

    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.toString('latin1').match(/NotoSansDevanagari/g)?.length).toBeGreaterThanOrEqual(2);
  });
});
