import { channelTypes } from '../../channels/index.ts';
import { calls, catalogues, concepts, flows, phrases } from '../../flows/index.ts';
import type { Brand } from '../../src/core/brand.ts';
import type { Channel, ChannelDeps } from '../../src/core/channel.ts';
import type { Identity } from '../../src/core/contact.ts';
import type { InboundFile, InboundMessage, OutboundMessage } from '../../src/core/message.ts';
import type { Order } from '../../src/core/order.ts';
import type { OrderActions } from '../../src/core/order-action.ts';
import { deliveriesLane, EFFECTS_LANE, TURNS_LANE } from '../../src/core/queue.ts';
import { createEngine } from '../../src/engine/index.ts';
import { createLocalOrders } from '../../src/orders/local.ts';
import { createAnswerInline } from '../../src/services/answer-inline.ts';
import { createChannelDeps } from '../../src/services/channel-deps.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import type { Account, ServiceDeps } from '../../src/services/deps.ts';
import { createFollowPromises } from '../../src/services/effects/follow-promises.ts';
import { createRunEffect } from '../../src/services/effects/run.ts';
import { createBells } from '../../src/services/playground/bells.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createSweep } from '../../src/services/sweep.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { serviceDeps } from './service-deps.ts';
import { testBrand, testChannel } from './test-brand.ts';

export const engine = createEngine({ flows, catalogues, phrases, concepts, calls });

export interface RoadOptions {
  orders?: readonly Order[];
  brand?: Partial<Brand>;
  overrides?: Partial<Pick<ServiceDeps, 'orders' | 'actions' | 'advise'>>;
  /** The kind of channel that WhatsApp is; Twilio where nothing is said. */
  whatsApp?: 'whatsapp-twilio' | 'whatsapp-baileys';
  /** A real channel for the account `mail`, in place of the end that is ours. */
  mail?: (deps: ChannelDeps) => Channel;
}

/** Somebody on one channel; `say` answers with what came back to them. */
export interface Shopper {
  say(text: string, message?: Partial<InboundMessage>, files?: readonly InboundFile[]): Promise<string[]>;
  conversationId(): string;
}

export type Road = Awaited<ReturnType<typeof openRoad>>;

const ACCOUNTS = { wa: 'whatsapp-twilio', mail: 'email', web: 'webchat', phone: 'voice-twilio' } as const;

