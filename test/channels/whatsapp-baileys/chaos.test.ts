import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import type { Channel } from '../../../src/core/channel.ts';
import type { Listener } from '../../../src/core/queue.ts';
import { systemClock } from '../../../src/lib/clock.ts';
import { createChannelDeps } from '../../../src/services/channel-deps.ts';
import { createReceive } from '../../../src/services/receive.ts';
import { createTakeTurn } from '../../../src/services/take-turn.ts';
import { startChannels, startTurns } from '../../../src/work.ts';
import { pause, until } from '../../contracts/job-queue.ts';
import { serviceDeps } from '../../helpers/service-deps.ts';
import { testBrand } from '../../helpers/test-brand.ts';
import { createCustomerPhone } from '../../helpers/whatsapp-phone.ts';
import { startWhatsApp, type WhatsAppServer } from '../../helpers/whatsapp-server.ts';

const MESSAGES = 500;
const DEATHS = 50;
const CUSTOMERS = 20;
const ACCOUNT = 'shop-whatsapp';

interface Shown {
  customer: string;
  id: string;
  text: string;
}

describe('a socket that dies 50 times during 500 messages', () => {
  let server: WhatsAppServer;
  let channel: Channel;
  let listeners: Listener[];

  beforeEach(async () => {
    server = await startWhatsApp();
  });
  afterEach(async () => {
    await channel.stop();
    for (const listener of listeners) await listener.stop(1_000);
    await server.close();
  });

  /** The product's own services and store; the echo engine says which messages each answer is to. */
  async function open() {
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
    channel = whatsappBaileys.create(whatsappBaileys.options.parse(options), channelDeps);
    listeners = [
      ...(await startTurns(deps, createTakeTurn(deps))),
      ...(await startChannels(deps, new Map([[ACCOUNT, channel]]))),
    ];
    return { deps, state: channelDeps.state };
  }

  it('answers each of them once', { timeout: 170_000 }, async () => {
    const { deps, state } = await open();
    const shown: Shown[] = [];
    const customers = await Promise.all(
      Array.from({ length: CUSTOMERS }, async (_, index) => {
        const jid = `9198450${10_000 + index}@s.whatsapp.net`;
        const phone = await createCustomerPhone(jid, { jid: server.selfJid, state });
        server.proxy.deliver(jid, async (node) => {
          shown.push({ customer: jid, id: node.attrs['id'] ?? '', text: await phone.read(node) });
        });
        return phone;
      }),
    );
    await until(() => channel.health().state === 'ok');

    for (let written = 0; written < MESSAGES; written += 1) {
      const phone = customers[written % CUSTOMERS];
      if (phone === undefined) throw new Error('no such customer');
      server.proxy.push(await phone.write({ conversation: `question-${written}.` }, `QUESTION${written}`));
      if ((written + 1) % (MESSAGES / DEATHS) !== 0) continue;
      // Now in the midst of taking in, now of answering.
      await pause((written * 7) % 60);
      const before = server.proxy.connections();
      server.proxy.drop();
      await until(() => server.proxy.connections() > before && channel.health().state === 'ok', 30_000);
    }
    await until(() => new Set(questionsIn(shown)).size === MESSAGES, 90_000).catch(() => {});
    await until(() => server.proxy.pending().length === 0, 10_000);

    const { queued } = await deps.store.reach.account(ACCOUNT, null, deps.clock.now());
    const undelivered = await deps.store.outbox.undelivered([testBrand.id], deps.clock.now(), MESSAGES);
    const uncertain = undelivered.filter(({ status }) => status === 'uncertain').length;
    const answers = new Map(shown.map((one) => [`${one.customer}/${one.id}`, one]));
    const answered = questionsIn([...answers.values()]);
    const counts = {
      deaths: server.proxy.connections() - 1,
      lost: MESSAGES - new Set(answered).size,
      doubled: answered.length - new Set(answered).size,
      uncertain,
      failed: undelivered.length - uncertain,
      queued,
    };
    process.stdout.write(`${JSON.stringify({ ...counts, answers: answers.size, sends: shown.length })}\n`);
    expect(counts).toEqual({ deaths: DEATHS, lost: 0, doubled: 0, uncertain: 0, failed: 0, queued: 0 });
  });
});

/** The questions that these answers repeat. A repeat under the same id is the same message to a phone. */
function questionsIn(answers: readonly Shown[]): string[] {
  return answers.flatMap(({ text }) => text.match(/question-\d+\./g) ?? []);
}
