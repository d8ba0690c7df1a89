import { EventEmitter } from 'node:events';
import {
  addTransactionCapability,
  type BinaryNode,
  getBinaryNodeChild,
  initAuthCreds,
  makeCacheableSignalKeyStore,
  parseAndInjectE2ESessions,
  proto,
  type WASocket,
  writeRandomPadMax16,
} from '@whiskeysockets/baileys';
import { afterEach, expect, it } from 'vitest';
import { loadAuth } from '../../../channels/whatsapp-baileys/auth-state.ts';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import { createJournal } from '../../../channels/whatsapp-baileys/journal.ts';
import { createKeyGate } from '../../../channels/whatsapp-baileys/key-gate.ts';
import { silentLogger } from '../../../channels/whatsapp-baileys/silent-logger.ts';
import type { Channel, ChannelState } from '../../../src/core/channel.ts';
import { pause, until } from '../../contracts/job-queue.ts';
import { fakeChannelDeps, memoryState, outboundMessage } from '../../helpers/channel-deps.ts';
import { createCustomerPhone } from '../../helpers/whatsapp-phone.ts';
import { startWhatsApp, type WhatsAppServer } from '../../helpers/whatsapp-server.ts';

const SHOP = '15550000001@s.whatsapp.net';
const CUSTOMER = '919845012301@s.whatsapp.net';
const QUICK = { gapMs: 0, typingMs: 0, perMinute: 1000 };
/** A database that others write to as well. */
const BUSY_MS = 3;

let server: WhatsAppServer | null = null;
let channel: Channel | null = null;
afterEach(async () => {
  await channel?.stop();
  await server?.close();
});

it('a chat can be read on both sides where messages come in while answers go out', async () => {
  const state = slowState(() => Math.random() * BUSY_MS);
  const { phone, take, answer } = await openChat(state);
  await take();
  await phone.read(await answer());

  for (let round = 0; round < 20; round += 1) {
    const work: Promise<unknown>[] = [];
    for (let number = 0; number < 3; number += 1) {
      work.push(take(), answer().then(phone.read));
      await pause(Math.random() * BUSY_MS);
    }
    await Promise.all(work);
  }
});

it('a message that was under way while a new session was begun leaves that session as it is', async () => {
  const { phone, write, open, take, answer, beginAnew } = await openChat(slowState(() => 0));
  await take();
  await phone.read(await answer());
  await take();
  const underWay = await write();
  await beginAnew();
  const first = await answer();

  await open(underWay);
  await phone.read(first);

  await take();
  await phone.read(await answer());
});

it('a new connection reads the ciphers once the old one has written them', async () => {
  let slowMs = 0;
  const state = slowState(() => slowMs);
  server = await startWhatsApp();
  const deps = fakeChannelDeps('shop-whatsapp', { state });
  const options = { webSocketUrl: server.webSocketUrl, reconnectMs: 5, pace: QUICK };
  channel = whatsappBaileys.create(whatsappBaileys.options.parse(options), deps);
  await server.pair(state);
  const phone = await createCustomerPhone(CUSTOMER, { jid: server.selfJid, state });
  const { proxy } = server;
  const opened: string[] = [];
  let isFirst = true;
  proxy.attach(phone, async (node) => {
    const { conversation, extendedTextMessage } = await phone.read(node);
    opened.push(conversation || (extendedTextMessage?.text ?? ''));
    if (isFirst) proxy.drop();
    isFirst = false;
  });
  await channel.start();
  await until(() => channel?.health().state === 'ok');
  proxy.push(await phone.write({ conversation: 'Where is my order?' }, 'QUESTION'));
  await until(() => deps.received.length === 1);

  slowMs = 500;
  const receipt = await channel.send(outboundMessage('On its way', { to: CUSTOMER }), AbortSignal.timeout(20_000));

  expect(receipt.status).toBe('sent');
  expect(opened).toEqual(['On its way', 'On its way']);
  expect(state.overlaps()).toBe(0);
});

/** A customer's phone, and the shop's side of the same chat without a socket. */
async function openChat(state: ChannelState) {
  const auth = await loadAuth(state);
  const creds = { ...initAuthCreds(), me: { id: SHOP } };
  Object.assign(auth.state.creds, creds);
  await auth.saveCreds();
  const store = makeCacheableSignalKeyStore(auth.state.keys, silentLogger);
  const keys = addTransactionCapability(store, silentLogger, { maxCommitRetries: 1, delayBetweenTriesMs: 1 });
  createKeyGate(store).order(keys);
  const journal = createJournal(state);
  const ws = new EventEmitter();
  journal.follow({ ws } as unknown as WASocket);
  const repository = journal.makeRepository({ creds: auth.state.creds, keys }, silentLogger, async () => []);
  const phone = await createCustomerPhone(CUSTOMER, { jid: SHOP, state });
  let written = 0;
  function write(): Promise<BinaryNode> {
    written += 1;
    return phone.write({ conversation: 'Where is my order?' }, `QUESTION${written}`);
  }
  async function open(node: BinaryNode): Promise<void> {
    ws.emit('CB:message', node);
    const enc = getBinaryNodeChild(node, 'enc');
    const type = enc?.attrs['type'];
    if (!(enc?.content instanceof Uint8Array) || (type !== 'msg' && type !== 'pkmsg')) throw new Error('no cipher');
    await repository.decryptMessage({ jid: CUSTOMER, type, ciphertext: enc.content });
  }
  return {
    phone,
    write,
    open,
    take: async () => open(await write()),
    /** As Baileys does with the first answer of each connection. */
    async beginAnew(): Promise<void> {
      const list = { tag: 'list', attrs: {}, content: [await phone.bundle(CUSTOMER)] };
      await parseAndInjectE2ESessions({ tag: 'iq', attrs: {}, content: [list] }, repository);
    },
    /** As Baileys does it: within a transaction that ends once the message is out. */
    answer: (): Promise<BinaryNode> =>
      keys.transaction(async () => {
        const data = writeRandomPadMax16(proto.Message.encode({ conversation: 'On its way' }).finish());
        const { type, ciphertext } = await repository.encryptMessage({ jid: CUSTOMER, data });
        await pause(Math.random() * BUSY_MS);
        return { tag: 'message', attrs: {}, content: [{ tag: 'enc', attrs: { v: '2', type }, content: ciphertext }] };
      }, SHOP),
  };
}

function slowState(delayMs: () => number) {
  const kept = memoryState();
  const isCipher = (key: string): boolean => key.startsWith('key/session/') && !key.includes('journal');
  let writing = 0;
  let overlaps = 0;
  return {
    ...kept,
    /** How often ciphers were read while others were being written. */
    overlaps: () => overlaps,
    async get(keys: readonly string[]) {
      if (writing > 0 && keys.some(isCipher)) overlaps += 1;
      await pause(Math.min(delayMs(), BUSY_MS));
      return kept.get(keys);
    },
    async set(entries: ReadonlyMap<string, Uint8Array | null>) {
      const isSlow = [...entries.keys()].some(isCipher);
      if (isSlow) writing += 1;
      if (isSlow) await pause(delayMs());
      await kept.set(entries);
      if (isSlow) writing -= 1;
    },
  };
}