/** The whole road of a message with the real engine, flows, store and services; only the channels' ends are ours. */
export async function openRoad({ orders = [], brand, overrides = {}, whatsApp, mail }: RoadOptions = {}) {
  const shop: Brand = { ...testBrand, ...brand };
  const kinds = { ...ACCOUNTS, ...(whatsApp === undefined ? {} : { wa: whatsApp }) };
  const accounts = new Map(Object.entries(kinds).map(([id, name]) => [id, accountOf(id, name, shop)]));
  const bells = createBells();
  const deps = await serviceDeps({ engine, queue: bells, accounts });
  const local = createLocalOrders(deps.store.orders, deps);
  Object.assign(deps, { orders: local, actions: local, ...overrides });
  if (orders.length > 0) await deps.store.orders.import(shop.id, orders);

  const outbound: OutboundMessage[] = [];
  const channel = testChannel(async (message) => {
    outbound.push(message);
    return { status: 'delivered', providerId: null };
  });
  const receive = createReceive(deps);
  const channels = new Map([...accounts.keys()].map((id) => [id, channel]));
  const mailAccount = accounts.get('mail');
  if (mail !== undefined && mailAccount !== undefined) {
    const inline = async () => ({ status: 'late' }) as const;
    const outside = { deps, publicUrl: 'https://redress.example', receive, receiveAndWait: inline };
    channels.set('mail', mail(createChannelDeps(mailAccount, outside)));
  }
  const deliver = createDeliver(deps, channels);
  const takeTurn = createTakeTurn(deps);
  const handlers = {
    [TURNS_LANE]: async (id: string) => void (await takeTurn(id)),
    [EFFECTS_LANE]: createRunEffect(deps),
    ...Object.fromEntries(['wa', 'mail', 'web'].map((id) => [deliveriesLane(id), deliver])),
  };
  const settle = () => bells.answer(handlers);
  const sweep = createSweep(deps);
  let sent = 0;

  function shopper(accountId: keyof typeof ACCOUNTS, identity: Identity, proven: boolean): Shopper {
    let conversationId = '';
    return {
      conversationId: () => conversationId,
      async say(text, message = {}, files = []) {
        sent += 1;
        const before = outbound.length;
        const inbound: InboundMessage = {
          accountId,
          providerId: `p${sent}`,
          kind: 'message',
          from: [identity],
          proven,
          replyAddress: identity.value,
          threadKey: identity.value,
          references: [],
          text,
          replyContext: {},
          ...message,
        };
        const outcome = await receive(inbound, files);
        if (outcome.outcome === 'quarantined') throw new Error(`quarantined: ${outcome.reason}`);
        conversationId = outcome.conversationId;
        await settle();
        return outbound
          .slice(before)
          .filter((one) => one.conversationId === conversationId)
          .map(({ content }) => content.text);
      },
    };
  }

  const inline = createAnswerInline(deps, receive, takeTurn);
  return {
    deps,
    store: deps.store,
    clock: deps.clock,
    brand: shop,
    /** All that was handed to a channel, secrets filled in. */
    outbound,
    settle,
    /** What a second later would be done by the database's word. */
    async sweep() {
      await sweep();
      await settle();
    },
    followPromises: createFollowPromises(deps),
    /** WhatsApp proves the number. */
    whatsApp: (phone: string) => shopper('wa', { kind: 'phone', value: phone }, true),
    /** A mail that passed DMARC; `proven: false` in a message makes it one that did not. */
    mail: (address: string) => shopper('mail', { kind: 'email', value: address }, true),
    /** A browser that nobody knows. */
    web: (session: string) => shopper('web', { kind: 'webchat', value: session }, false),
    /** A call; steps are awaited as the webhook does. The effects of a step run meanwhile, as another worker would. */
    phone(caller: string, callSid = `CA${sent}`) {
      let step = -1;
      return async (digits?: string): Promise<string[]> => {
        step += 1;
        const answering = inline(
          {
            accountId: 'phone',
            providerId: `${callSid}:${step}`,
            kind: step === 0 ? 'started' : digits === undefined ? 'silence' : 'message',
            from: [{ kind: 'caller', value: caller }],
            proven: false,
            replyAddress: callSid,
            threadKey: callSid,
            references: [],
            text: digits ?? '',
            ...(digits === undefined ? {} : { digits }),
            replyContext: {},
          },
          2_000,
        );
        // Whoever began to answer a ring may still be at it when the next one finds none.
        const settling: Promise<void>[] = [];
        const timer = setInterval(() => settling.push(settle()), 10);
        const answer = await answering.finally(() => clearInterval(timer));
        await Promise.all(settling);
        await settle();
        return answer.status === 'answered' ? answer.messages.map(({ content }) => content.text) : [answer.status];
      };
    },
    tickets: async () =>
      (await deps.store.tickets.list({ brandIds: [shop.id], limit: 50 })).map(({ ticket }) => ticket),
    order: (number: string) => deps.store.orders.findByNumber(shop.id, number),
    close: () => deps.store.close(),
  };
}

function accountOf(id: string, name: string, brand: Brand): Account {
  const type = channelTypes.get(name);
  if (type === undefined) throw new Error(`no channel ${name}`);
  return { config: { id, channel: name, options: {} }, type: { ...type, quiet: null }, brand };
}

/** A shop's system as a test wants it: `perform` answers these in turn, `find` what became of each key. */
export function scriptedActions(script: {
  perform?: OrderActions['perform'];
  find?: OrderActions['find'];
}): OrderActions & { performed: string[]; found: string[] } {
  const performed: string[] = [];
  const found: string[] = [];
  return {
    performed,
    found,
    async perform(brandId, action, key, signal) {
      performed.push(key);
      return script.perform?.(brandId, action, key, signal) ?? { outcome: 'done', reference: 'R-1' };
    },
    async find(brandId, action, key, signal) {
      found.push(key);
      return script.find?.(brandId, action, key, signal) ?? null;
    },
  };
}

/** The newest one-time code that went out, to whomever. */
export function newestCode(road: Pick<Road, 'outbound'>): string {
  const codes = road.outbound.flatMap(({ content }) => /(?<!\d)\d{6}(?!\d)/.exec(content.text)?.[0] ?? []);
  const newest = codes.at(-1);
  if (newest === undefined) throw new Error('no code went out');
  return newest;
}
