import { describe, expect, it } from 'vitest';
import type { ChannelType, SendReceipt } from '../../src/core/channel.ts';
import type { Identity } from '../../src/core/contact.ts';
import type { InboundMessage, OutboundMessage } from '../../src/core/message.ts';
import { messageTemplateSchema } from '../../src/core/template.ts';
import type { Engine } from '../../src/engine/index.ts';
import { createChannelDeps } from '../../src/services/channel-deps.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import type { Account } from '../../src/services/deps.ts';
import { draftNotice, wayTo } from '../../src/services/notice.ts';
import { createSweepRefused } from '../../src/services/reach.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createSweep } from '../../src/services/sweep.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import type { TurnContext } from '../../src/services/turn-context.ts';
import { echoEngine } from '../helpers/echo-engine.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount, testBrand, testChannel } from '../helpers/test-brand.ts';

const HOUR_MS = 60 * 60_000;
const PHONE: Identity = { kind: 'phone', value: '+919845012301' };
const MAIL: Identity = { kind: 'email', value: 'asha@example.com' };
const template = (language: 'en' | 'hi', body: string) =>
  messageTemplateSchema.parse({
    name: 'update',
    language,
    account: 'wa',
    id: `HX${(language === 'en' ? 'a' : 'b').repeat(32)}`,
    body,
    variables: ['text'],
  });

/** Echoes, and carries a text to another channel as the catalogue does. */
const engine: Engine = {
  ...echoEngine,
  render: (prompts, { language }) =>
    prompts.map(({ text, values }) => ({ text: String(values['text'] ?? text), options: [], language })),
};

type Receipts = Record<string, SendReceipt[]>;

/** One brand with an official WhatsApp account and a mailbox; a customer who is known by both. */
async function shop({
  templates = [template('en', 'News of your order: {{1}} Thank you.')],
  ways = ['wa', 'mail'],
} = {}) {
  const brand = { ...testBrand, templates };
  const of = (id: string, type: Partial<ChannelType>): Account => ({ ...testAccount(id, type), brand });
  const types: Record<string, Partial<ChannelType>> = {
    wa: {
      name: 'wa',
      notices: [{ to: 'phone', recently: true }],
      window: { freeMs: 24 * HOUR_MS, templates: true },
      addressOf: (value) => `whatsapp:${value}`,
    },
    mail: { name: 'mail', notices: [{ to: 'email', recently: false }] },
    sms: { name: 'sms', notices: [{ to: 'phone', recently: false }] },
  };
  const accounts = new Map(ways.map((id) => [id, of(id, types[id] ?? {})]));
  const deps = await serviceDeps({ accounts, engine });
  const sent: OutboundMessage[] = [];
  const receipts: Receipts = {};
  const channels = new Map(
    ways.map((id) => [
      id,
      testChannel(async (message) => {
        sent.push(message);
        return receipts[id]?.shift() ?? { status: 'sent', providerId: `p-${sent.length}` };
      }),
    ]),
  );
  const receive = createReceive(deps);
  const takeTurn = createTakeTurn(deps);
  const deliver = createDeliver(deps, channels);
  const sweep = createSweep(deps);

  /** Delivers what is due until nothing is. */
  async function deliverAll(): Promise<void> {
    for (let round = 0; round < 5; round += 1) {
      await createSweepRefused(deps)();
      const { outbound } = await deps.store.sweeps.due(deps.clock.now(), 100);
      for (const { id } of outbound) await deliver(id);
    }
  }
  async function write(text: string, more: Partial<InboundMessage> = {}) {
    const outcome = await receive(
      chatMessage(text, {
        accountId: 'wa',
        from: [PHONE],
        proven: true,
        replyAddress: 'whatsapp:+919845012301',
        threadKey: '+919845012301',
        ...more,
      }),
    );
    const id = outcome.outcome === 'accepted' ? outcome.conversationId : '';
    await takeTurn(id);
    return id;
  }
  /** The customer wrote a mail once, and both contacts are one person's. */
  async function knownByMail(): Promise<void> {
    await receive(chatMessage('hello', { accountId: 'mail', from: [MAIL, PHONE], proven: true, threadKey: 'mail-1' }));
  }
  const undelivered = () => deps.store.outbox.undelivered(['shop'], deps.clock.now(), 10);
  const tickets = () => deps.store.tickets.list({ brandIds: ['shop'], limit: 10 });
  return { deps, sent, receipts, write, takeTurn, deliverAll, deliver, sweep, knownByMail, undelivered, tickets };
}

