import { describe, expect, it } from 'vitest';
import { type MessageTemplate, messageTemplateSchema } from '../../src/core/template.ts';
import type { TicketState } from '../../src/core/ticket.ts';
import { createClockTick } from '../../src/services/clocks/tick.ts';
import { createReceive } from '../../src/services/receive.ts';
import { chatMessage } from '../helpers/service-deps.ts';
import { MINUTE_MS, noticeShop, type Options } from './notice-shop.ts';
import { HOUR_MS, PHONE, UPDATE } from './window-shop.ts';

const template = (name: string, language: 'en' | 'hi', body: string): MessageTemplate =>
  messageTemplateSchema.parse({
    name,
    language,
    account: 'shop-chat',
    id: `HX${(language === 'en' ? 'c' : 'd').repeat(32)}`,
    body,
    variables: ['ticketNumber'],
  });
const RESOLVED = template('ticket-resolved', 'en', 'Your ticket {{1}} is resolved. Answer if it is not.');
const HINDI = template('ticket-resolved', 'hi', 'आपका टिकट {{1}} हल हो गया है। बाक़ी हो तो लिखिए।');

describe('a ticket that is resolved', () => {
  it('is told to its customer once, after two minutes, where they wrote, with number, what changed and how to open it again', async () => {
    const { set, pass, sent, texts, notices, ticket, lines } = await noticeShop();
    await set('resolved');

    await pass(MINUTE_MS);
    expect(sent).toEqual([]);
    await pass(MINUTE_MS);
    await pass(HOUR_MS);

    const number = (await ticket()).numbers[0]?.replace(/(\d{3})(\d{3})(\d{4})/, '$1 $2 $3');
    expect(texts()).toEqual([
      `Test Shop: your ticket ${number} (your complaint) is resolved. If something is still missing, answer before Tuesday, 1 December or write to care@shop.example, and a colleague looks at it again.`,
    ]);
    expect(sent).toMatchObject([{ accountId: 'shop-chat', to: `whatsapp:${PHONE.value}` }]);
    expect(await notices()).toEqual([{ type: 'notice-sent', notice: 'resolved', outboundId: sent[0]?.id }]);
    expect((await lines()).at(-1)).toMatchObject({
      direction: 'out',
      text: texts()[0],
      status: 'sent',
      authorId: null,
    });
  });

  it.each<[string, TicketState]>([
    ['No, it is still broken', 'open'],
    ['not resolved', 'open'],
    ['still not working', 'open'],
    ['समाधान नहीं हुआ', 'open'],
    ['abhi tak nahi mila', 'open'],
    ['thank you', 'resolved'],
    ['menu', 'resolved'],
    ['where is my order TS-99999', 'resolved'],
  ])('and is answered with "%s" is %s then', async (words, state) => {
    const { store, set, pass, write, ticket } = await noticeShop();
    await set('resolved');
    await pass(3 * MINUTE_MS);

    await write(words);

    expect((await ticket()).state).toBe(state);
    expect(await store.tickets.list({ brandIds: ['shop'], limit: 10 })).toHaveLength(1);
  });

  it('is not meant by a later message more than ever', async () => {
    const { set, pass, write, ticket } = await noticeShop();
    await set('resolved');
    await pass(3 * MINUTE_MS);
    await write('menu');

    await write('abhi tak nahi mila');

    expect((await ticket()).state).toBe('resolved');
  });

  it.each<[string, MessageTemplate[], string[], string]>([
    ['by its own template, in the customer’s language', [RESOLVED, HINDI, UPDATE], ['template'], 'आपका टिकट'],
    ['by its own template, else in the shop’s language', [RESOLVED], ['template'], 'Answer if it is not.'],
    ['by the template for all news, where there is no other', [UPDATE], ['template'], 'News of your matter'],
    ['by mail, where there is none', [], ['shop-mail'], 'का समाधान हो गया है'],
  ])('and the window is closed: %s', async (_, templates, ways, words) => {
    const { deps, set, pass, sent, ways: taken, ticket } = await noticeShop({ templates, language: 'hi' });
    deps.clock.advance(25 * HOUR_MS);
    await set('resolved');

    await pass(2 * MINUTE_MS);

    expect(taken()).toEqual(ways);
    expect(sent[0]?.content.text).toContain(words);
    const { approved } = sent[0]?.content ?? {};
    if (templates.includes(RESOLVED)) expect(approved?.variables).toEqual({ '1': (await ticket()).numbers[0] });
  });

  it('is told in Hindi to who speaks it, and in romanised Hindi to who writes that', async () => {
    for (const [language, words] of [
      ['hi', 'का समाधान हो गया है'],
      ['hi-Latn', 'hal ho gaya hai'],
    ] as const) {
      const { set, pass, texts } = await noticeShop({ language });
      await set('resolved');
      await pass(2 * MINUTE_MS);
      expect(texts()).toEqual([expect.stringContaining(words)]);
    }
  });

  it('and every way refuses: each is tried once, and nobody gets a ticket about it', async () => {
    const { deps, store, set, pass, receipts, ways } = await noticeShop({ templates: [RESOLVED] });
    const closed = { status: 'failed', reason: '63016', why: 'window-closed' } as const;
    receipts['shop-chat'] = [closed, closed];
    receipts['shop-mail'] = [{ status: 'failed', reason: 'SMTP 550' }];
    await set('resolved');

    await pass(2 * MINUTE_MS);
    await pass(HOUR_MS);

    expect(ways()).toEqual(['shop-chat', 'template', 'shop-mail']);
    expect(await store.tickets.list({ brandIds: ['shop'], limit: 10 })).toHaveLength(1);
    const lost = await store.outbox.undelivered({ brandIds: ['shop'], now: deps.clock.now(), limit: 10 });
    expect(lost.map(({ message }) => message.accountId)).toEqual(['shop-mail']);
  });
});

