import { expect, it } from 'vitest';
import { testServer } from './web-server.ts';

const HELD = JSON.stringify({
  accountId: 'shop-chat',
  providerId: 'held-1',
  kind: 'message',
  from: [{ kind: 'webchat', value: 'asha' }],
  proven: false,
  replyAddress: 'asha',
  threadKey: 'asha',
  references: [],
  text: 'Where is my order?',
  replyContext: {},
});

it('lets out of quarantine what a supervisor says is a person’s: once, and of the own brand only', async () => {
  const server = await testServer();
  const put = (id: string, accountId: string) =>
    server.store.quarantine.put(id, { accountId, reason: 'loop', detail: '', payload: HELD }, new Date());
  await put('own', 'shop-chat');
  await put('foreign', 'other-chat');
  const agent = await server.signIn({ role: 'agent', email: 'agent@shop.example', brandIds: ['shop'] });
  const supervisor = await server.signIn({ role: 'supervisor', email: 'lead@shop.example', brandIds: ['shop'] });
  const release = async (id: string, cookie: string) =>
    (await server.post(`/api/quarantine/${id}/release`, {}, { cookie })).status;

  expect(await release('own', agent)).toBe(403);
  expect(await release('foreign', supervisor)).toBe(404);
  expect(await release('own', supervisor)).toBe(200);
  expect(await release('own', supervisor)).toBe(409);

  const [conversation] = await server.store.conversations.list({ brandIds: ['shop'], limit: 10 });
  expect(conversation?.lastText).toBe('Where is my order?');
  expect((await server.store.quarantine.get('own'))?.releasedAt).not.toBeNull();
});

it.each([
  ['a file of a message', 'bad-attachment', 'file 1 of m1: not what it says; 9 bytes, x.json'],
  ['the head of a mail whose words were taken', 'too-large', 'a mail of 40000000 bytes'],
  ['what a stranger sent to an account that was not there yet', 'unknown-account', 'POST /channels/shop-chat/message'],
] as const)('does not let out as a message: %s', async (_, reason, detail) => {
  const server = await testServer();
  await server.store.quarantine.put('q1', { accountId: 'shop-chat', reason, detail, payload: HELD }, new Date());
  const cookie = await server.signIn({ role: 'supervisor', brandIds: ['shop'] });

  expect(await (await server.get('/api/quarantine/q1', cookie)).json()).toMatchObject({ canRelease: false });
  expect((await server.post('/api/quarantine/q1/release', {}, { cookie })).status).toBe(400);
  expect(await server.store.conversations.list({ brandIds: ['shop'], limit: 10 })).toEqual([]);
});

it('turns through what waits, page by page, whatever was let out meanwhile', async () => {
  const server = await testServer();
  const at = server.clock.now();
  const put = (id: string, reason: 'loop' | 'bounce') =>
    server.store.quarantine.put(id, { accountId: 'shop-chat', reason, detail: '', payload: HELD }, at);
  for (let index = 0; index < 101; index += 1) await put(`poison-${String(index).padStart(3, '0')}`, 'loop');
  for (let index = 0; index < 100; index += 1) {
    await put(`out-${index}`, 'bounce');
    await server.store.quarantine.markReleased(`out-${index}`, server.clock.now());
  }
  const cookie = await server.signIn({ role: 'agent', brandIds: ['shop'] });
  const page = async (query: string): Promise<{ rows: { id: string }[]; next: string | null }> =>
    (await server.get(`/api/quarantine${query}`, cookie)).json();

  const first = await page('');
  const second = await page(`?after=${first.next}`);
  expect(first.rows).toHaveLength(100);
  expect(second).toMatchObject({ rows: [{ id: 'poison-000' }], next: null });
  expect((await page('?view=released')).rows).toHaveLength(100);
  expect((await page('?reason=bounce')).rows).toEqual([]);
  expect(await (await server.get('/api/counts', cookie)).json()).toMatchObject({ quarantine: 101 });
  expect((await server.get('/api/quarantine?after=yesterday', cookie)).status).toBe(400);
  expect((await server.get('/api/quarantine?view=all', cookie)).status).toBe(400);
});