type Deps = Awaited<ReturnType<typeof serviceDeps>>;

async function contextOf(deps: Deps, conversationId: string): Promise<TurnContext> {
  const turn = await deps.store.lanes.load(conversationId);
  const account = deps.accounts.get('wa');
  if (turn === null || account === undefined) throw new Error('no such conversation');
  return {
    deps,
    account,
    turn,
    rung: turn.conversation.rung,
    proofs: {},
    tickets: [],
    addToTickets: [],
    effect: null,
    notices: [],
    codes: { sent: [], used: [] },
    ratings: [],
    state: turn.state,
    language: 'en',
    receivedAt: deps.clock.now(),
    signal: AbortSignal.timeout(5_000),
  };
}

async function commitNotices(deps: Deps, { turn, notices }: TurnContext): Promise<void> {
  const lease = await deps.store.lanes.acquire(turn.conversation.id, 'test', 1_000, deps.clock.now());
  if (lease === null) throw new Error('the lane is taken');
  await deps.store.lanes.commitTurn({
    lease,
    turnId: 'turn-of-the-code',
    readFromSeq: turn.doneSeq,
    readToSeq: turn.doneSeq,
    at: deps.clock.now(),
    state: turn.state,
    language: 'en',
    holder: 'bot',
    rung: 'unknown',
    understood: [],
    outbound: [],
    tickets: [],
    addToTickets: [],
    effect: null,
    notices,
    codes: { sent: [], used: [] },
    ratings: [],
  });
}

describe('a message that may not be said freely any more', () => {
  it('goes out in the words of the template, in the customer’s language, and is shown as it was sent', async () => {
    const { deps, sent, write, deliverAll } = await shop({
      templates: [template('hi', 'आपके ऑर्डर की ख़बर: {{1}} धन्यवाद।'), template('en', 'News: {{1}} Thank you.')],
    });
    const id = await write('Where is it?');
    deps.clock.advance(25 * HOUR_MS);

    await deliverAll();

    expect(sent).toHaveLength(1);
    expect(sent[0]?.content).toMatchObject({
      text: 'News: Where is it? Thank you.',
      approved: { id: `HX${'a'.repeat(32)}`, variables: { '1': 'Where is it?' } },
    });
    const timeline = await deps.store.conversations.timeline(id, 0, 10);
    expect(timeline.at(-1)).toMatchObject({ text: 'News: Where is it? Thank you.', status: 'sent' });
  });

  it('is said freely within 24 hours', async () => {
    const { deps, sent, write, deliverAll } = await shop();
    await write('Where is it?');
    deps.clock.advance(23 * HOUR_MS);

    await deliverAll();

    expect(sent.map(({ content }) => content)).toMatchObject([{ text: 'Where is it?' }]);
    expect(sent[0]?.content).not.toHaveProperty('approved');
  });

  it('goes by mail where there is no template', async () => {
    const { deps, sent, write, deliverAll, knownByMail } = await shop({ templates: [] });
    await knownByMail();
    await write('Where is it?');
    deps.clock.advance(25 * HOUR_MS);

    await deliverAll();

    const answer = sent.filter(({ content }) => content.text.includes('Where is it?'));
    expect(answer).toMatchObject([{ accountId: 'mail' }]);
  });
});

