import { describe, expect, it } from 'vitest';
import { channelTypes } from '../../channels/index.ts';
import type { MessageTemplate } from '../../src/core/template.ts';
import { messageTemplateSchema } from '../../src/core/template.ts';
import { keepApprovals } from '../../src/core/template-approval.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { testBrand, testChannel } from '../helpers/test-brand.ts';
import { errorOf, testServer } from './web-server.ts';

const DAY_MS = 24 * 60 * 60_000;
const sid = (letter: string) => `HX${letter.repeat(32)}`;
const template = (part: Partial<MessageTemplate>) =>
  messageTemplateSchema.parse({
    name: 'return-picked-up',
    language: 'en',
    account: 'shop-chat',
    id: sid('a'),
    body: 'Dear {{1}}, your return of order {{2}} was picked up on {{3}}. Thank you.',
    variables: ['contactName', 'orderNumber', 'day of pickup'],
    ...part,
  });
const UPDATE = template({ name: 'update', id: sid('b'), body: 'News: {{1}} Thank you.', variables: ['text'] });
const RETURN = template({});
const RETURN_HI = template({
  language: 'hi',
  id: sid('c'),
  body: 'प्रिय {{1}}, ऑर्डर {{2}} की वापसी {{3}} को ले ली गई। धन्यवाद।',
});
const FOREIGN = template({ account: 'other-chat', id: sid('d') });
const CODE = template({ name: 'code', id: sid('e'), body: 'Your code: {{1}} Thank you.', variables: ['code'] });
const VALUES = { contactName: 'Asha', orderNumber: 'KH-10234', 'day of pickup': '28 November' };

/** An agent on a ticket whose customer wrote by WhatsApp, two days ago. */
async function atWork({ templates = [RETURN_HI, UPDATE, RETURN, CODE], daysAgo = 2 } = {}) {
  const server = await testServer();
  const type = channelTypes.get('whatsapp-twilio');
  if (type === undefined) throw new Error('no such channel');
  const accountOf = (id: string, brand: typeof testBrand) => ({
    config: { id, channel: type.name, options: {} },
    type,
    brand,
  });
  const accounts = new Map([
    ['shop-chat', accountOf('shop-chat', { ...testBrand, templates })],
    ['other-chat', accountOf('other-chat', { ...testBrand, id: 'other', templates: [FOREIGN] })],
  ]);
  Object.assign(server.services, { accounts });
  const cookie = await server.signIn({ role: 'agent', name: 'Meera Iyer' });
  const { id: userId } = await (await server.get('/api/me', cookie)).json();
  const at = new Date(server.clock.now().getTime() - daysAgo * DAY_MS);
  const { ticketId, conversationId } = await seedComplaint(server.store, { brandId: 'shop', name: 'Asha', at });
  const timeline = async () => (await server.get(`/api/tickets/${ticketId}/timeline`, cookie)).json();
  const path = `/api/tickets/${ticketId}/conversations/${conversationId}/templates`;
  return {
    server,
    timeline,
    detail: async () => (await server.get(`/api/tickets/${ticketId}`, cookie)).json(),
    offered: async () => (await server.get(path, cookie)).json(),
    begin: (text: string) => server.store.workplace.setDraft(ticketId, userId, text, at),
    draft: () => server.store.workplace.draft(ticketId, userId),
    reply: async (body: object) =>
      server.post(
        `/api/tickets/${ticketId}/reply`,
        { conversationId, seenSeq: (await timeline()).seen[conversationId], ...body },
        { cookie },
      ),
    /** What leaves for the provider. */
    deliver: async () => {
      const sent: object[] = [];
      const channel = testChannel(async ({ content }) => {
        sent.push(content);
        return { status: 'sent', providerId: 'SM1' };
      });
      const { outbound } = await server.store.sweeps.due(server.clock.now(), 10);
      for (const { id } of outbound) await createDeliver(server.services, new Map([['shop-chat', channel]]))(id);
      return sent;
    },
  };
}

