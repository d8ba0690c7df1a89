import { beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/http/api.ts';
import { refreshTimes } from '../../src/services/clocks/refresh-times.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { PUBLIC_URL, type TestServer, testServer } from './web-server.ts';

const at = new Date('2026-11-24T10:00:00+05:30');
const ANY_TICKET = { version: 1 };

/** A body that is right but for whose ticket it is; routes that need none are left out. */
const BODIES: Record<string, unknown> = {
  'POST /tickets/:id/state': { ...ANY_TICKET, to: 'open' },
  'POST /tickets/:id/assign': { ...ANY_TICKET, to: null },
  'POST /tickets/:id/priority': { ...ANY_TICKET, priority: 'high' },
  'POST /tickets/:id/tags': { ...ANY_TICKET, add: ['x'] },
  'POST /tickets/:id/orders': { ...ANY_TICKET, orderNumber: 'TS-10234' },
  'POST /tickets/:id/conversations': { ...ANY_TICKET, conversationId: 'x' },
  'POST /tickets/:id/complaint': ANY_TICKET,
  'POST /tickets/:id/docket': { ...ANY_TICKET, docket: '1234567' },
  'POST /tickets/:id/notes': { text: 'hello' },
  'POST /tickets/:id/reply': { ...ANY_TICKET, conversationId: 'x', seenSeq: 0, text: 'hello' },
  'POST /tickets/:id/merge': { ...ANY_TICKET, into: 'x' },
  'POST /tickets/:id/split': { ...ANY_TICKET, summary: 'x' },
  'POST /tickets/:id/follow-up': { ...ANY_TICKET, summary: 'x' },
  'POST /tickets/:id/presence': { isTyping: false },
  'PUT /tickets/:id/draft': { text: 'x' },
  'POST /tickets/:id/order-actions': {
    key: 'a-key-of-this-action',
    orderNumber: 'TS-10234',
    action: { kind: 'cancel', reason: 'changed-mind' },
  },
  'POST /conversations/:id/hold': { holder: 'person', expected: null },
  'POST /conversations/:id/tickets': { kind: 'request', summary: 'x' },
  'POST /channels/:accountId/pairing': {},
  'POST /undelivered/:outboundId': { word: 'arrived' },
  'PUT /canned-replies/:id': { brandId: 'shop', title: 'x', shortcut: 'x', texts: { en: 'x' }, version: 1 },
  'POST /calls/:callSid/take': { accountId: 'other-chat' },
  'POST /calls/:callSid/move': { accountId: 'other-chat', to: { kind: 'queue' } },
  'PATCH /users/:id': { name: 'Changed' },
  'PUT /users/:id/password': { password: 'another long password' },
  'PATCH /webhooks/:id': { isActive: false },
  'PUT /brands/:brandId/settings/:section': { version: 0, value: { name: 'Changed' } },
  'POST /merge-reviews/:reviewId': { decision: 'merged' },
};

describe('what belongs to another brand', async () => {
  const server = await testServer();
  const routes = [
    ...new Set(
      createApi(server.deps)
        .routes.filter(({ method, path }) => method !== 'ALL' && path.includes('/:'))
        .map(({ method, path }) => `${method} ${path}`),
    ),
  ];
  let ids: Record<string, string>;
  let mine: string;

  beforeAll(async () => {
    ids = await seedOther(server);
    mine = await server.signIn({ role: 'admin', brandIds: ['shop'] });
  });

  const answerOf = async (route: string, real: boolean) => {
    const [method = '', path = ''] = route.split(' ');
    const address = path.replaceAll(/:(\w+)/g, (_, name: string) => {
      if (name === 'section') return 'identity';
      return real ? (ids[`${path.split('/')[1]}.${name}`] ?? ids[name] ?? 'nothing') : 'nothing-here';
    });
    const body = BODIES[route];
    const response = await server.app.request(`${PUBLIC_URL}/api${address}${method === 'DELETE' ? '?version=0' : ''}`, {
      method,
      headers: { origin: PUBLIC_URL, cookie: mine, 'content-type': 'application/json' },
      ...(method === 'GET' || method === 'DELETE' ? {} : { body: JSON.stringify(body ?? {}) }),
    });
    return { status: response.status, body: await response.text() };
  };

  it.each(routes)('%s answers as if it did not exist', async (route) => {
    const foreign = await answerOf(route, true);
    const missing = await answerOf(route, false);

    expect(foreign).toEqual(missing);
    // Another answer than 404 for a thing that is not there: give the route a right body in the table above.
    expect(foreign.status).toBe(404);
    expect(foreign.body).not.toContain('other-secret-words');
  });

  it('was there, and is unchanged', async () => {
    const everything = await server.signIn({ role: 'admin' });
    const ticket = await server.get(`/api/tickets/${ids['id']}`, everything);
    const webhooks = await (await server.get('/api/webhooks', everything)).json();

    expect(ticket.status).toBe(200);
    expect(await ticket.text()).toContain('other-secret-words');
    expect(webhooks).toMatchObject([{ isActive: true }]);
    expect(server.deps.brands[1]?.name).toBe('Other Shop');
    expect((await server.store.staff.list()).map(({ name }) => name)).toContain('Other Person');
  });

  it.each([
    '/tickets?view=all',
    '/tickets?view=all&brandId=other',
    '/conversations',
    '/webhooks',
    '/keys',
    '/audit',
    '/brands',
    '/channels',
    '/people',
    '/canned-replies',
  ])('is not in the list %s', async (path) => {
    const everything = await server.signIn({ role: 'admin' });
    const whole = await (await server.get(`/api${path}`, everything)).text();
    const seen = await (await server.get(`/api${path}`, mine)).text();

    const marks = Object.values(ids).filter((id) => whole.includes(id));
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) expect(seen).not.toContain(`"${mark}"`);
  });
});

