import { expect, it } from 'vitest';
import { seedComplaint } from '../helpers/seed.ts';
import { chatMessage } from '../helpers/service-deps.ts';
import { testServer } from './web-server.ts';

it('contacts that may be one person are shown with names, identities and tickets, and joined by those who lead', async () => {
  const server = await testServer();
  const at = server.clock.now();
  const { store } = server;
  const phone = { kind: 'phone', value: '+919845012301' } as const;
  const lid = { kind: 'whatsapp-lid', value: '123456789012345@lid' } as const;
  const known = async (name: string, from: (typeof phone | typeof lid)[], number: string) =>
    seedComplaint(store, { brandId: 'shop', at, name, number, message: { from, proven: from[0]?.kind === 'phone' } });
  await known('Asha Rao', [phone], '1000000008');
  await known('A. Rao', [lid], '2000000006');
  await store.inbox.receive({
    messageId: 'both',
    brandId: 'shop',
    channel: 'webchat',
    message: chatMessage('both', { from: [phone, lid], proven: true }),
    files: [],
    receivedAt: at,
    quiet: null,
    newContactId: 'new-contact',
    newConversationId: 'new-conversation',
  });
  const lead = await server.signIn({ role: 'supervisor' });
  const reviews = async (cookie: string) => (await (await server.get('/api/merge-reviews', cookie)).json()).rows;

  const [review] = await reviews(lead);

  const people = [review.contact, review.other].map(({ name, identities, ticketNumbers }) => ({
    name,
    values: identities.map(({ value }: { value: string }) => value),
    ticketNumbers,
  }));
  expect(people).toContainEqual({ name: 'Asha Rao', values: ['+919845012301'], ticketNumbers: ['1000000008'] });
  expect(people).toContainEqual({ name: 'A. Rao', values: ['123456789012345@lid'], ticketNumbers: ['2000000006'] });
  const stranger = await server.signIn({ role: 'supervisor', brandIds: ['other'] });
  expect(await reviews(stranger)).toEqual([]);
  const answer = await server.post(`/api/merge-reviews/${review.id}`, { decision: 'merged' }, { cookie: lead });
  expect(answer.status).toBe(200);
  expect(await reviews(lead)).toEqual([]);
});
