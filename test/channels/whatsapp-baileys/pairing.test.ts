import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import type { Channel, Pairing } from '../../../src/core/channel.ts';
import { pause, until } from '../../contracts/job-queue.ts';
import { type FakeChannelDeps, fakeChannelDeps } from '../../helpers/channel-deps.ts';
import { scan, typeCode } from '../../helpers/whatsapp-linking.ts';
import { linkNode, sessionEnd } from '../../helpers/whatsapp-proxy.ts';
import { startWhatsApp, type WhatsAppServer } from '../../helpers/whatsapp-server.ts';

const PHONE = '+919000000000';

describe('linking a phone to WhatsApp Web', () => {
  let server: WhatsAppServer;
  let deps: FakeChannelDeps;
  let channel: Channel;

  beforeEach(async () => {
    server = await startWhatsApp();
    server.proxy.onLogin('pair');
    deps = fakeChannelDeps('shop-whatsapp');
    channel = whatsappBaileys.create(whatsappBaileys.options.parse({ webSocketUrl: server.webSocketUrl }), deps);
    await channel.start();
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
  });

  async function pairing(is: (now: Pairing) => boolean): Promise<Pairing> {
    const deadline = performance.now() + 20_000;
    for (;;) {
      const now = await channel.pairing?.get();
      if (now !== undefined && is(now)) return now;
      if (performance.now() > deadline) throw new Error(`the pairing is ${JSON.stringify(now)}`);
      await pause(20);
    }
  }

  /** WhatsApp wants a new connection once the device is linked. */
  async function linked(): Promise<void> {
    await until(() => server.proxy.sent.some((node) => node.attrs['id'] === 'pair-2'));
    server.proxy.onLogin(null);
    server.proxy.push(sessionEnd.restart);
    await until(() => channel.health().state === 'ok', 20_000);
    expect(await channel.pairing?.get()).toEqual({ state: 'paired', detail: 'a phone is linked' });
    await server.inbound('Hello');
    await until(() => deps.received.length === 1);
  }

  it('works by the camera: restarts as WhatsApp wants, and takes messages', async () => {
    await until(() => channel.health().state === 'down');
    expect(await channel.pairing?.get()).toMatchObject({ state: 'idle' });

    await channel.pairing?.start(null);
    const { qr = '' } = await pairing((now) => now.qr !== undefined);
    server.proxy.push(scan(qr, server.selfJid));

    await linked();
  });

  it('works by a code that is typed into the phone: both sides prove that they know it', async () => {
    await channel.pairing?.start(PHONE);
    const { code = '' } = await pairing((now) => now.code !== undefined);
    expect(code).toMatch(/^[A-Z0-9]{8}$/);
    const hello = await linkNode(server.proxy, 'companion_hello');
    expect(JSON.stringify(hello)).toContain('919000000000@s.whatsapp.net');

    const phone = await typeCode(code, hello);
    server.proxy.push(phone.typed);
    server.proxy.push(phone.finish(await linkNode(server.proxy, 'companion_finish'), server.selfJid));

    await linked();
  });

  it('does not link who typed another code', async () => {
    await channel.pairing?.start(PHONE);
    await pairing((now) => now.code !== undefined);

    const phone = await typeCode('WRONGWRO', await linkNode(server.proxy, 'companion_hello'));
    server.proxy.push(phone.typed);

    const last = await linkNode(server.proxy, 'companion_finish');
    expect(() => phone.finish(last, server.selfJid)).toThrow();
  });

  it.each([
    ['400', `WhatsApp makes no code for ${PHONE} (400): is it the number of the phone that is to be linked?`],
    ['429', 'WhatsApp was asked for codes too often (429); wait an hour, or pair by the camera'],
  ])('says why WhatsApp makes no code (%s), and begins anew when asked', async (refusal, detail) => {
    server.proxy.refuseNumber(refusal);
    await channel.pairing?.start(PHONE);

    expect(await pairing((now) => now.state === 'failed')).toEqual({ state: 'failed', detail });

    server.proxy.refuseNumber(null);
    await channel.pairing?.start(PHONE);
    await pairing((now) => now.code !== undefined);
  });

  it('says that a code has expired: it dies with its connection', async () => {
    await channel.pairing?.start(PHONE);
    await pairing((now) => now.code !== undefined);
    const before = server.proxy.connections();

    server.proxy.drop();

    const { detail } = await pairing((now) => now.state === 'failed');
    expect(detail).toBe('the code has expired before it was typed; ask for a new one');
    expect(server.proxy.connections()).toBe(before);
    expect((await deps.state.get(['creds'])).size).toBe(0);
  });
});
