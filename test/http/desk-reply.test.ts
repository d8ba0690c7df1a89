import { describe, expect, it } from 'vitest';
import { seedComplaint } from '../helpers/seed.ts';
import { atWork, deskOf } from './at-work.ts';

describe('an answer of a person', () => {
  it('goes into the outbox with its history, and the bot is silent from then on', async () => {
    const { conversationId, change, read, timeline } = await atWork();
    const { seen } = await timeline();

    const response = await change('reply', {
      conversationId,
      seenSeq: seen[conversationId],
      text: 'I am on it.',
    });

    expect(response.status).toBe(201);
    expect((await response.json()).ticket).toMatchObject({ state: 'open', firstRepliedAt: expect.any(String) });
    const { lines } = await timeline();
    expect(lines.at(-1)).toMatchObject({ direction: 'out', text: 'I am on it.', status: 'queued' });
    expect(lines.at(-1).authorId).toMatch(/\w/);
    const { events, conversations } = await read();
    expect(events.map(({ data }: { data: { type: string } }) => data.type)).toEqual([
      'opened',
      'acknowledgement-queued',
      'replied',
      'assigned',
      'state-changed',
    ]);
    expect(conversations[0].conversation).toMatchObject({ holder: 'person', holderId: lines.at(-1).authorId });
  });

  it('goes out once, however often the same try of it comes', async () => {
    const { conversationId, change, timeline } = await atWork();
    const { seen } = await timeline();
    const reply = {
      conversationId,
      seenSeq: seen[conversationId],
      text: 'I am on it.',
      key: 'a-try-of-sixteen-letters',
    };

    const both = await Promise.all([change('reply', reply), change('reply', reply)]);
    const late = await change('reply', { ...reply, stateAfter: 'waiting-customer', version: 1 });
    const another = await change('reply', { ...reply, key: 'another-try-of-sixteen' });

    expect([...both, late, another].map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect((await late.json()).ticket).toMatchObject({ state: 'open' });
    const { lines } = await timeline();
    expect(lines.filter(({ text }: { text: string }) => text === 'I am on it.')).toHaveLength(2);
  });

  it('is stopped where the customer wrote meanwhile, with what is new', async () => {
    const { server, conversationId, change, timeline } = await atWork();
    const { seen } = await timeline();
    const [conversation] = (await server.store.conversations.list({ brandIds: ['shop'], limit: 1 })) ?? [];
    const { threadKey = '' } = conversation?.conversation ?? {};
    await server.store.inbox.receive({
      messageId: 'newer',
      brandId: 'shop',
      channel: 'webchat',
      message: {
        accountId: 'shop-chat',
        providerId: 'newer',
        kind: 'message',
        from: [{ kind: 'webchat', value: threadKey }],
        proven: false,
        replyAddress: threadKey,
        threadKey,
        references: [],
        text: 'It arrived after all!',
        replyContext: {},
      },
      files: [],
      receivedAt: server.clock.now(),
      quiet: null,
      newContactId: 'x',
      newConversationId: 'y',
    });

    const stopped = await change('reply', { conversationId, seenSeq: seen[conversationId], text: 'Still looking.' });
    const { error, newer } = await stopped.json();
    const again = await change('reply', {
      conversationId,
      seenSeq: (await timeline()).seen[conversationId],
      text: 'Good to hear.',
    });

    expect(stopped.status).toBe(409);
    expect(error.code).toBe('conflict');
    expect(newer).toMatchObject([{ direction: 'in', text: 'It arrived after all!' }]);
    expect(again.status).toBe(201);
    expect((await timeline()).lines.map(({ text }: { text: string }) => text)).not.toContain('Still looking.');
  });

  it('is stopped where a colleague answered meanwhile', async () => {
    const { server, ticketId, conversationId, change, timeline } = await atWork();
    const other = deskOf(server, await server.signIn({ role: 'agent', name: 'Ravi' }), ticketId);
    const { seen } = await timeline();
    const body = { conversationId, seenSeq: seen[conversationId] };

    const first = await other.change('reply', { ...body, text: 'Ravi here.' });
    const second = await change('reply', { ...body, text: 'Meera here.' });

    expect([first.status, second.status]).toEqual([201, 409]);
    expect((await second.json()).newer).toMatchObject([{ text: 'Ravi here.' }]);
  });

  it('may solve the ticket at once, from the version that was seen, and gives the conversation back', async () => {
    const { conversationId, change, read, timeline } = await atWork();
    const body = { conversationId, text: 'Refunded today.', stateAfter: 'resolved' };
    const reply = async (more: object) =>
      change('reply', { ...body, seenSeq: (await timeline()).seen[conversationId], ...more });
    const { ticket } = await read();

    const without = await reply({});
    const stale = await reply({ version: ticket.version + 7 });
    const fresh = await reply({ version: ticket.version });

    expect([without.status, stale.status, fresh.status]).toEqual([400, 409, 201]);
    expect((await fresh.json()).ticket).toMatchObject({ state: 'resolved', resolvedAt: expect.any(String) });
    expect((await read()).conversations[0].conversation.holder).toBe('bot');
  });

  it('of 20 MB is refused, and nothing is written', async () => {
    const { conversationId, change, timeline } = await atWork();
    const { seen, lines } = await timeline();

    const response = await change('reply', {
      conversationId,
      seenSeq: seen[conversationId],
      text: 'x'.repeat(20 * 1024 * 1024),
    });

    expect(response.status).toBe(413);
    expect((await timeline()).lines).toEqual(lines);
  });

  it('cannot go to the conversation of another brand or of another customer', async () => {
    const { server, change } = await atWork();
    const foreign = await seedComplaint(server.store, { brandId: 'other', at: server.clock.now() });
    const stranger = await seedComplaint(server.store, { brandId: 'shop', at: server.clock.now() });
    const restricted = await server.signIn({ role: 'agent', brandIds: ['shop'] });
    const own = deskOf(server, restricted, stranger.ticketId);

    const toBrand = await own.change('reply', { conversationId: foreign.conversationId, seenSeq: 9, text: 'hello' });
    const toStranger = await change('reply', { conversationId: stranger.conversationId, seenSeq: 9, text: 'hello' });

    expect(toBrand.status).toBe(404);
    expect(toStranger.status).toBe(400);
    expect((await toStranger.json()).reason).toBe('not-this-contact');
  });
});
