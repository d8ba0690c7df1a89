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
