import { afterEach, describe, expect, it } from 'vitest';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import type { Channel } from '../../../src/core/channel.ts';
import { AppError, type ErrorCode } from '../../../src/core/errors.ts';
import { pause, until } from '../../contracts/job-queue.ts';
import { fakeChannelDeps, memoryState } from '../../helpers/channel-deps.ts';
import { type CustomerPhone, createCustomerPhone } from '../../helpers/whatsapp-phone.ts';
import { startWhatsApp, type WhatsAppServer } from '../../helpers/whatsapp-server.ts';

const CUSTOMERS = ['919845012301@s.whatsapp.net', '919845012302@s.whatsapp.net'];

describe('a message of WhatsApp that comes while the keys cannot be had', () => {
  let server: WhatsAppServer;
  let channel: Channel;
  let phones: CustomerPhone[];
  let fault: ErrorCode | null;
  afterEach(async () => {
    fault = null;
    await channel.stop();
    await server.close();
  });

  async function open() {
    fault = null;
    server = await startWhatsApp();
    const kept = memoryState();
    const unlessAway = async <T>(work: () => Promise<T>): Promise<T> => {
      if (fault !== null) throw new AppError(fault, 'the keys cannot be had');
      return work();
    };
    const state: typeof kept = {
      get: (keys) => unlessAway(() => kept.get(keys)),
      set: (entries) => unlessAway(() => kept.set(entries)),
      keys: (prefix) => unlessAway(() => kept.keys(prefix)),
    };
    const deps = fakeChannelDeps('shop-whatsapp', { state });
    const options = { webSocketUrl: server.webSocketUrl, reconnectMs: 20 };
    channel = whatsappBaileys.create(whatsappBaileys.options.parse(options), deps);
    await server.pair(state);
    phones = await Promise.all(CUSTOMERS.map((jid) => createCustomerPhone(jid, { jid: server.selfJid, state: kept })));
    for (const phone of phones) server.proxy.attach(phone, async () => {});
    await channel.start();
    await until(() => channel.health().state === 'ok');
    return deps;
  }

  it('waits until the database answers again, and is received then', async () => {
    const deps = await open();

    fault = 'store.failed';
    for (const [number, phone] of phones.entries())
      server.proxy.push(await phone.write({ conversation: 'Where is my order?' }, `QUESTION${number}`));
    await pause(1_500);
    expect(server.proxy.pending()).toEqual(['QUESTION0', 'QUESTION1']);
    fault = null;

    await until(() => deps.received.length === 2);
    await until(() => server.proxy.pending().length === 0);
    expect(deps.quarantined).toEqual([]);
  });

  it('is left for the next owner where they are not ours any more', async () => {
    const deps = await open();
    const before = server.proxy.connections();

    fault = 'conflict';
    for (const [number, phone] of phones.entries())
      server.proxy.push(await phone.write({ conversation: 'Where is my order?' }, `QUESTION${number}`));
    await until(() => channel.health().state === 'down');

    expect(server.proxy.pending()).toEqual(['QUESTION0', 'QUESTION1']);
    expect(server.proxy.connections()).toBe(before);
    expect(deps.received).toEqual([]);
  });
});