describe('a template that a person chooses', () => {
  it('is offered with what is known, in the customer’s language first; codes and other numbers’ are not', async () => {
    const { offered } = await atWork();

    const list = await offered();

    expect(list.map(({ id }: { id: string }) => id)).toEqual([UPDATE.id, RETURN.id, RETURN_HI.id]);
    expect(list[1]).toEqual({
      id: RETURN.id,
      name: 'return-picked-up',
      language: 'en',
      body: RETURN.body,
      variables: [
        { name: 'contactName', value: 'Asha' },
        { name: 'orderNumber', value: 'KH-10234' },
        { name: 'day of pickup', value: '' },
      ],
      approval: null,
      isSendable: true,
    });
  });

  it('goes out as it was approved, with its variables in one line, and is shown as the customer reads it', async () => {
    const { reply, deliver, timeline } = await atWork();

    const response = await reply({
      template: { id: RETURN.id, values: { ...VALUES, contactName: ' Asha\n Rao ' } },
    });

    expect(response.status).toBe(201);
    const text = 'Dear Asha Rao, your return of order KH-10234 was picked up on 28 November. Thank you.';
    expect((await deliver()).at(-1)).toMatchObject({
      text,
      approved: { id: RETURN.id, variables: { '1': 'Asha Rao', '2': 'KH-10234', '3': '28 November' } },
    });
    expect((await timeline()).lines.at(-1)).toMatchObject({ text, status: 'sent' });
  });

  it('leaves what was begun in words where it is', async () => {
    const { reply, begin, draft } = await atWork();
    await begin('The pickup is on Friday');

    const response = await reply({ template: { id: RETURN.id, values: VALUES } });

    expect(response.status).toBe(201);
    expect(await draft()).toMatchObject({ text: 'The pickup is on Friday' });
  });

  it.each([
    ['that does not exist', { id: sid('f'), values: VALUES }, 404, 'no-such-template'],
    ['of another brand', { id: FOREIGN.id, values: VALUES }, 404, 'no-such-template'],
    ['that says a code', { id: CODE.id, values: { code: '123456' } }, 404, 'no-such-template'],
    ['without one of its variables', { id: RETURN.id, values: { contactName: 'Asha' } }, 400, 'template-incomplete'],
    [
      'with an empty variable',
      { id: RETURN.id, values: { ...VALUES, orderNumber: ' \n' } },
      400,
      'template-incomplete',
    ],
    ['with a variable that it has not', { id: RETURN.id, values: { ...VALUES, x: 'y' } }, 400, 'template-incomplete'],
    [
      'that is too long when filled in',
      { id: UPDATE.id, values: { text: 'x'.repeat(1_020) } },
      400,
      'template-too-long',
    ],
  ])('%s is refused in clear words, and nothing is written', async (_, chosen, status, reason) => {
    const { reply, timeline } = await atWork();
    const before = (await timeline()).lines.length;

    const refused = await reply({ template: chosen });

    expect(refused.status).toBe(status);
    expect((await refused.clone().json()).reason).toBe(reason);
    expect((await errorOf(refused)).message.length).toBeGreaterThan(30);
    expect((await timeline()).lines).toHaveLength(before);
  });

  it('is shown but not sent while WhatsApp has not approved it', async () => {
    const { server, offered, reply } = await atWork();
    const askedAt = server.clock.now();
    const state = { state: 'rejected', reason: 'INVALID_FORMAT', askedAt };
    await keepApprovals(server.store.channelState('shop-chat'), new Map([[RETURN.id, state]]));

    const refused = await reply({ template: { id: RETURN.id, values: VALUES } });

    expect((await offered())[1]).toMatchObject({ isSendable: false, approval: { state: 'rejected' } });
    expect(refused.status).toBe(400);
    expect((await refused.json()).reason).toBe('template-unapproved');
  });

  it('carries neither words of its own nor files', async () => {
    const { reply } = await atWork();

    const refused = await reply({ text: 'And more', template: { id: RETURN.id, values: VALUES } });

    expect(refused.status).toBe(400);
    expect((await errorOf(refused)).message).toContain('as it was approved');
  });

  it('is all that can be sent where the general one is missing and the window is closed', async () => {
    const { reply, detail } = await atWork({ templates: [RETURN] });

    expect((await detail()).conversations).toMatchObject([{ canReply: false, hasTemplates: true }]);
    const free = await reply({ text: 'Hello' });
    const chosen = await reply({ template: { id: RETURN.id, values: VALUES } });

    expect([free.status, chosen.status]).toEqual([400, 201]);
    expect((await errorOf(free)).message).toContain('choose a template');
  });

  it('leaves free words where the window is open, or where the general template takes them', async () => {
    const open = await atWork({ templates: [RETURN], daysAgo: 0.5 });
    const closed = await atWork();

    expect((await open.detail()).conversations).toMatchObject([{ canReply: true, needsTemplate: false }]);
    expect((await open.reply({ text: 'Hello' })).status).toBe(201);
    expect((await open.reply({ template: { id: RETURN.id, values: VALUES } })).status).toBe(201);
    expect((await closed.detail()).conversations).toMatchObject([{ canReply: true, needsTemplate: true }]);
    expect((await closed.reply({ text: 'Hello' })).status).toBe(201);
  });
});
