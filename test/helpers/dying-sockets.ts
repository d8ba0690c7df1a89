import type { BinaryNode } from '@whiskeysockets/baileys';
import { whatsappBaileys } from '../../channels/whatsapp-baileys/index.ts';
import type { Channel } from '../../src/core/channel.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createChannelDeps } from '../../src/services/channel-deps.ts';
import { createReceive } from '../../src/services/receive.ts';
import { startChannels } from '../../src/services/run-accounts.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { startTurns } from '../../src/work.ts';
import { pause, until } from '../contracts/job-queue.ts';
import { serviceDeps } from './service-deps.ts';
import { testBrand } from './test-brand.ts';
import { type CustomerPhone, createCustomerPhone } from './whatsapp-phone.ts';
import { startWhatsApp, type WhatsAppServer } from './whatsapp-server.ts';

const ACCOUNT = 'shop-whatsapp';
const LIMIT_MS = 60_000;

/** Where in the way of a message the socket dies, one after the other. */
const MOMENTS = [
  /** The messages are on the wire. */
  'written',
  /** The first of them is acknowledged to WhatsApp, the others are being opened. */
  'taken in',
  /** An answer has left, and WhatsApp never gets it. */
  'answer lost',
  /** WhatsApp has an answer, and cannot say so. */
  'answer kept',
] as const;

export interface DyingSockets {
  messages: number;
  deaths: number;
  customers: number;
}

export interface Counts {
  /** Connections that ended, for whatever reason. */
  deaths: number;
  /** Questions that no phone ever showed an answer to. */
  lost: number;
  /** Answers to a question that was answered before, under another id: a repeat under the same id is the same message to a phone. */
  doubled: number;
  /** Answers that a phone could not open. */
  unread: number;
  uncertain: number;
  failed: number;
  queued: number;
}

/**
 * Customers with real Signal sessions write to the shop, whose socket dies again and again. The product's own services and
 * store take the messages and answer them; the echo engine says which messages each answer is to.
 */
export async function answerWhileDying({ messages, deaths, customers }: DyingSockets): Promise<Counts> {
  const server = await startWhatsApp();
  const shop = await openShop(server);
  try {
    const scene = await openScene(server, shop, customers);
    await until(shop.isOk, LIMIT_MS);
    for (let round = 0; round < deaths; round += 1) {
      const from = Math.floor((round * messages) / deaths);
      const to = Math.floor(((round + 1) * messages) / deaths);
      await scene.write(from, to);
      await scene.die(MOMENTS[round % MOMENTS.length] ?? 'written', to - from);
    }
    // What is lost stays lost: the figures below say so.
    await until(() => new Set(scene.answered()).size === messages, LIMIT_MS).catch(() => {});
    const outbox = await shop.outboxAtRest(messages);
    const answered = scene.answered();
    const different = new Set(answered).size;
    const lost = messages - different;
    const doubled = answered.length - different;
    return { deaths: server.proxy.connections() - 1, lost, doubled, unread: scene.unread(), ...outbox };
  } finally {
    await shop.stop();
    await server.close();
  }
}

async function openShop(server: WhatsAppServer) {
  const account = {
    config: { id: ACCOUNT, channel: 'whatsapp-baileys', options: {} },
    type: { ...whatsappBaileys, quiet: { quietMs: 20, maxMs: 100 } },
    brand: testBrand,
  };
  const deps = { ...(await serviceDeps({ account })), clock: systemClock };
  const channelDeps = createChannelDeps(account, {
    deps,
    publicUrl: 'http://localhost',
    receive: createReceive(deps),
    receiveAndWait: async () => ({ status: 'late' }),
  });
  await server.pair(channelDeps.state);
  const options = {
    webSocketUrl: server.webSocketUrl,
    reconnectMs: 20,
    pace: { gapMs: 0, typingMs: 0, perMinute: 100_000 },
  };
  const channel: Channel = whatsappBaileys.create(whatsappBaileys.options.parse(options), channelDeps);
  const listeners = [
    ...(await startTurns(deps, createTakeTurn(deps))),
    ...(await startChannels(deps, new Map([[ACCOUNT, channel]]), () => channel)),
  ];

  async function outbox(limit: number): Promise<Pick<Counts, 'uncertain' | 'failed' | 'queued'>> {
    const { queued } = await deps.store.reach.account(ACCOUNT, null, deps.clock.now());
    const undelivered = await deps.store.outbox.undelivered({ brandIds: [testBrand.id], now: deps.clock.now(), limit });
    const uncertain = undelivered.filter(({ status }) => status === 'uncertain').length;
    return { uncertain, failed: undelivered.length - uncertain, queued };
  }
  return {
    state: channelDeps.state,
    isOk: () => channel.health().state === 'ok',
    /** The last acknowledgements may still be on their way. */
    async outboxAtRest(limit: number) {
      const deadline = performance.now() + 10_000;
      let now = await outbox(limit);
      while (now.queued > 0 && performance.now() < deadline) {
        await pause(50);
        now = await outbox(limit);
      }
      return now;
    },
    async stop() {
      await channel.stop();
      for (const listener of listeners) await listener.stop(1_000);
      await deps.store.close();
    },
  };
}

async function openScene(
  { proxy, selfJid }: WhatsAppServer,
  { state, isOk }: Awaited<ReturnType<typeof openShop>>,
  customers: number,
) {
  const shown = new Map<string, string>();
  let unread = 0;
  /** What happens to the next answer. */
  let next: 'pass' | 'answer lost' | 'answer kept' = 'pass';

  async function takeAnswer(phone: CustomerPhone, node: BinaryNode): Promise<void> {
    const fate = next;
    next = 'pass';
    if (fate === 'answer lost') proxy.drop();
    else {
      try {
        shown.set(`${phone.jid}/${node.attrs['id']}`, textOf(await phone.read(node)));
      } catch {
        unread += 1;
      }
      if (fate === 'answer kept') proxy.drop();
    }
  }

  const phones = await Promise.all(
    Array.from({ length: customers }, async (_, index) => {
      const phone = await createCustomerPhone(`9198450${10_000 + index}@s.whatsapp.net`, { jid: selfJid, state });
      proxy.attach(phone, (node) => takeAnswer(phone, node));
      return phone;
    }),
  );

  return {
    async write(from: number, to: number): Promise<void> {
      for (let number = from; number < to; number += 1) {
        const phone = phones[number % customers];
        if (phone === undefined) throw new Error('no such customer');
        proxy.push(await phone.write({ conversation: `question-${number}.` }, `QUESTION${number}`));
      }
    },
    /** @param written how many messages were written just before */
    async die(moment: (typeof MOMENTS)[number], written: number): Promise<void> {
      const before = proxy.connections();
      if (moment === 'taken in') await until(() => proxy.pending().length < written, LIMIT_MS);
      if (moment === 'written' || moment === 'taken in') proxy.drop();
      else next = moment;
      await until(() => proxy.connections() > before && isOk(), LIMIT_MS);
    },
    /** The questions that the answers on the phones repeat. */
    answered: (): string[] => [...shown.values()].flatMap((text) => text.match(/question-\d+\./g) ?? []),
    unread: () => unread,
  };
}

function textOf(message: Awaited<ReturnType<CustomerPhone['read']>>): string {
  return message.conversation || message.extendedTextMessage?.text || '';
}
