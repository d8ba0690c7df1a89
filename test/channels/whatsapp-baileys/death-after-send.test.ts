import { afterEach, expect, it } from 'vitest';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import type { Channel, ChannelState } from '../../../src/core/channel.ts';
import { pause, until } from '../../contracts/job-queue.ts';
import { fakeChannelDeps, memoryState, outboundMessage } from '../../helpers/channel-deps.ts';
import { createCustomerPhone } from '../../helpers/whatsapp-phone.ts';
import { startWhatsApp, type WhatsAppServer } from '../../helpers/whatsapp-server.ts';

const WRITE_MS = 200;
const CUSTOMER = '919845012301@s.whatsapp.net';

let server: WhatsAppServer | null = null;
const channels: Channel[] = [];
afterEach(async () => {
  for (const channel of channels.splice(0)) await channel.stop();
  await server?.close();
});

async function run({ webSocketUrl }: WhatsAppServer, state: ChannelState) {
  const deps = fakeChannelDeps('shop-whatsapp', { state });
  const options = { webSocketUrl, reconnectMs: 20, pace: { gapMs: 0, typingMs: 0, perMinute: 1000 } };
  const channel = whatsappBaileys.create(whatsappBaileys.options.parse(options), deps);
  channels.push(channel);
  await channel.start();
  await until(() => channel.health().state === 'ok');
  return { deps, channel };
}

async function copyOf(state: ChannelState): Promise<ChannelState> {
  const copy = memoryState();
  await copy.set(await state.get(await state.keys('')));
  return copy;
}

it('a process that dies as soon as its answer is out leaves a chat that the next one can read', async () => {
  server = await startWhatsApp();
  const kept = memoryState();
  // A busy database: the phone is faster.
  const state: ChannelState = {
    ...kept,
    async set(entries) {
      await pause(WRITE_MS);
      await kept.set(entries);
    },
  };
  await server.pair(state);
  const phone = await createCustomerPhone(CUSTOMER, { jid: server.selfJid, state });
  /** What is written down at the moment when the phone has the answer. */
  let left: ChannelState | null = null;
  server.proxy.attach(phone, async (node) => {
    left = await copyOf(state);
    await phone.read(node);
  });
  const dying = await run(server, state);
  server.proxy.push(await phone.write({ conversation: 'Where is my order?' }, 'QUESTION1'));
  await until(() => dying.deps.received.length === 1);
  await dying.channel.send(outboundMessage('On its way', { to: CUSTOMER }), AbortSignal.timeout(20_000));
  await dying.channel.stop();

  if (left === null) throw new Error('nothing was sent');
  const heir = await run(server, left);
  server.proxy.push(await phone.write({ conversation: 'When does it come?' }, 'QUESTION2'));

  await until(() => heir.deps.received.length === 1 || heir.deps.quarantined.length > 0);
  expect(heir.deps.quarantined).toEqual([]);
  expect(heir.deps.received[0]?.message.text).toBe('When does it come?');
});