describe('a refusal', () => {
  it('because the window is closed after all brings the template', async () => {
    const { sent, receipts, write, deliverAll, undelivered } = await shop();
    receipts['wa'] = [{ status: 'failed', reason: 'Twilio error 63016', why: 'window-closed' }];
    await write('Where is it?');

    await deliverAll();

    expect(sent.map(({ content }) => content.approved?.id)).toEqual([undefined, `HX${'a'.repeat(32)}`]);
    expect(sent[0]?.idempotencyKey).not.toBe(sent[1]?.idempotencyKey);
    expect(await undelivered()).toHaveLength(1);
  });

  it('of the template too goes to the other channel, and then to a person', async () => {
    const { deps, sent, receipts, write, deliverAll, knownByMail, tickets } = await shop();
    await knownByMail();
    const closed: SendReceipt = { status: 'failed', reason: '63016', why: 'window-closed' };
    receipts['wa'] = [closed, closed, closed];
    receipts['mail'] = [{ status: 'failed', reason: 'SMTP 550' }];
    await write('Where is it?');

    await deliverAll();

    expect(sent.map(({ accountId }) => accountId)).toEqual(['wa', 'wa', 'mail']);
    expect(await tickets()).toMatchObject([
      { ticket: { topic: 'undelivered', summary: expect.stringContaining('Where') } },
    ]);
    deps.clock.advance(HOUR_MS);
    await deliverAll();
    expect(sent).toHaveLength(3);
    expect(await tickets()).toHaveLength(1);
  });

  it('that comes later, by a report, finds the next way as well, once', async () => {
    const { deps, sent, write, deliverAll, knownByMail } = await shop({ templates: [] });
    await knownByMail();
    await write('Where is it?');
    await deliverAll();
    const account = deps.accounts.get('wa');
    if (account === undefined) throw new Error('no account');
    const never = async () => ({ outcome: 'quarantined' as const, reason: '' });
    const { report } = createChannelDeps(account, {
      deps,
      publicUrl: '',
      receive: never,
      receiveAndWait: async () => ({ status: 'late' }),
    });
    const failed = { accountId: 'wa', outboundId: sent[0]?.id ?? '', status: 'failed', why: 'unreachable' } as const;

    for (let times = 0; times < 2; times += 1) await report(failed);
    await deliverAll();
    await report(failed);
    await deliverAll();

    expect(
      sent.filter(({ content }) => content.text.includes('Where is it?')).map(({ accountId }) => accountId),
    ).toEqual(['wa', 'mail']);
  });

  it('writes to nobody by an address that nobody has proven', async () => {
    const { receipts, write, deliverAll, sent, tickets } = await shop();
    receipts['wa'] = [{ status: 'failed', reason: 'not on WhatsApp', why: 'unreachable' }];
    await write('Where is it?', { from: [PHONE, MAIL] });

    await deliverAll();

    expect(sent.map(({ accountId }) => accountId)).toEqual(['wa']);
    expect(await tickets()).toHaveLength(1);
  });

  it('of a message that has gone nowhere is not repeated where a message is only uncertain', async () => {
    const { receipts, write, deliverAll, sent, tickets } = await shop();
    receipts['wa'] = [{ status: 'uncertain', reason: 'the line broke' }];
    await write('Where is it?');

    await deliverAll();

    expect(sent).toHaveLength(1);
    expect(await tickets()).toHaveLength(0);
  });
});

describe('STOP', () => {
  it.each(['STOP', ' stop. ', 'Unsubscribe', 'message band karo', 'मैसेज बंद करो'])(
    'said as "%s" is confirmed, once',
    async (word) => {
      const { sent, write, deliverAll } = await shop();

      await write(word);
      await deliverAll();

      expect(sent.map(({ content }) => content.text)).toEqual(['optOut.stop']);
    },
  );

  it('holds back what was not asked for, on every channel that reaches the same number', async () => {
    const { deps, sent, write, deliverAll } = await shop({ ways: ['wa', 'sms'] });
    await write('Where is it?');
    await write('STOP', { providerId: 'stop' });
    deps.clock.advance(1000);

    await deliverAll();

    // The answer from before STOP is held back, and goes no other way.
    expect(sent.map(({ accountId, content }) => [accountId, content.text])).toEqual([['wa', 'optOut.stop']]);
  });

  it('lets answers through to what is written afterwards, and everything after START', async () => {
    const { deps, sent, write, deliverAll } = await shop();
    await write('STOP');
    deps.clock.advance(1000);
    await write('Where is my order?');
    await deliverAll();
    expect(sent.map(({ content }) => content.text)).toEqual(['optOut.stop', 'Where is my order?']);

    await write('START');
    await deliverAll();

    expect(sent.at(-1)?.content.text).toBe('optOut.start');
  });

  it('counts while a person answers, too', async () => {
    const { deps, write } = await shop();
    const id = await write('Hello');
    const at = deps.clock.now();
    await deps.store.desk.hold({ conversationId: id, holder: 'person', userId: null, expected: 'any', at });

    await write('STOP');

    const [row] = (await deps.store.conversations.timeline(id, 0, 10)).slice(-1);
    expect(row?.text).toBe('optOut.stop');
  });

  it('means the open question on a channel that never writes first', async () => {
    const deps = await serviceDeps();
    const receive = createReceive(deps);
    const outcome = await receive(chatMessage('stop'));
    const id = outcome.outcome === 'accepted' ? outcome.conversationId : '';

    await createTakeTurn(deps)(id);

    expect((await deps.store.conversations.timeline(id, 0, 10)).at(-1)?.text).toBe('stop');
  });
});

