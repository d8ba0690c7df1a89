import { describe, expect, it } from 'vitest';
import { channelTypes } from '../../channels/index.ts';
import { optOutWords } from '../../flows/index.ts';
import type { Identity } from '../../src/core/contact.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import { createChannelDeps } from '../../src/services/channel-deps.ts';
import { sendSurveys } from '../../src/services/clocks/send-surveys.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount, testBrand } from '../helpers/test-brand.ts';
import { engine, HOUR_MS, MAIL, PHONE, shop } from './reach-shop.ts';

/** Somebody writes on a channel as it really is. */
async function on(channel: string, identity: Identity = PHONE) {
  const type = channelTypes.get(channel);
  if (type === undefined) throw new Error(`no channel ${channel}`);
  const account = { ...testAccount('account'), type };
  const deps = await serviceDeps({ account, engine });
  const receive = createReceive(deps);
  return {
    deps,
    isStopped: () => deps.store.reach.isSuppressed('shop', identity),
    say: async (text: string, more: Partial<InboundMessage> = {}) => {
      const outcome = await receive(
        chatMessage(text, { accountId: 'account', from: [identity], proven: true, threadKey: identity.value, ...more }),
      );
      const id = outcome.outcome === 'accepted' ? outcome.conversationId : '';
      // Chats wait for quiet first.
      deps.clock.advance(10_000);
      await createTakeTurn(deps)(id);
      return (await deps.store.conversations.timeline(id, 0, 20)).at(-1)?.text;
    },
  };
}

const WRITTEN = ['whatsapp-twilio', 'whatsapp-baileys', 'sms-twilio', 'email'];
const CHAT: Identity = { kind: 'webchat', value: 'browser-1' };
const CALLER: Identity = { kind: 'caller', value: PHONE.value };
const FORMS = ['STOP', ' Stop. ', 'UNSUBSCRIBE', 'Do not message me!', 'message band karo', 'मैसेज बंद करो', 'स्टॉप'];

describe('STOP and START', () => {
  it.each(WRITTEN.flatMap((channel) => FORMS.map((words) => [channel, words] as const)))(
    'on %s, STOP as "%s" counts and is confirmed, and START undoes it',
    async (channel, words) => {
      const { say, isStopped } = await on(channel, channel === 'email' ? MAIL : PHONE);

      expect(await say(words)).toBe('optOut.stop');
      expect(await isStopped()).toBe(true);
      expect(await say('मैसेज शुरू करें')).toBe('optOut.start');
      expect(await isStopped()).toBe(false);
    },
  );

  it.each([
    ['no more messages', 'optOut.stop', true],
    ['please stop sending me messages', 'optOut.stop', true],
    ['मैसेज मत भेजिए', 'optOut.stop', true],
    // In a web chat nobody is written to first: there these are answers.
    ['stop', 'stop', false],
    ['स्टॉप', 'स्टॉप', false],
  ])('in the web chat "%s" is answered with %s', async (words, answer, stopped) => {
    const { say, isStopped } = await on('webchat', CHAT);

    expect(await say(words)).toBe(answer);
    expect(await isStopped()).toBe(stopped);
  });

  it.each(['stop', 'do not message me'])(
    'on the phone "%s" is an answer: the number of a caller is no proof',
    async (words) => {
      const { say, isStopped } = await on('voice-twilio', CALLER);

      await say(words);

      expect(await isStopped()).toBe(false);
    },
  );

  it.each([
    'stop sending me the wrong size, I ordered a medium',
    'please cancel my order',
    'start a return',
    'मेरा ऑर्डर रोक दो',
    'message',
  ])('"%s" is neither', async (words) => {
    const { say, isStopped } = await on('whatsapp-twilio');

    expect(await say(words)).toBe(words);
    expect(await isStopped()).toBe(false);
  });

  it('are each a word of the bot’s own once only', () => {
    const all = [...optOutWords.stop, ...optOutWords.start];

    expect(new Set(all).size).toBe(all.length);
    for (const words of all)
      expect(words).toBe(
        words
          .normalize('NFC')
          .toLowerCase()
          .replace(/[\p{P}\p{S}\s]+/gu, ' '),
      );
  });

  it('that Twilio has read and confirmed itself counts, and is not confirmed again', async () => {
    const { say, isStopped } = await on('whatsapp-twilio');
    await say('Hello');

    expect(await say('बस करो', { optOut: 'stop' })).toBe('बस करो');
    expect(await isStopped()).toBe(true);
    expect(await say('फिर से', { optOut: 'start' })).toBe('फिर से');
    expect(await isStopped()).toBe(false);
  });

  it('on one channel counts for all addresses of that person', async () => {
    const { deps, knownByMail, write } = await shop();
    await knownByMail();
    await write('STOP');

    expect(await deps.store.reach.isSuppressed('shop', MAIL)).toBe(true);
    await write('START');
    expect(await deps.store.reach.isSuppressed('shop', MAIL)).toBe(false);
  });

  it('to the sender of SMS counts for the whole person, too', async () => {
    const { deps, knownByMail } = await shop();
    await knownByMail();
    const account = deps.accounts.get('mail');
    if (account === undefined) throw new Error('no account');
    const { optOut } = createChannelDeps(account, {
      deps,
      publicUrl: '',
      receive: async () => ({ outcome: 'quarantined', reason: '' }),
      receiveAndWait: async () => ({ status: 'late' }),
    });

    await optOut(PHONE, 'stop');
    expect(await deps.store.reach.isSuppressed('shop', MAIL)).toBe(true);
    await optOut(PHONE, 'start');
    expect(await deps.store.reach.isSuppressed('shop', MAIL)).toBe(false);
  });

  it('that only the provider knows of (21610) counts from its refusal on; who asked is seen by a person', async () => {
    const { deps, receipts, write, deliverAll, sent, tickets } = await shop({ ways: ['wa', 'sms'] });
    receipts['wa'] = [{ status: 'failed', reason: 'Twilio error 21610', why: 'unsubscribed' }];
    await write('Where is it?');

    await deliverAll();

    expect(sent.map(({ accountId }) => accountId)).toEqual(['wa']);
    expect(await deps.store.reach.isSuppressed('shop', PHONE)).toBe(true);
    expect(await tickets()).toMatchObject([{ ticket: { topic: 'undelivered' } }]);
  });
});

