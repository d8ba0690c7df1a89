import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refreshTimes } from '../../src/services/clocks/refresh-times.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { PUBLIC_URL, type TestServer, testServer } from './web-server.ts';

interface Operation {
  parameters: { name: string; in: string }[];
  requestBody?: { content: { 'application/json': { schema: { properties: Record<string, unknown> } } } };
  responses: Record<string, { content?: Record<string, { schema?: Record<string, unknown> }> }>;
}
type Document = { paths: Record<string, Record<string, Operation>> } & Record<string, unknown>;

describe('the OpenAPI document', () => {
  let server: TestServer;
  let document: Document;
  let cookie: string;
  let ids: Record<string, string>;

  beforeAll(async () => {
    server = await testServer();
    document = await (await server.get('/openapi.json')).json();
    cookie = await server.signIn({ role: 'admin' });
    await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now(), text: 'It came broken' });
    await refreshTimes(server.services);
    const [ticket] = await server.store.clocks.unassigned('shop', 1);
    ids = { id: ticket?.id ?? '', ticketId: ticket?.id ?? '', conversationId: ticket?.conversationId ?? '' };
  });

  it('names every route of the API with what it takes', () => {
    const reply = document.paths['/tickets/{id}/reply']?.['post'];

    expect(document['openapi']).toBe('3.1.0');
    expect(document['servers']).toEqual([{ url: `${server.deps.publicUrl}/api` }]);
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/tickets', '/conversations/{id}', '/tickets/{id}/orders', '/webhooks', '/reports']),
    );
    expect(reply?.parameters).toEqual([{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }]);
    expect(Object.keys(reply?.requestBody?.content['application/json'].schema.properties ?? {})).toEqual(
      expect.arrayContaining(['conversationId', 'seenSeq', 'text', 'stateAfter', 'version']),
    );
    const list = document.paths['/tickets']?.['get']?.parameters.map(({ name }) => name);
    expect(list).toEqual(expect.arrayContaining(['view', 'q', 'after']));
  });

  it('says of every route what it answers', () => {
    const bare = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
        .filter(([, { responses }]) => !Object.keys(responses).some((status) => status.startsWith('2')))
        .map(([method]) => `${method} ${path}`),
    );

    expect(bare).toEqual([]);
  });

  it('describes the intake, below the installation’s own address', () => {
    const path = '/intake/{brand}/{source}';
    const headers = document.paths[path]?.['post']?.parameters.filter((one) => one.in === 'header');

    expect(headers?.map(({ name }) => name)).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature']);
    expect(JSON.stringify(document.paths[path])).toContain(server.deps.publicUrl);
  });

  /** Asks as a program would that has read the document, and holds the answer against it. */
  async function ask(method: string, path: string, { body, query = '' }: { body?: unknown; query?: string } = {}) {
    const operation = document.paths[path]?.[method];
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[`${path} ${name}`] ?? ids[name] ?? 'none');
    const response = await server.app.request(`${PUBLIC_URL}/api${address}${query}`, {
      method: method.toUpperCase(),
      headers: { cookie, origin: PUBLIC_URL, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    const schema = operation?.responses[String(response.status)]?.content?.['application/json']?.schema;
    return { status: response.status, answer, schema, parsed: schema && z.fromJSONSchema(schema).safeParse(answer) };
  }

  it.each([
    '/me',
    '/tickets',
    '/tickets/counts',
    '/tickets/{id}',
    '/tickets/{id}/timeline',
    '/tickets/{id}/orders',
    '/tickets/{id}/presence',
    '/tickets/{id}/draft',
    '/tickets/{id}/canned-replies',
    '/tickets/{ticketId}/photos',
    '/conversations',
    '/conversations/{id}',
    '/canned-replies',
    '/people',
    '/notifications',
    '/notifications/unread',
    '/counts',
    '/undelivered',
    '/quarantine',
    '/channels',
    '/channels/{accountId}/state',
    '/calls',
    '/merge-reviews',
    '/phrase-suggestions',
    '/brands',
    '/brands/{brandId}/settings',
    '/sessions',
    '/keys',
    '/webhooks',
    '/audit',
    '/reports',
  ])('GET %s answers as it is described', async (path) => {
    ids = { ...ids, '/conversations/{id} id': ids['conversationId'] ?? '', accountId: 'shop-chat', brandId: 'shop' };
    const query = path === '/reports' ? '?brandId=shop&from=2026-11-01&to=2026-11-30' : '';

    const { status, schema, parsed, answer } = await ask('get', path, { query });

    expect({ status, answer: status === 200 ? null : answer }).toEqual({ status: 200, answer: null });
    expect(schema).not.toEqual({});
    expect(parsed?.error?.issues ?? []).toEqual([]);
    expect(parsed?.success).toBe(true);
  });

  it('what changes something answers as it is described', async () => {
    const version = async () => (await ask('get', '/tickets/{id}')).answer.ticket?.version ?? 0;
    const key = await ask('post', '/keys', { body: { name: 'Tool', isSigned: true } });
    const webhook = await ask('post', '/webhooks', {
      body: { brandIds: ['shop'], url: 'https://erp.example/hook', events: ['ticket.opened'] },
    });
    ids = { ...ids, '/keys/{id} id': key.answer.id, section: 'care', brandId: 'shop', accountId: 'shop-chat' };
    for (const path of ['/webhooks/{id}', '/webhooks/{id}/secret', '/webhooks/{id}/deliveries'])
      ids[`${path} id`] = webhook.answer.webhooks[0].id;
    const care = { customerCare: { phone: '1800', email: 'care@shop.example', hours: '9 to 5' } };

    const asked = [
      key,
      webhook,
      await ask('patch', '/webhooks/{id}', { body: { isActive: false } }),
      await ask('post', '/webhooks/{id}/secret'),
      await ask('get', '/webhooks/{id}/deliveries'),
      await ask('delete', '/webhooks/{id}'),
      await ask('delete', '/keys/{id}'),
      await ask('post', '/channels/{accountId}/test'),
      await ask('put', '/brands/{brandId}/settings/{section}', { body: { version: 0, value: care } }),
      await ask('delete', '/brands/{brandId}/settings/{section}', { query: '?version=1' }),
      await ask('post', '/tickets/{id}/assign', { body: { version: await version(), to: 'me' } }),
      await ask('post', '/tickets/{id}/priority', { body: { version: await version(), priority: 'high' } }),
      await ask('post', '/tickets/{id}/tags', { body: { version: await version(), add: ['vip'] } }),
      await ask('post', '/tickets/{id}/state', { body: { version: await version(), to: 'open' } }),
      await ask('post', '/tickets/{id}/notes', { body: { text: 'looked at it' } }),
      await ask('put', '/tickets/{id}/draft', { body: { text: 'Dear' } }),
      await ask('post', '/me/status', { body: { status: 'available' } }),
      await ask('post', '/notifications/read', { body: {} }),
    ];

    for (const [index, { status, answer, schema, parsed }] of asked.entries()) {
      expect({ index, status, answer: status < 300 ? null : answer }).toMatchObject({ index, answer: null });
      expect(schema).toBeDefined();
      expect({ index, issues: parsed?.error?.issues ?? [] }).toEqual({ index, issues: [] });
    }
  });

  it('an answer that lacks what is described would not pass', async () => {
    const { schema, answer } = await ask('get', '/me');
    if (schema === undefined) throw new Error('not described');
    const { role: _role, ...lacking } = answer;

    expect(z.fromJSONSchema(schema).safeParse(lacking).success).toBe(false);
    expect(z.fromJSONSchema(schema).safeParse({ ...answer, role: 'king' }).success).toBe(false);
  });
});