describe('a code', () => {
  const codeTemplate = messageTemplateSchema.parse({
    name: 'code',
    language: 'en',
    account: 'wa',
    id: `HX${'c'.repeat(32)}`,
    body: 'Your code is {{1}}. Tell it to nobody.',
    variables: ['code'],
  });

  it('goes to a number that never wrote by its own template, and stands nowhere afterwards', async () => {
    const { deps, sent, write, deliverAll } = await shop({ templates: [codeTemplate] });
    const other = { kind: 'phone' as const, value: '+919999900000' };
    const id = await write('Where is it?');
    const context = await contextOf(deps, id);
    const way = await wayTo(other, context);
    expect(way).toMatchObject({ to: 'whatsapp:+919999900000', threadKey: '+919999900000' });
    const expiresAt = new Date(deps.clock.now().getTime() + HOUR_MS);
    if (way !== null)
      context.notices.push(draftNotice(way, { text: 'code.message', secret: '314159', expiresAt }, context));
    await commitNotices(deps, context);

    await deliverAll();

    const code = sent.find(({ to }) => to === 'whatsapp:+919999900000');
    expect(code?.content).toMatchObject({
      text: 'Your code is 314159. Tell it to nobody.',
      approved: { id: codeTemplate.id, variables: { '1': '314159' } },
    });
    const kept = await deps.store.conversations.byThread('wa', '+919999900000');
    const timeline = await deps.store.conversations.timeline(kept?.id ?? '', 0, 10);
    expect(JSON.stringify(timeline)).not.toContain('314159');
  });

  it('goes to nobody who said STOP', async () => {
    const { deps, write } = await shop({ templates: [codeTemplate] });
    const id = await write('STOP');

    expect(await wayTo({ kind: 'phone', value: PHONE.value }, await contextOf(deps, id))).toBeNull();
  });
});

describe('templates in the brand file', () => {
  const base = { name: 'update', language: 'en', account: 'wa', id: `HX${'a'.repeat(32)}` };

  it.each([
    ['begins with a variable', { body: '{{1}} is the news', variables: ['text'] }],
    ['ends with a variable', { body: 'The news: {{1}}', variables: ['text'] }],
    ['has two variables side by side', { body: 'News {{1}}{{2}} here', variables: ['text', 'brandName'] }],
    ['has a variable that is not filled', { body: 'News {{1}} and {{2}} here', variables: ['text'] }],
    ['fills a variable that it has not', { body: 'News {{1}} here', variables: ['text', 'brandName'] }],
    ['asks for what there is not', { body: 'News {{1}} here', variables: ['horoscope'] }],
    ['says nothing of the message', { body: 'News {{1}} here', variables: ['brandName'] }],
    ['has no id of Twilio', { body: 'News {{1}} here', variables: ['text'], id: 'MG1' }],
  ])('is refused where one %s', (_, part) => {
    expect(messageTemplateSchema.safeParse({ ...base, ...part }).success).toBe(false);
  });

  it('is taken where all is right', () => {
    expect(messageTemplateSchema.safeParse({ ...base, body: 'News: {{1}} Bye.', variables: ['text'] }).success).toBe(
      true,
    );
  });
});
