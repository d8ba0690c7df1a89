import { describe, expect, it } from 'vitest';
import { seedComplaint } from '../helpers/seed.ts';
import { testServer } from './web-server.ts';

describe('taking over and giving back', () => {
  it('gives a conversation to a person and back to the bot, and tells open consoles', async () => {
    const server = await testServer();
    const cookie = await server.signIn();
    const { conversationId } = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
    const changed: string[] = [];
    server.deps.feed.subscribe(({ id }) => changed.push(id));
    const holder = async () => (await server.store.conversations.get(['shop'], conversationId))?.holder;

    const taken = await server.post(`/api/conversations/${conversationId}/take-over`, {}, { cookie });
    expect([taken.status, await taken.json(), await holder()]).toEqual([200, { outcome: 'done' }, 'person']);

    const given = await server.post(`/api/conversations/${conversationId}/give-back`, {}, { cookie });
    expect([given.status, await given.json(), await holder()]).toEqual([200, { outcome: 'done' }, 'bot']);
    expect(changed).toEqual([conversationId, conversationId]);
  });

  it('does not show a conversation of another brand', async () => {
    const server = await testServer();
    const cookie = await server.signIn({ brandIds: ['other'] });
    const { conversationId } = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });

    const response = await server.post(`/api/conversations/${conversationId}/take-over`, {}, { cookie });

    expect(response.status).toBe(404);
  });
});
