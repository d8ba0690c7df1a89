import { proto } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import type { Channel } from '../../../src/core/channel.ts';
import { pause, until } from '../../contracts/job-queue.ts';
import { type FakeChannelDeps, fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';
import { askAgain, createCustomerPhone } from '../../helpers/whatsapp-phone.ts';
import { failure, sessionEnd } from '../../helpers/whatsapp-proxy.ts';
import { startWhatsApp, type WhatsAppServer } from '../../helpers/whatsapp-server.ts';

const QUICK = { gapMs: 0, typingMs: 0, perMinute: 1000 };
const CUSTOMER = '919845012301@s.whatsapp.net';
const { REVOKE, MESSAGE_EDIT } = proto.Message.ProtocolMessage.Type;

async function eventually(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error('it did not happen in time');
    await pause(20);
  }
}

describe('WhatsApp on the wire', () => {
  let server: WhatsAppServer;
  let deps: FakeChannelDeps;
  let channel: Channel;

  beforeEach(async () => {
    server = await startWhatsApp();
    deps = fakeChannelDeps('shop-whatsapp');
    channel = open(deps);
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
  });

  function open(using: FakeChannelDeps, more: object = {}): Channel {
    const options = { webSocketUrl: server.webSocketUrl, pace: QUICK, ...more };
    return whatsappBaileys.create(whatsappBaileys.options.parse(options), using);
  }

  async function connected(): Promise<void> {
    await server.pair(deps.state);
    await channel.start();
    await until(() => channel.health().state === 'ok');
  }

  const texts = () => deps.received.map(({ message }) => message.text);

  it('takes what was written while it was offline, in order', async () => {
    await connected();
    server.proxy.drop();
    for (const text of ['one', 'two', 'three']) server.push({ conversation: text });

    await until(() => texts().length === 3);
    expect(texts()).toEqual(['one', 'two', 'three']);
    await until(() => server.proxy.pending().length === 0);
  });

  it.each([
    ['replaced by another program', sessionEnd.replaced, '440'],
    ['logged out from the phone', sessionEnd.loggedOut, '401'],
  ])('%s: it stops, says so and does not try again', async (_, end, code) => {
    await connected();
    const before = server.proxy.connections();

    server.proxy.push(end);

    await until(() => channel.health().state === 'down');
    expect(channel.health().detail).toContain(code);
    await pause(1_500);
    expect(server.proxy.connections()).toBe(before);
    expect((await channel.pairing?.get())?.state).toBe('failed');
  });

  it.each([401, 403, 419])('a login that is refused with %s ends the session', async (code) => {
    await server.pair(deps.state);
    server.proxy.onLogin(failure(code));
    await channel.start();

    await until(() => channel.health().state === 'down');

    expect(channel.health().detail).toContain(String(code));
    expect((await deps.state.get(['creds'])).size).toBe(0);
  });

  it('goes on after another program had the session, once a person says so', async () => {
    await connected();
    server.proxy.push(sessionEnd.replaced);
    await until(() => channel.health().state === 'down');

    await channel.pairing?.resume();

    await until(() => channel.health().state === 'ok');
  });

  it('keeps an edit and a deletion for what they are', async () => {
    await connected();
    server.push({ conversation: 'TS-1023' }, { id: 'FIRST' });
    await until(() => texts().length === 1);

    server.push({
      protocolMessage: { type: MESSAGE_EDIT, key: { id: 'FIRST' }, editedMessage: { conversation: 'TS-10234' } },
    });
    server.push({ protocolMessage: { type: REVOKE, key: { id: 'FIRST' } } });

    await until(() => deps.revised.length === 2);
    expect(deps.revised).toMatchObject([
      { providerId: '+919845012301/FIRST', kind: 'edited', text: 'TS-10234' },
      { providerId: '+919845012301/FIRST', kind: 'deleted' },
    ]);
    expect(texts()).toEqual(['TS-1023']);
  });

  it('sees what somebody writes on the shop’s phone, and tells it from its own answers', async () => {
    await connected();
    server.push({ conversation: 'Hello' });
    await until(() => texts().length === 1);
    await channel.send(outboundMessage('An answer of the bot', { to: CUSTOMER }), AbortSignal.timeout(5000));

    const typed = { deviceSentMessage: { destinationJid: CUSTOMER, message: { conversation: 'I will look into it' } } };
    server.push(typed, { from: server.selfJid, recipient: CUSTOMER, id: 'TYPED' });

    await until(() => deps.answered.length > 0);
    await pause(200);
    expect(deps.answered).toMatchObject([
      { threadKey: '+919845012301', providerId: 'TYPED', text: 'I will look into it' },
    ]);
  });

  it('stops sending when WhatsApp locks it out of chats, for longer than a restart, until a person says so', async () => {
    await connected();
    server.proxy.refuse('463');
    const first = await channel.send(outboundMessage('First', { to: CUSTOMER }), AbortSignal.timeout(5000));
    expect(first).toMatchObject({ status: 'failed', reason: expect.stringContaining('463'), why: 'blocked' });
    await channel.stop();

    channel = open(deps);
    await channel.start();
    await until(() => channel.health().detail.includes('463'));
    const send = () =>
      channel.send(outboundMessage('Second', { to: CUSTOMER, idempotencyKey: 'second' }), AbortSignal.timeout(5000));
    expect(await send()).toMatchObject({ status: 'failed', why: 'blocked' });

    server.proxy.refuse(null);
    await channel.pairing?.resume();
    await until(() => channel.health().state === 'ok');
    expect(await send()).toMatchObject({ status: 'sent' });
  });

  it('says what became of an answer: delivered, read', async () => {
    await connected();
    const receipt = await channel.send(outboundMessage('Hello', { to: CUSTOMER }), AbortSignal.timeout(5000));
    const id = receipt.status === 'sent' ? (receipt.providerId ?? '') : '';

    for (const type of [{}, { type: 'read' }])
      server.proxy.push({ tag: 'receipt', attrs: { from: CUSTOMER, id, t: '1', ...type } });

    await until(() => deps.reports.some(({ status }) => status === 'read'));
    expect(deps.reports.at(-1)).toMatchObject({ providerId: id, status: 'read' });
  });

  it('sends an answer again, under its id, to a phone that could not open it', async () => {
    await connected();
    const phone = await createCustomerPhone(CUSTOMER, { jid: server.selfJid, state: deps.state });
    const shown: { id: string | undefined; text: string | null | undefined }[] = [];
    server.proxy.attach(phone, async (node) => {
      const { conversation, extendedTextMessage } = await phone.read(node);
      shown.push({ id: node.attrs['id'], text: conversation || extendedTextMessage?.text });
    });
    const receipt = await channel.send(outboundMessage('On its way', { to: CUSTOMER }), AbortSignal.timeout(5000));
    const id = receipt.status === 'sent' ? (receipt.providerId ?? '') : '';

    server.proxy.push(askAgain({ jid: CUSTOMER, id }));

    await until(() => shown.length === 2);
    expect(shown).toEqual([
      { id, text: 'On its way' },
      { id, text: 'On its way' },
    ]);
  });

  it('connects one at a time while WhatsApp turns it away, and gives up what is broken for good', async () => {
    channel = open(deps, { reconnectMs: 20 });
    await connected();
    server.proxy.onLogin(failure(503));
    server.proxy.drop();
    await until(() => server.proxy.connections() >= 4);
    expect(server.proxy.mostAtOnce()).toBe(1);

    server.proxy.onLogin(null);
    await until(() => channel.health().state === 'ok');
    server.proxy.onLogin(failure(500));
    const before = server.proxy.connections();
    server.proxy.drop();
    await until(() => channel.health().detail.includes('500'));
    await until(() => channel.health().detail.includes('pair the phone again'));
    expect(server.proxy.connections() - before).toBe(4);
    expect((await deps.state.get(['creds'])).size).toBe(0);
  });

  it('shows that it is typing before it answers', async () => {
    channel = open(deps, { pace: { gapMs: 0, typingMs: 10, perMinute: 1000 } });
    await connected();

    await channel.send(outboundMessage('Twenty letters long.', { to: CUSTOMER }), AbortSignal.timeout(5000));

    await until(() => server.proxy.sent.some(({ tag }) => tag === 'message'));
    const tags = server.proxy.sent.map(({ tag }) => tag);
    expect(tags.indexOf('chatstate')).toBeGreaterThan(-1);
    expect(tags.indexOf('chatstate')).toBeLessThan(tags.indexOf('message'));
  });

  it('finds a message again that was acknowledged and not stored when the process died', async () => {
    await server.pair(deps.state);
    const phone = await createCustomerPhone(CUSTOMER, { jid: server.selfJid, state: deps.state });
    // This process never gets to store anything.
    const dying: FakeChannelDeps = { ...deps, receive: () => new Promise(() => {}) };
    const first = open(dying);
    await first.start();
    await until(() => first.health().state === 'ok');
    server.proxy.push(await phone.write({ conversation: 'Not to be lost' }, 'ENCRYPTED-1'));
    await until(() => server.proxy.pending().length === 0);
    server.proxy.onLogin(sessionEnd.replaced);
    server.proxy.drop();
    await until(() => first.health().state === 'down');
    server.proxy.onLogin(null);

    await channel.start();

    await until(() => texts().includes('Not to be lost'));
    await eventually(async () => (await deps.state.keys('key/session/journal/')).length === 0);
    server.proxy.push(await phone.write({ conversation: 'And on it goes' }, 'ENCRYPTED-2'));
    await until(() => texts().includes('And on it goes'));
    expect(texts()).toEqual(['Not to be lost', 'And on it goes']);
  });
});
