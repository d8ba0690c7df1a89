import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whatsappBaileys } from '../../channels/whatsapp-baileys/index.ts';
import type { Channel } from '../../src/core/channel.ts';
import type { Listener } from '../../src/core/queue.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createChannelDeps } from '../../src/services/channel-deps.ts';
import { createReceive } from '../../src/services/receive.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { startChannels, startTurns } from '../../src/work.ts';
import { pause, until } from '../contracts/job-queue.ts';
import { serviceDeps } from '../helpers/service-deps.ts';
import { testBrand } from '../helpers/test-brand.ts';
import { startWhatsApp, type WhatsAppServer } from '../helpers/whatsapp-server.ts';

const MESSAGES = 500;
const DEATHS = 50;
const CUSTOMERS = 20;

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

  it('answers each of them once', { timeout: 120_000 }, async () => {
    const account = {
      config: { id: 'shop-whatsapp', channel: 'whatsapp-baileys', options: {} },
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
    const options = { webSocketUrl: server.webSocketUrl, pace: { gapMs: 0, typingMs: 0, perMinute: 100_000 } };
    channel = whatsappBaileys.create(whatsappBaileys.options.parse(options), channelDeps);
    listeners = [
      ...(await startTurns(deps, createTakeTurn(deps))),
      ...(await startChannels(deps, new Map([['shop-whatsapp', channel]]))),
    ];
    await until(() => channel.health().state === 'ok');

    let written = 0;
    for (let death = 1; death <= DEATHS; death += 1) {
      for (; written < (MESSAGES / DEATHS) * death; written += 1) {
        const from = `9198450${String(10_000 + (written % CUSTOMERS))}@s.whatsapp.net`;
        server.push({ conversation: `question-${written}.` }, { from, id: `QUESTION${written}` });
        if (written % 3 === 0) await pause(5);
      }
      await until(() => channel.health().state === 'ok', 20_000);
      server.proxy.drop();
      await pause(20);
    }
    const answered = () => answersOf(server.events);
    await until(() => new Set([...answered().values()].flat()).size === MESSAGES, 60_000);
    await pause(1_000);

    const times = new Map<string, number>();
    for (const question of [...answered().values()].flat()) times.set(question, (times.get(question) ?? 0) + 1);
    expect([...times].filter(([, count]) => count !== 1)).toEqual([]);
    expect(times.size).toBe(MESSAGES);
    expect(await deps.store.outbox.undelivered(['shop'], deps.clock.now(), 10)).toEqual([]);
    expect(server.proxy.connections()).toBeGreaterThan(DEATHS);
  });
});

/** The questions that each answer repeats, by the answer's id: a repeat under the same id is no second answer. */
function answersOf(events: readonly unknown[]): Map<string, string[]> {
  const answers = new Map<string, string[]>();
  for (const event of events) {
    const { body } = event as {
      body?: { key?: { id?: string; fromMe?: boolean }; message?: { conversation?: string } };
    };
    const text = body?.message?.conversation;
    if (body?.key?.fromMe === true && body.key.id !== undefined && text !== undefined)
      answers.set(body.key.id, text.match(/question-\d+\./g) ?? []);
  }
  return answers;
}
