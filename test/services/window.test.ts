import { describe, expect, it } from 'vitest';
import { channelTypes } from '../../channels/index.ts';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import type { OutboundMessage } from '../../src/core/message.ts';
import { type MessageTemplate, messageTemplateSchema } from '../../src/core/template.ts';
import { createEngine } from '../../src/engine/index.ts';
import { createClockTick } from '../../src/services/clocks/tick.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import { createSweepRefused } from '../../src/services/reach.ts';
import { createReceive } from '../../src/services/receive.ts';
import { setState } from '../../src/services/tickets/set-state.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount, testBrand, testChannel } from '../helpers/test-brand.ts';
import { openTestStore } from '../helpers/test-store.ts';

const HOUR_MS = 3_600_000;
const PHONE = { kind: 'phone', value: '+919845012301' } as const;
const MAIL = { kind: 'email', value: 'asha@home.example' } as const;
const UPDATE = messageTemplateSchema.parse({
  name: 'update',
  language: 'en',
  account: 'shop-chat',
  id: `HX${'a'.repeat(32)}`,
  body: 'News of your matter: {{1}} Thank you.',
  variables: ['text'],
});

/** A shop with an official WhatsApp sender and a mailbox; a complaint came by WhatsApp, and her mail is known. */
async function shop(templates: MessageTemplate[]) {
  const store = await openTestStore();
  const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
  const brand = { ...testBrand, templates };
  const of = (id: string, channel: string) => {
    const type = channelTypes.get(channel);
    if (type === undefined) throw new Error(`no channel ${channel}`);
    return [id, { ...testAccount(id), type, brand }] as const;
  };
  const accounts = new Map([of('shop-chat', 'whatsapp-twilio'), of('shop-mail', 'email')]);
  const deps = await serviceDeps({ store, engine, accounts });
  const sent: OutboundMessage[] = [];
  const channel = testChannel(async (message) => {
    sent.push(message);
    return { status: 'sent', providerId: message.id };
  });
  const channels = new Map([...accounts.keys()].map((id) => [id, channel]));
  const { ticketId, conversationId } = await seedComplaint(store, {
    brandId: 'shop',
    channel: 'whatsapp-twilio',
    at: deps.clock.now(),
    text: 'My lamp exploded',
    message: { from: [PHONE], proven: true, replyAddress: `whatsapp:${PHONE.value}`, threadKey: PHONE.value },
  });
  await createReceive(deps)(
    chatMessage('hello', { accountId: 'shop-mail', from: [MAIL, PHONE], proven: true, threadKey: 'mail-1' }),
  );
  const tick = createClockTick(deps);
  return {
    deps,
    store,
    ticketId,
    conversationId,
    sent,
    tick,
    /** All that is due, and what comes of refusals. */
    async deliver() {
      for (let round = 0; round < 3; round += 1) {
        const { outbound } = await store.sweeps.due(deps.clock.now(), 50);
        for (const { id } of outbound) await createDeliver(deps, channels)(id);
        await createSweepRefused(deps)();
      }
    },
    ways: () => sent.map(({ accountId, content }) => (content.approved === undefined ? accountId : 'template')),
  };
}

describe('the 24-hour window', () => {
  it.each([
    ['open, in free words', 1, [UPDATE], ['shop-chat']],
    ['closed, in the template', 25, [UPDATE], ['template']],
    ['closed and without a template, by mail', 25, [], ['shop-mail']],
  ])('%s: the acknowledgement of a complaint', async (_, hours, templates, expected) => {
    const { deps, deliver, ways, sent } = await shop(templates);
    deps.clock.advance(hours * HOUR_MS);

    await deliver();

    expect(ways()).toEqual(expected);
    expect(sent[0]?.content.text).toContain('I have noted your complaint.');
  });

  it.each([
    ['closed, in the template and one message', [UPDATE], ['template']],
    ['closed and without a template, by mail', [], ['shop-mail']],
  ])('%s: the copy of the complaint, as the clocks send it later', async (_, templates, expected) => {
    const { deps, store, conversationId, deliver, tick, sent } = await shop(templates);
    const first = await store.outbox.claimNext(conversationId, 'a', deps.clock.now());
    await store.outbox.settle(first?.id ?? '', { status: 'delivered', providerId: 'x' }, deps.clock.now(), null);
    deps.clock.advance(25 * HOUR_MS);

    await tick();
    await deliver();

    const copies = sent.filter(({ content }) => content.text.includes('My lamp exploded'));
    expect(copies.map(({ accountId, content }) => (content.approved === undefined ? accountId : 'template'))).toEqual(
      expected,
    );
  });

  it.each([
    ['open, in free words', 1, [UPDATE], ['shop-chat']],
    ['closed, in the template', 30, [UPDATE], ['template']],
    ['closed and without a template, not at all', 30, [], []],
  ])('%s: the survey', async (_, hours, templates, expected) => {
    const { deps, store, ticketId, conversationId, deliver, tick, sent } = await shop(templates);
    await store.desk.hold({ conversationId, holder: 'bot', userId: null, expected: 'any', at: deps.clock.now() });
    await deliver();
    sent.length = 0;
    deps.clock.advance(hours * HOUR_MS);
    const row = await store.desk.get(['shop'], ticketId);
    const actor = { id: 'agent', name: 'Meera', brandIds: ['shop'] };
    await setState(deps, { actor, ticketId, version: row?.ticket.version ?? 0, to: 'resolved' });
    deps.clock.advance(2 * HOUR_MS);

    await tick();
    await deliver();

    const surveys = sent.filter(({ content }) => content.text.includes('How well did we help'));
    expect(surveys.map(({ accountId, content }) => (content.approved === undefined ? accountId : 'template'))).toEqual(
      expected,
    );
  });
});