/** One thing of each kind, all of the brand `other`; ids by the route's first word and the parameter's name. */
async function seedOther(server: TestServer): Promise<Record<string, string>> {
  await seedComplaint(server.store, { brandId: 'other', at, text: 'other-secret-words' });
  const admin = await server.signIn({ role: 'admin' });
  await server.signIn({ name: 'Other Person', email: 'other@shop.example', role: 'agent', brandIds: ['other'] });
  const make = async (path: string, body: unknown) => (await server.post(path, body, { cookie: admin })).json();
  const { webhooks } = await make('/api/webhooks', {
    brandIds: ['other'],
    url: 'https://erp.example/hook',
    events: ['ticket.opened', 'ticket.changed'],
  });
  const key = await make('/api/keys', { name: 'Other tool', brandIds: ['other'] });
  await server.store.quarantine.put(
    'other-item',
    { accountId: 'other-chat', reason: 'too-large', detail: 'x', payload: Buffer.from('other-secret-words') },
    server.clock.now(),
  );
  await server.store.workplace.setCanned(
    { id: 'other-canned', brandId: 'other', title: 'x', shortcut: 'x', texts: { en: 'x' }, version: 0 },
    server.clock.now(),
  );
  await server.store.integrations.queueDeliveries({
    brandId: 'other',
    type: 'ticket.changed',
    eventId: 'event-1',
    payload: '{}',
    at: server.clock.now(),
    happenedAt: server.clock.now(),
  });
  await refreshTimes(server.services);
  const [ticket] = await server.store.clocks.unassigned('other', 1);
  const person = (await server.store.staff.list()).find(({ name }) => name === 'Other Person');
  return {
    id: ticket?.id ?? '',
    ticketId: ticket?.id ?? '',
    'conversations.id': ticket?.conversationId ?? '',
    'webhooks.id': webhooks[0].id,
    deliveryId: `event-1-${webhooks[0].id}`,
    'keys.id': key.id,
    'canned-replies.id': 'other-canned',
    'quarantine.id': 'other-item',
    'users.id': person?.id ?? '',
    brandId: 'other',
    accountId: 'other-chat',
  };
}
