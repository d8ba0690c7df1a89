import { createHmac, randomBytes } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import { AppError } from '../../src/core/errors.ts';
import { isOwnAddress } from '../../src/lib/outgoing.ts';
import { type PostRequest, safePost } from '../../src/lib/safe-post.ts';
import { refreshTimes } from '../../src/services/clocks/refresh-times.ts';
import { deliverWebhooks, signWebhook } from '../../src/services/webhooks.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { testServer } from './web-server.ts';

async function office() {
  const server = await testServer();
  const cookie = await server.signIn({ role: 'admin', name: 'Admin' });
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await server.app.request(`http://localhost:3000/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: await response.json() };
  };
  const take = async (key: string, body: object, brand = 'shop') =>
    server.app.request(`http://localhost:3000/intake/${brand}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    });
  return { server, cookie, call, take };
}

describe('people', () => {
  it('are added, changed and removed by an administrator, and the last one stays', async () => {
    const { server, call } = await office();
    await call('POST', '/users', {
      name: 'Ravi',
      email: 'ravi@shop.example',
      password: 'a long enough password',
      role: 'agent',
    });
    const people = (await call('GET', '/people')).json;
    const id = (name: string) => people.find((one: { name: string }) => one.name === name).id;

    const raised = await call('PATCH', `/users/${id('Ravi')}`, { role: 'supervisor', brandIds: ['shop'] });
    const last = await call('DELETE', `/users/${id('Admin')}`);
    const lowered = await call('PATCH', `/users/${id('Admin')}`, { role: 'agent' });
    const after = (await server.store.staff.list()).find(({ name }) => name === 'Ravi');
    const removed = await call('DELETE', `/users/${id('Ravi')}`);

    expect([raised.status, last.status, lowered.status, removed.status]).toEqual([200, 409, 409, 200]);
    expect(after).toMatchObject({ role: 'supervisor', brandIds: ['shop'] });
    expect((await call('GET', '/audit')).json.map(({ action }: { action: string }) => action)).toEqual([
      'user.removed',
      'user.changed role brandIds',
      'user.added',
    ]);
  });

  it('see the brands that they saw when their role or name is changed', async () => {
    const { server, call } = await office();
    const ravi = await server.signIn({ name: 'Ravi', role: 'agent', brandIds: ['shop'] });
    const { id } = await (await server.get('/api/me', ravi)).json();
    const leader = await server.signIn({ role: 'admin', brandIds: ['shop'] });

    const raised = await call('PATCH', `/users/${id}`, { role: 'supervisor' });
    const byOneOfTheBrand = await server.app.request(`http://localhost:3000/api/users/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', cookie: leader },
      body: JSON.stringify({ name: 'Ravi K.' }),
    });

    expect([raised.status, byOneOfTheBrand.status]).toEqual([200, 200]);
    const after = await (await server.get('/api/me', ravi)).json();
    expect(after).toMatchObject({ name: 'Ravi K.', role: 'supervisor', brandIds: ['shop'] });
    expect((await call('GET', '/audit')).json[1].action).toBe('user.changed role');
  });

  it('get no brand back that another administrator has just taken from them', async () => {
    const { server, call } = await office();
    const ravi = await server.signIn({ name: 'Ravi', role: 'agent', brandIds: ['shop', 'other'] });
    const { id } = await (await server.get('/api/me', ravi)).json();
    const shownBrandIds = ['other', 'shop'];

    const first = await call('PATCH', `/users/${id}`, { brandIds: ['shop'], shownBrandIds });
    const second = await call('PATCH', `/users/${id}`, { brandIds: null, shownBrandIds });

    expect([first.status, second.status]).toEqual([200, 409]);
    expect(await (await server.get('/api/me', ravi)).json()).toMatchObject({ brandIds: ['shop'] });
  });

  it('who leave, or lose a brand, leave their open tickets to the queue, and their sessions end', async () => {
    const { server, call } = await office();
    const ravi = await server.signIn({ name: 'Ravi' });
    const { id } = await (await server.get('/api/me', ravi)).json();
    const seed = async (brandId: string) => {
      const { ticketId } = await seedComplaint(server.store, { brandId, at: server.clock.now() });
      await call('POST', `/tickets/${ticketId}/assign`, { version: 1, to: id });
      return ticketId;
    };
    const [shop, waiting, other] = [await seed('shop'), await seed('shop'), await seed('other')];
    await call('POST', `/tickets/${waiting}/state`, { version: 3, to: 'waiting-customer' });
    const assigneeOf = async (ticketId: string) => (await call('GET', `/tickets/${ticketId}`)).json.ticket.assigneeId;

    await call('PATCH', `/users/${id}`, { brandIds: ['shop'] });
    const narrowed = [await assigneeOf(shop), await assigneeOf(waiting), await assigneeOf(other)];
    await call('DELETE', `/users/${id}`);
    const left = [await assigneeOf(shop), await assigneeOf(waiting), await assigneeOf(other)];
    const { events } = (await call('GET', `/tickets/${shop}`)).json;

    expect(narrowed).toEqual([id, id, null]);
    expect(left).toEqual([null, null, null]);
    expect(events.at(-1).data).toMatchObject({ type: 'assigned', from: id, to: null, how: 'taken-back' });
    expect((await server.get('/api/me', ravi)).status).toBe(401);
  });

  it('can be removed again where giving their tickets back broke off', async () => {
    const { server, call } = await office();
    const ravi = await server.signIn({ name: 'Ravi', role: 'agent' });
    const { id } = await (await server.get('/api/me', ravi)).json();
    const { ticketId } = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
    await call('POST', `/tickets/${ticketId}/assign`, { version: 1, to: id });
    const { desk } = server.store;
    const { commit } = desk;
    desk.commit = async () => {
      throw new AppError('store.busy', 'the database is locked');
    };

    const first = await call('DELETE', `/users/${id}`);
    desk.commit = commit;
    const second = await call('DELETE', `/users/${id}`);

    expect([first.status, second.status]).toEqual([503, 200]);
    expect((await call('GET', `/tickets/${ticketId}`)).json.ticket.assigneeId).toBeNull();
    expect((await server.get('/api/me', ravi)).status).toBe(401);
  });

  it('see their sessions and end them, their own alone', async () => {
    const { server, call, cookie } = await office();
    const other = await server.signIn({ role: 'agent' });
    const [own] = (await call('GET', '/sessions')).json;
    const [theirs] = await (await server.get('/api/sessions', other)).json();

    expect((await call('DELETE', `/sessions/${theirs.id}`)).status).toBe(404);
    expect((await call('DELETE', `/sessions/${own.id}`)).status).toBe(200);
    expect((await server.get('/api/me', cookie)).status).toBe(401);
    expect(JSON.stringify(own)).not.toContain('token');
  });

  it('never see the secrets of a channel', async () => {
    const { call } = await office();

    expect(JSON.stringify((await call('GET', '/brands')).json)).not.toContain('options');
  });
});

describe('the intake', () => {
  const post = {
    source: 'social-x',
    externalId: 'post-1',
    text: 'They never refunded me',
    handle: '@asha',
    kind: 'complaint',
  };

  it('makes a conversation and a ticket with the law’s clocks, once for the same post', async () => {
    const { server, call, take } = await office();
    const { key } = (await call('POST', '/keys', { name: 'Listening tool', brandIds: ['shop'] })).json;

    const first = await take(key, post);
    const again = await take(key, post);
    const { ticketNumber } = await first.json();
    const ticket = await server.store.tickets.findByNumber('shop', ticketNumber);

    expect([first.status, again.status]).toEqual([201, 200]);
    expect((await again.json()).ticketNumber).toBe(ticketNumber);
    expect(ticket).toMatchObject({ kind: 'complaint', topic: 'social-x', summary: post.text });
    expect(ticket?.ackDueAt?.getTime()).toBe(server.clock.now().getTime() + 48 * 3_600_000);
    expect((await server.store.sweeps.due(server.clock.now(), 10)).conversations).toEqual([]);
    expect((await call('GET', '/keys')).json).toMatchObject([{ name: 'Listening tool', prefix: key.slice(0, 8) }]);
  });

  it('is closed to no key, a wrong one, a revoked one and another brand', async () => {
    const { call, take } = await office();
    const { key, id } = (await call('POST', '/keys', { name: 'Tool', brandIds: ['shop'] })).json;
    const statuses = [
      (await take('', post)).status,
      (await take('rk_wrong', post)).status,
      (await take(key, post, 'other')).status,
    ];
    await call('DELETE', `/keys/${id}`);

    expect(statuses).toEqual([401, 401, 404]);
    expect((await take(key, post)).status).toBe(401);
  });

  it('names what is wrong with a post', async () => {
    const { call, take } = await office();
    const { key } = (await call('POST', '/keys', { name: 'Tool' })).json;

    expect((await take(key, { ...post, source: 'Social X' })).status).toBe(400);
    expect((await take(key, { ...post, text: '' })).status).toBe(400);
    expect((await take(key, { ...post, text: 'x'.repeat(300_000) })).status).toBe(413);
  });
});

describe('webhooks', () => {
  it('tell what happened, signed, again until they are taken, and the log shows it', async () => {
    const { server, call } = await office();
    const made = await call('POST', '/webhooks', {
      brandIds: ['shop'],
      url: 'https://erp.example/hook',
      events: ['ticket.opened'],
    });
    await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now(), text: 'private words' });
    await refreshTimes(server.services);
    await refreshTimes(server.services);
    const sent: PostRequest[] = [];
    const answer = async (status: number) =>
      deliverWebhooks(server.services, async (request) => {
        sent.push(request);
        return status;
      });

    await answer(500);
    await answer(200);
    server.clock.advance(6_000);
    await answer(204);
    await answer(204);

    const [first, second] = sent;
    const { secret } = made.json;
    const { id } = made.json.webhooks[0];
    expect(sent).toHaveLength(2);
    expect(first?.headers['webhook-id']).toBe(second?.headers['webhook-id']);
    const signed = `${second?.headers['webhook-id']}.${second?.headers['webhook-timestamp']}.${second?.body}`;
    const wanted = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64'))
      .update(signed)
      .digest('base64');
    expect(second?.headers['webhook-signature']).toBe(`v1,${wanted}`);
    expect(second?.body).not.toContain('private words');
    expect(JSON.parse(second?.body ?? '{}').type).toBe('ticket.opened');
    expect((await call('GET', `/webhooks/${id}/deliveries`)).json).toMatchObject([
      { status: 'delivered', attempts: 2, responseStatus: 204 },
    ]);
  });

  it('are signed with the new secret once it was changed, wait while paused, and are sent again when asked', async () => {
    const { server, call } = await office();
    const made = await call('POST', '/webhooks', {
      brandIds: ['shop'],
      url: 'https://erp.example/hook',
      events: ['ticket.opened'],
    });
    const { id } = made.json.webhooks[0];
    const changed = await call('POST', `/webhooks/${id}/secret`);
    await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now(), text: 'private words' });
    await refreshTimes(server.services);
    const sent: PostRequest[] = [];
    const deliver = async (status: number) =>
      deliverWebhooks(server.services, async (request) => {
        sent.push(request);
        return status;
      });

    await call('PATCH', `/webhooks/${id}`, { isActive: false });
    await deliver(200);
    const whilePaused = sent.length;
    await call('PATCH', `/webhooks/${id}`, { isActive: true });
    await deliver(500);
    const [waiting] = (await call('GET', `/webhooks/${id}/deliveries`)).json;
    const retry = await call('POST', `/webhooks/${id}/deliveries/${waiting.id}/retry`);
    await deliver(204);
    const again = await call('POST', `/webhooks/${id}/deliveries/${waiting.id}/retry`);

    expect([whilePaused, sent.length, retry.status, again.status]).toEqual([0, 2, 202, 404]);
    expect(changed.json.secret).not.toBe(made.json.secret);
    const [first] = sent;
    const signed = `${first?.headers['webhook-id']}.${first?.headers['webhook-timestamp']}.${first?.body}`;
    expect(first?.headers['webhook-signature']).toBe(signWebhook(changed.json.secret, signed));
    expect((await call('GET', '/audit')).json.map(({ action }: { action: string }) => action)).toEqual([
      'webhook.resumed',
      'webhook.paused',
      'webhook.secret-changed',
      'webhook.added',
    ]);
  });

  it('have addresses with keys in them, which those who only lead do not read in the log', async () => {
    const { server, call } = await office();
    const url = 'https://hooks.example/T012/B345/a-key-of-the-receiver';
    await call('POST', '/webhooks', { brandIds: ['shop'], url, events: ['ticket.opened'] });
    const leader = await server.signIn({ role: 'supervisor' });

    const [own] = (await call('GET', '/audit')).json;
    const [theirs] = await (await server.get('/api/audit', leader)).json();

    expect([own.target, theirs.target]).toEqual([url, 'https://hooks.example']);
  });

  it('keep their secrets and those of signing sources encrypted in the database', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'redress-secrets-')), 'redress.db');
    const stateKey = randomBytes(32);
    const at = new Date();
    const key = { name: 'Tool', brandIds: null, prefix: 'whsec_', createdBy: 'me', createdAt: at, usedAt: null };
    const hook = { id: 'w', brandId: 'shop', url: 'https://erp.example/', isActive: true, createdAt: at };
    const store = await openStore({ file, stateKey });
    await store.integrations.addWebhook({ ...hook, events: ['ticket.opened'], secret: 'whsec_hook' });
    await store.integrations.addKey({ ...key, id: 'k', revokedAt: null, hash: 'h', secret: 'whsec_source' });
    const event = { brandId: 'shop', type: 'ticket.opened', eventId: 'e', payload: '{}', at, happenedAt: at };
    await store.integrations.queueDeliveries(event);
    const [due] = await store.integrations.dueDeliveries(at, 1);
    const source = await store.integrations.signedKey('k');
    await store.close();
    const bytes = await readFile(file, 'latin1');
    const other = await openStore({ file, stateKey: randomBytes(32) });

    expect([due?.secret, source?.secret]).toEqual(['whsec_hook', 'whsec_source']);
    expect(bytes).not.toContain('whsec_hook');
    expect(bytes).not.toContain('whsec_source');
    await expect(other.integrations.signedKey('k')).rejects.toThrow('REDRESS_SECRET');
    await other.close();
  });

  it('for several brands are one each, with one secret; a brand that one does not see stops all of them', async () => {
    const { server, call } = await office();
    const hook = { url: 'https://erp.example/hook', events: ['ticket.opened'] };
    const { webhooks, secret } = (await call('POST', '/webhooks', { ...hook, brandIds: ['shop', 'other'] })).json;
    const walled = await server.signIn({ role: 'admin', brandIds: ['shop'] });
    const ask = (brandIds: string[]) => server.post('/api/webhooks', { ...hook, brandIds }, { cookie: walled });
    const refused = [(await ask(['shop', 'other'])).status, (await ask([])).status];
    const seen = await (await server.get('/api/webhooks', walled)).json();
    await call('DELETE', `/webhooks/${webhooks[0].id}`);
    server.clock.advance(1000);
    for (const brandId of ['shop', 'other']) await seedComplaint(server.store, { brandId, at: server.clock.now() });
    await refreshTimes(server.services);
    const due = await server.store.integrations.dueDeliveries(server.clock.now(), 10);

    expect(webhooks.map(({ brandId }: { brandId: string }) => brandId)).toEqual(['shop', 'other']);
    expect(refused).toEqual([404, 400]);
    expect(seen).toMatchObject([{ id: webhooks[0].id, brandId: 'shop' }]);
    expect(due).toMatchObject([{ webhookId: webhooks[1].id, secret }]);
  });

  it.each(['http://erp.example/', 'https://', 'file:///etc/passwd'])('do not go to %s', async (url) => {
    const { call } = await office();

    expect((await call('POST', '/webhooks', { brandIds: ['shop'], url, events: ['ticket.opened'] })).status).toBe(400);
  });

  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '192.168.1.1',
    '169.254.169.254',
    '172.20.0.1',
    '::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '0.0.0.0',
  ])('never reach %s, our own machines', async (address) => {
    expect(isOwnAddress(address)).toBe(true);
    const host = address.includes(':') ? `[${address}]` : address;
    const request = { url: `http://${host}:9/`, headers: {}, body: '', timeoutMs: 500 };
    await expect(safePost(request)).rejects.toThrow('public internet');
  });

  it('are not led there by a name either', async () => {
    const request = { url: 'http://localhost:9/', headers: {}, body: '', timeoutMs: 500 };

    await expect(safePost(request)).rejects.toThrow('public internet');
    expect(isOwnAddress('93.184.216.34')).toBe(false);
  });
});