it('what another account could not bring goes by WhatsApp Web only to who wrote there', async () => {
  const refused = { status: 'failed', reason: 'not on WhatsApp', why: 'unreachable' } as const;
  const ways = [];
  for (const wrote of [false, true]) {
    const { deps, set, pass, receipts, sent } = await noticeShop({
      accounts: ['shop-chat', 'shop-web'],
      isKnownByMail: false,
    });
    const origin = {
      accountId: 'shop-web',
      from: [PHONE],
      proven: true,
      replyAddress: '9198@s.whatsapp.net',
      threadKey: PHONE.value,
    };
    if (wrote) await createReceive(deps)(chatMessage('hello', origin));
    receipts['shop-chat'] = [refused];
    await set('resolved');
    await pass(2 * MINUTE_MS);
    ways.push(sent.map(({ accountId }) => accountId));
  }

  expect(ways).toEqual([['shop-chat'], ['shop-chat', 'shop-web']]);
});

describe('a caller’s ticket that is resolved', () => {
  const caller = {
    channel: 'voice-twilio',
    message: {
      accountId: 'shop-phone',
      from: [{ kind: 'caller', value: PHONE.value }],
      proven: false,
      replyAddress: PHONE.value,
      threadKey: 'CA1',
    },
  } satisfies Options['origin'];

  it('is told by SMS with what its registered text needs, and nobody is dialled', async () => {
    const { set, pass, sent, ticket } = await noticeShop({
      accounts: ['shop-phone', 'shop-sms'],
      origin: caller,
      isKnownByMail: false,
    });
    await set('resolved');

    await pass(2 * MINUTE_MS);

    expect(sent).toMatchObject([{ accountId: 'shop-sms', to: PHONE.value }]);
    expect(sent[0]?.content.registered).toEqual({
      key: 'ticketNotice.resolved',
      values: { brandName: 'Test Shop', ticketNumber: (await ticket()).numbers[0] },
    });
  });

  it('is told to nobody where the shop can only dial, or by WhatsApp Web, which begins no chats; the history says so', async () => {
    const { set, pass, sent, notices } = await noticeShop({
      accounts: ['shop-phone', 'shop-web'],
      origin: caller,
      isKnownByMail: false,
    });
    await set('resolved');

    await pass(2 * MINUTE_MS);
    await pass(HOUR_MS);

    expect(sent).toEqual([]);
    expect(await notices()).toEqual([{ type: 'notice-skipped', notice: 'resolved', why: 'no-way' }]);
  });
});

describe('a notice', () => {
  it('is written once, also when two processes look at the same moment', async () => {
    const { deps, set, deliver, tick, sent, notices } = await noticeShop();
    await set('resolved');
    deps.clock.advance(2 * MINUTE_MS);

    await Promise.all([tick(), createClockTick({ ...deps, processName: 'other' })(), tick()]);
    await deliver();

    expect(sent).toHaveLength(1);
    expect(await notices()).toHaveLength(1);
  });

  it('is one message with the survey, where both are due', async () => {
    const { set, pass, texts, notices } = await noticeShop({
      rules: { surveyAfterHours: 0.03 },
    });
    await set('resolved');

    await pass(2 * MINUTE_MS);
    await pass(HOUR_MS);

    expect(texts()).toEqual([expect.stringMatching(/is resolved\.[\s\S]*How well did we help you\?/)]);
    expect(await notices()).toHaveLength(1);
  });

  it('says what else the brand wants told: that an answer is needed, and that somebody works on it again', async () => {
    const { set, pass, texts } = await noticeShop({ rules: { notices: ['waiting-customer', 'reopened'] } });
    for (const state of ['waiting-customer', 'resolved', 'open'] as const) {
      await set(state);
      await pass(2 * MINUTE_MS);
    }

    expect(texts()).toEqual([
      expect.stringContaining('we need an answer from you'),
      expect.stringContaining('is working on your ticket'),
    ]);
  });
});
