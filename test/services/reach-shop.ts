import type { ChannelType } from '../../src/core/channel.ts';
import type { SendReceipt } from '../../src/core/channel-outcome.ts';
import type { Identity } from '../../src/core/contact.ts';
import type { InboundMessage, OutboundMessage } from '../../src/core/message.ts';
import { messageTemplateSchema } from '../../src/core/template.ts';
import type { Engine } from '../../src/engine/index.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import type { Account } from '../../src/services/deps.ts';
import { createSweepRefused } from '../../src/services/reach.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createSweep } from '../../src/services/sweep.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import type { TurnContext } from '../../src/services/turn-context.ts';
import { echoEngine } from '../helpers/echo-engine.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount, testBrand, testChannel } from '../helpers/test-brand.ts';

export const HOUR_MS = 60 * 60_000;
export const PHONE: Identity = { kind: 'phone', value: '+919845012301' };
export const MAIL: Identity = { kind: 'email', value: 'asha@example.com' };
export const template = (language: 'en' | 'hi', body: string) =>
  messageTemplateSchema.parse({
    name: 'update',
    language,
    account: 'wa',
    id: `HX${(language === 'en' ? 'a' : 'b').repeat(32)}`,
    body,
    variables: ['text'],
  });

/** Echoes, and carries a text to another channel as the catalogue does. */
export const engine: Engine = {
  ...echoEngine,
  render: (prompts, { language }) =>
    prompts.map(({ text, values }) => ({ text: String(values['text'] ?? text), options: [], language })),
};

type Receipts = Record<string, SendReceipt[]>;

/** One brand with an official WhatsApp account and a mailbox; a customer who is known by both. */
export async function shop({
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
  const undelivered = () => deps.store.outbox.undelivered({ brandIds: ['shop'], now: deps.clock.now(), limit: 10 });
  const tickets = () => deps.store.tickets.list({ brandIds: ['shop'], limit: 10 });
  return { deps, sent, receipts, write, takeTurn, deliverAll, deliver, sweep, knownByMail, undelivered, tickets };
}

export type Deps = Awaited<ReturnType<typeof serviceDeps>>;

export async function contextOf(deps: Deps, conversationId: string): Promise<TurnContext> {
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
    complaints: [],
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

export async function commitNotices(deps: Deps, { turn, notices }: TurnContext): Promise<void> {
  const taken = await deps.store.lanes.acquire(turn.conversation.id, 'test', 1_000, deps.clock.now());
  if (taken === null) throw new Error('the lane is taken');
  await deps.store.lanes.commitTurn({
    lease: taken.lease,
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
