import { describe, expect, it } from 'vitest';
import { heldPayload } from '../../src/services/held-message.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { chatMessage } from '../helpers/service-deps.ts';
import { from, testServer } from './web-server.ts';

/** A message of the bot that ended so, and what a person says of it. */
async function ended(status: 'uncertain' | 'failed' | 'delivered') {
  const server = await testServer();
  const cookie = await server.signIn({ role: 'agent' });
  const { store, clock } = server;
  const { conversationId } = await seedComplaint(store, { brandId: 'shop', at: clock.now() });
  const sent = await store.outbox.claimNext({ conversationId }, 'test', clock.now());
  const id = sent?.id ?? '';
  const receipt = status === 'delivered' ? { status, providerId: null } : { status, reason: 'test' };
  await store.outbox.settle(id, receipt, clock.now(), null);
  return {
    server,
    id,
    say: async (word: string, as = cookie) =>
      (await server.post(`/api/undelivered/${id}`, { word }, { cookie: as })).status,
    lines: async () =>
      (await store.conversations.timeline(conversationId, 0, 50))
        .filter(({ direction }) => direction === 'out')
        .map(({ text, status: now }) => [text, now]),
  };
}
const SAID = 'I have noted your complaint.';

describe('a message of which nobody knows', () => {
  it('is settled by a person: it arrived', async () => {
    const { say, lines } = await ended('uncertain');

    expect(await say('arrived')).toBe(200);
    expect(await lines()).toEqual([[SAID, 'delivered']]);
    expect(await say('lost')).toBe(409);
  });

  it('that did not arrive takes its next way', async () => {
    const { server, id, say, lines } = await ended('uncertain');

    expect(await say('lost')).toBe(200);
    expect(await lines()).toEqual([[SAID, 'failed']]);
    expect(await server.store.reach.undecided(10)).not.toContain(id);
  });

  it.each(['uncertain', 'failed'] as const)('%s: is sent again once, and acknowledges as before', async (status) => {
    const { server, say, lines } = await ended(status);
    const cookie = await server.signIn({ role: 'agent' });
    const open = async () => {
      const { length } = (await (await server.get('/api/undelivered', cookie)).json()).rows;
      const { undelivered } = await (await server.get('/api/tickets/counts', cookie)).json();
      const [row] = (await (await server.get('/api/tickets', cookie)).json()).rows;
      return [length, undelivered, row.undelivered];
    };
    expect(await open()).toEqual([1, 1, 1]);

    expect(await say('again')).toBe(200);
    expect(await open()).toEqual([0, 0, 0]);
    expect(await say('again')).toBe(409);
    expect(await lines()).toEqual([
      [SAID, 'failed'],
      [SAID, 'queued'],
    ]);
  });

  it('that goes another way by itself is no longer open, unless that fails too, and is not sent twice', async () => {
    const { server, id, say } = await ended('failed');
    const cookie = await server.signIn({ role: 'agent' });
    const { store, clock } = server;
    const sms = { accountId: 'shop-sms', channel: 'sms-twilio', to: '+919845012301', threadKey: '+919845012301' };
    const content = { text: SAID, options: [], language: 'en' };
    const next = { id: 'next', idempotencyKey: 'next', newConversationId: 'by-sms', content, ...sms };
    await store.reach.decide({ outboundId: id, at: clock.now(), message: next });
    const open = async () => {
      const list: { message: { id: string } }[] = (await (await server.get('/api/undelivered', cookie)).json()).rows;
      const { undelivered } = await (await server.get('/api/tickets/counts', cookie)).json();
      const today = clock.now().toISOString().slice(0, 10);
      const lead = await server.signIn({ role: 'supervisor' });
      const report = await (await server.get(`/api/reports?from=${today}&to=${today}`, lead)).json();
      return [list.map(({ message }) => message.id), undelivered, report.undelivered];
    };

    expect(await open()).toEqual([[], 0, 0]);
    expect(await say('again')).toBe(409);
    await store.outbox.claimNext({ conversationId: 'by-sms' }, 'test', clock.now());
    await store.outbox.settle('next', { status: 'failed', reason: 'no such number' }, clock.now(), null);
    expect(await open()).toEqual([['next'], 1, 1]);
  });

  it('is not touched where it arrived, in another brand, or by a word that there is not', async () => {
    const delivered = await ended('delivered');
    const { server, say } = await ended('uncertain');
    const stranger = await server.signIn({ role: 'supervisor', brandIds: ['other'] });

    expect(await delivered.say('again')).toBe(409);
    expect(await say('arrived', stranger)).toBe(404);
    expect(await say('perhaps')).toBe(400);
  });
});

