import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import { messageIdOf } from '../../../channels/whatsapp-baileys/outbound.ts';
import type { Channel } from '../../../src/core/channel.ts';
import { AppError } from '../../../src/core/errors.ts';
import { pause, until } from '../../contracts/job-queue.ts';
import { type FakeChannelDeps, fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';
import { startWhatsApp, type WhatsAppServer } from '../../helpers/whatsapp-server.ts';

/** A test does not wait as long as a person does. */
const QUICK = { gapMs: 0, typingMs: 0, perMinute: 1000 };
const CUSTOMER = '919845012301@s.whatsapp.net';

describe('a real Baileys socket against a WhatsApp server', () => {
  let server: WhatsAppServer;
  let deps: FakeChannelDeps;
  let channel: Channel;

  beforeEach(async () => {
    server = await startWhatsApp();
    deps = fakeChannelDeps('shop-whatsapp');
    await server.pair(deps.state);
    channel = open(deps);
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
  });

  function open(using: FakeChannelDeps): Channel {
    return whatsappBaileys.create(
      whatsappBaileys.options.parse({ webSocketUrl: server.webSocketUrl, pace: QUICK }),
      using,
    );
  }

  async function connected(): Promise<void> {
    await channel.start();
    await until(() => channel.health().state === 'ok');
  }

  it('receives what a customer writes, with the number as proof of who it is', async () => {
    await connected();

    await server.inbound('Where is my order?');

    await until(() => deps.received.length === 1);
    expect(deps.received[0]?.message).toMatchObject({
      from: [{ kind: 'phone', value: '+919845012301' }],
      proven: true,
      displayName: 'Asha Rao',
      replyAddress: CUSTOMER,
      threadKey: '+919845012301',
      text: 'Where is my order?',
    });
  });

  it('answers with an id of our own, and does not take its own answer for a message', async () => {
    await connected();
    await server.inbound('Hello');
    await until(() => deps.received.length === 1);

    const receipt = await channel.send(outboundMessage('On its way', { to: CUSTOMER }), AbortSignal.timeout(5000));

    expect(receipt).toEqual({ status: 'sent', providerId: messageIdOf('turn-1-0') });
    await until(() => JSON.stringify(server.events).includes(messageIdOf('turn-1-0')));
    await pause(300);
    expect(deps.received).toHaveLength(1);
    expect(deps.quarantined).toEqual([]);
  });

  it('takes a message that came twice once', async () => {
    await connected();
    await server.inbound('Once', { messageId: 'SAME-ID-1' });
    await server.inbound('Once', { messageId: 'SAME-ID-1' }).catch(() => {}); // the server may refuse a used id itself
    await server.inbound('Another', { messageId: 'OTHER-ID-2' });

    await until(() => deps.received.some(({ message }) => message.text === 'Another'));
    expect(deps.received.map(({ message }) => message.text)).toEqual(['Once', 'Another']);
  });

  it('connects again after the server went away, and goes on', async () => {
    await connected();
    await server.stop();
    await until(() => channel.health().state !== 'ok');
    await server.start();
    await until(() => channel.health().state === 'ok', 20_000);

    await server.inbound('Still there?');

    await until(() => deps.received.some(({ message }) => message.text === 'Still there?'));
  });

  it('keeps a message that could not be stored and hands it in once the store is back', async () => {
    let busy = true;
    const refusing: FakeChannelDeps = {
      ...deps,
      receive: async (...args) => {
        if (busy) throw new AppError('store.busy', 'locked');
        return deps.receive(...args);
      },
    };
    channel = open(refusing);
    await connected();
    await server.inbound('Not to be lost');
    await pause(300);
    busy = false;

    await until(() => deps.received.length === 1);
  });

  it('starts again with the session that it kept', async () => {
    await connected();
    await channel.stop();

    channel = open(deps);
    await connected();
    await server.inbound('After the restart');

    await until(() => deps.received.some(({ message }) => message.text === 'After the restart'));
  });

  it('says "later" while it is not connected', async () => {
    const receipt = await channel.send(outboundMessage('Hello', { to: CUSTOMER }), AbortSignal.timeout(5000));

    expect(receipt).toMatchObject({ status: 'retry' });
  });
});