describe('after STOP', () => {
  /** Somebody who wrote, said STOP, and wrote again; what is said now, by whom, and whether it goes out. */
  it.each([
    ['the bot’s answer', 'answer', true],
    ['a person’s answer', 'person', true],
    ['what nobody asked for (a survey, a reminder)', 'unasked', false],
  ] as const)('to what is written then, %s', async (_, kind, goes) => {
    const { deps, sent, write, deliverAll } = await shop();
    await write('STOP');
    await deliverAll();
    deps.clock.advance(1_000);
    const id = await write('And where is my order?');
    if (kind === 'answer') await deliverAll();
    else {
      await deliverAll();
      await sayLater(deps, id, kind === 'unasked');
      await deliverAll();
    }

    const last = sent.at(-1)?.content.text;
    expect(last).toBe(goes ? (kind === 'answer' ? 'And where is my order?' : 'Said later') : 'And where is my order?');
  });

  it('and nothing written since, not even a person’s answer', async () => {
    const { deps, sent, write, deliverAll, undelivered } = await shop();
    await write('Hello');
    await deliverAll();
    deps.clock.advance(1_000);
    const id = await write('STOP');
    await deliverAll();
    await sayLater(deps, id, false);
    await deliverAll();

    expect(sent.at(-1)?.content.text).toBe('optOut.stop');
    expect(await undelivered()).toMatchObject([{ status: 'failed', reason: 'its receiver said STOP' }]);
  });

  it.each([
    ['nobody is asked how it was', 'STOP', 0],
    ['and START everybody is again', 'START', 1],
  ])('%s', async (_, last, surveys) => {
    const { deps, write } = await shop();
    const brand = { ...testBrand, tickets: { ...testBrand.tickets, surveyAfterHours: 1 } };
    for (const account of deps.accounts.values()) Object.assign(account, { brand });
    const id = await write('It came broken');
    const ticketId = await resolved(deps, id);
    await write('STOP');
    if (last === 'START') await write('START');
    deps.clock.advance(2 * HOUR_MS);

    await sendSurveys(deps);

    const events = await deps.store.tickets.events(ticketId);
    expect(events.filter(({ data }) => data.type === 'survey-sent')).toHaveLength(surveys);
  });
});

type Deps = Awaited<ReturnType<typeof serviceDeps>>;

async function sayLater(deps: Deps, conversationId: string, isUnasked: boolean): Promise<void> {
  const id = deps.ids.next();
  const content = { text: 'Said later', options: [], language: 'en', ...(isUnasked ? { isUnasked } : {}) };
  await deps.store.desk.say(
    { id, idempotencyKey: id, turnId: deps.ids.next(), content, acknowledgesTicketId: null, to: { conversationId } },
    deps.clock.now(),
  );
}

/** A ticket of this conversation that was solved just now. */
async function resolved(deps: Deps, conversationId: string): Promise<string> {
  const found = await deps.store.desk.conversation(['shop'], conversationId);
  const at = deps.clock.now();
  const id = deps.ids.next();
  const { contactId = '' } = found?.conversation ?? {};
  await deps.store.desk.commit({
    actor: 'system',
    at,
    changes: [],
    opens: [
      {
        draft: {
          id,
          number: `1${deps.ids.digits(9)}`,
          kind: 'request',
          topic: 'other',
          orderNumber: null,
          summary: 'x',
          language: 'en',
          receivedAt: at,
          ackDueAt: null,
          redressDueAt: null,
        },
        brandId: 'shop',
        contactId,
        conversationId,
        messageId: '',
        events: [],
      },
    ],
  });
  const row = await deps.store.desk.get(['shop'], id);
  await deps.store.tickets.setState(id, row?.ticket.version ?? 0, 'resolved', 'x', at);
  return id;
}