describe('a message whose customer was reached another way', () => {
  it.each(['uncertain', 'failed'] as const)(
    '%s: leaves list, counts and metrics, and stays what it is',
    async (was) => {
      const { server, say, lines } = await ended(was);
      const cookie = await server.signIn({ role: 'agent' });
      const json = async (path: string, as = cookie) => (await server.get(path, as)).json();
      const open = async () => {
        const { length } = (await json('/api/undelivered')).rows;
        const { undelivered } = await json('/api/counts');
        const views = await json('/api/tickets/counts');
        const [row] = (await json('/api/tickets')).rows;
        const metrics = await (await server.app.request('/metrics', {}, from('127.0.0.1'))).text();
        const gauge = /redress_outbox_undelivered (\d+)/.exec(metrics)?.[1];
        return [length, undelivered, views.undelivered, row.undelivered, gauge];
      };
      expect(await open()).toEqual([1, 1, 1, 1, '1']);

      expect(await say('dealt-with')).toBe(200);
      expect(await open()).toEqual([0, 0, 0, 0, '0']);
      expect(await lines()).toEqual([[SAID, was]]);
      const today = server.clock.now().toISOString().slice(0, 10);
      const lead = await server.signIn({ role: 'supervisor' });
      expect(await json(`/api/reports?from=${today}&to=${today}`, lead)).toMatchObject({ undelivered: 1 });

      expect(await say('reopen')).toBe(200);
      expect(await open()).toEqual([1, 1, 1, 1, '1']);
    },
  );

  it('is said with the message, by whom and when', async () => {
    const { server, say } = await ended('failed');
    const cookie = await server.signIn({ role: 'agent' });
    await say('dealt-with', cookie);
    const [{ ticket }] = (await (await server.get('/api/tickets', cookie)).json()).rows;
    const me = await (await server.get('/api/me', cookie)).json();

    const { lines } = await (await server.get(`/api/tickets/${ticket.id}/timeline`, cookie)).json();

    expect(lines.at(-1)).toMatchObject({
      status: 'failed',
      dealtWith: { userId: me.id, at: server.clock.now().toISOString() },
    });
  });

  it('is the first one’s, and is not sent again by whoever looked before', async () => {
    const { server, id, say, lines } = await ended('uncertain');
    const [asha, ravi] = [await server.signIn({ role: 'agent' }), await server.signIn({ role: 'supervisor' })];
    expect(await say('dealt-with', asha)).toBe(200);

    expect(await say('dealt-with', asha)).toBe(200);
    for (const word of ['dealt-with', 'reopen', 'again', 'lost', 'arrived']) {
      const answer = await server.post(`/api/undelivered/${id}`, { word }, { cookie: ravi });
      expect([answer.status, (await answer.json()).reason], word).toEqual([409, 'dealt-with']);
    }
    expect(await lines()).toEqual([[SAID, 'uncertain']]);

    expect(await say('reopen', asha)).toBe(200);
    expect(await say('again', ravi)).toBe(200);
    expect(await say('dealt-with', asha)).toBe(409);
  });

  it('is nobody’s of another brand', async () => {
    const { server, say } = await ended('failed');
    const stranger = await server.signIn({ role: 'supervisor', brandIds: ['other'] });

    expect(await say('dealt-with', stranger)).toBe(404);
    expect(await say('reopen', stranger)).toBe(404);
  });
});

describe('what lies in quarantine', () => {
  it('is read by those who lead, as text, and by nobody of another brand', async () => {
    const server = await testServer();
    const item = {
      accountId: 'shop-chat',
      reason: 'unsupported',
      detail: 'a test',
      payload: '<script>x</script>',
    } as const;
    await server.store.quarantine.put('q1', item, server.clock.now());
    const read = async (user: object) =>
      server.get('/api/quarantine/q1', await server.signIn({ role: 'supervisor', ...user }));

    const answer = await read({});
    expect(answer.headers.get('content-type')).toContain('json');
    expect(await answer.json()).toMatchObject({
      text: '<script>x</script>',
      isWhole: true,
      files: [],
      detail: 'a test',
    });
    expect((await read({ brandIds: ['other'] })).status).toBe(404);
    expect((await read({ role: 'agent' })).status).toBe(403);
  });

  it('is read too where it came for no account of ours, by those who see every brand, and goes out to none', async () => {
    const server = await testServer();
    // Whoever knocks at the address of no account may write what we would have kept of a customer.
    const forged = heldPayload(chatMessage('refund me', { accountId: 'shop-chat', proven: true }), []);
    const item = { accountId: 'nobody-here', reason: 'unknown-account', detail: 'a test', payload: forged } as const;
    await server.store.quarantine.put('q1', item, server.clock.now());
    const admin = await server.signIn({ role: 'admin' });

    const answer = await server.get('/api/quarantine/q1', admin);

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ text: 'refund me', canRelease: false });
    expect((await server.post('/api/quarantine/q1/release', {}, { cookie: admin })).status).toBe(404);
    const own = await server.signIn({ role: 'supervisor', brandIds: ['shop'] });
    expect((await server.get('/api/quarantine/q1', own)).status).toBe(404);
  });
});
