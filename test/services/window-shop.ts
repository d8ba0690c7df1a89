import { channelTypes } from '../../channels/index.ts';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import type { SendReceipt } from '../../src/core/channel-outcome.ts';
import type { InboundMessage, OutboundMessage } from '../../src/core/message.ts';
import { type MessageTemplate, messageTemplateSchema } from '../../src/core/template.ts';
import type { TicketState } from '../../src/core/ticket.ts';
import { type TicketRules, ticketRulesSchema } from '../../src/core/ticket-rules.ts';
import { createEngine } from '../../src/engine/index.ts';
import { createClockTick } from '../../src/services/clocks/tick.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import { createSweepRefused } from '../../src/services/reach.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { setState } from '../../src/services/tickets/set-state.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { chatMessage, serviceDeps } from '../helpers/service-deps.ts';
import { testAccount, testBrand, testChannel } from '../helpers/test-brand.ts';
import { openTestStore } from '../helpers/test-store.ts';

export const HOUR_MS = 3_600_000;
export const PHONE = { kind: 'phone', value: '+919845012301' } as const;
export const MAIL = { kind: 'email', value: 'asha@home.example' } as const;
export const ACTOR = { id: 'agent', name: 'Meera', brandIds: ['shop'] };
export const UPDATE = messageTemplateSchema.parse({
  name: 'update',
  language: 'en',
  account: 'shop-chat',
  id: `HX${'a'.repeat(32)}`,
  body: 'News of your matter: {{1}} Thank you.',
  variables: ['text'],
});

const engine = createEngine({ flows, catalogues, phrases, concepts, calls });
const CHANNELS: Record<string, string> = {
  'shop-chat': 'whatsapp-twilio',
  'shop-web': 'whatsapp-baileys',
  'shop-phone': 'voice-twilio',
  'shop-mail': 'email',
  'shop-sms': 'sms-twilio',
};

interface ShopOptions {
  templates?: MessageTemplate[];
  rules?: Partial<TicketRules>;
  accounts?: readonly string[];
  /** Where the complaint came in, and by whom. */
  origin?: { channel: string; message: Partial<InboundMessage> };
  language?: string;
  /** Whether her address is known, proven, from a mail of her own. Default: it is. */
  isKnownByMail?: boolean;
}

/** A shop with an official WhatsApp sender and a mailbox; a complaint came by WhatsApp, and her mail is known. */
export async function windowShop({
  templates = [],
  rules = {},
  accounts: ids = ['shop-chat', 'shop-mail'],
  origin = {
    channel: 'whatsapp-twilio',
    message: { from: [PHONE], proven: true, replyAddress: `whatsapp:${PHONE.value}`, threadKey: PHONE.value },
  },
  language = 'en',
  isKnownByMail = true,
}: ShopOptions = {}) {
  const store = await openTestStore();
  const brand = { ...testBrand, templates, tickets: ticketRulesSchema.parse(rules) };
  const accounts = new Map(
    ids.map((id) => {
      const type = channelTypes.get(CHANNELS[id] ?? '');
      if (type === undefined) throw new Error(`no channel for ${id}`);
      return [id, { ...testAccount(id), type, brand }] as const;
    }),
  );
  const deps = await serviceDeps({ store, engine, accounts });
  const sent: OutboundMessage[] = [];
  const receipts: Record<string, SendReceipt[]> = {};
  const channel = testChannel(async (message) => {
    sent.push(message);
    return receipts[message.accountId]?.shift() ?? { status: 'sent', providerId: message.id };
  });
  const channels = new Map([...accounts.keys()].map((id) => [id, channel]));
  const seeded = await seedComplaint(store, {
    brandId: 'shop',
    channel: origin.channel,
    at: deps.clock.now(),
    text: 'My lamp exploded',
    language,
    message: origin.message,
  });
  const { ticketId, conversationId } = seeded;
  const receive = createReceive(deps);
  if (isKnownByMail) {
    const from = [MAIL, ...(origin.message.from ?? [])];
    await receive(chatMessage('hello', { accountId: 'shop-mail', from, proven: true, threadKey: 'mail-1' }));
  }
  const tick = createClockTick(deps);
  const ticket = async () => {
    const row = await store.desk.get(['shop'], ticketId);
    if (row === null) throw new Error('the ticket is gone');
    return row.ticket;
  };
  return {
    deps,
    store,
    ticketId,
    conversationId,
    sent,
    receipts,
    tick,
    ticket,
    /** All that is due, and what comes of refusals. */
    async deliver() {
      for (let round = 0; round < 3; round += 1) {
        const { outbound } = await store.sweeps.due(deps.clock.now(), 50);
        for (const { id } of outbound) await createDeliver(deps, channels)(id);
        await createSweepRefused(deps)();
      }
    },
    /** A person sets the state, as in the console. */
    async set(to: TicketState) {
      return setState(deps, { actor: ACTOR, ticketId, version: (await ticket()).version, to });
    },
    /** The customer writes where she wrote first, and the bot takes the turn. */
    async write(text: string) {
      await receive(chatMessage(text, { accountId: 'shop-chat', ...origin.message }));
      // The quiet time: perhaps there is more to come.
      deps.clock.advance(2_000);
      await createTakeTurn(deps)(conversationId);
    },
    ways: () => sent.map(({ accountId, content }) => (content.approved === undefined ? accountId : 'template')),
  };
}
