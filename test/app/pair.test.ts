import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { renderUnicodeCompact } from 'uqr';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPairing } from '../../channels/whatsapp-baileys/pairing.ts';
import { withStore } from '../../src/commands/with-store.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { pause } from '../contracts/job-queue.ts';
import { type RunningApp, runApp } from '../helpers/running-app.ts';
import { scan, typeCode } from '../helpers/whatsapp-linking.ts';
import { linkNode, sessionEnd } from '../helpers/whatsapp-proxy.ts';
import { startWhatsApp, type WhatsAppServer } from '../helpers/whatsapp-server.ts';

const root = new URL('../..', import.meta.url).pathname;

/** `npx redress pair` as a user runs it, beside a running Redress. The build stands: npm test made it. */
describe('redress pair', () => {
  let server: WhatsAppServer;
  let app: RunningApp;

  beforeEach(async () => {
    server = await startWhatsApp();
    server.proxy.onLogin('pair');
    app = await runApp({
      shop: {
        accounts: [
          { id: 'wa', channel: 'whatsapp-baileys', options: { webSocketUrl: server.webSocketUrl, reconnectMs: 50 } },
        ],
      },
    });
  });
  afterEach(async () => {
    await app.stop();
    await server.close();
  });

  function pair(...args: string[]) {
    const { dataDir } = app.config;
    const env = {
      ...process.env,
      REDRESS_DATA_DIR: dataDir,
      REDRESS_CONFIG: join(dirname(dataDir), 'redress.config.yaml'),
    };
    const child = spawn(process.execPath, ['scripts/redress.mjs', 'pair', ...args], { cwd: root, env });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
    const code = once(child, 'exit').then(([status]) => status as number | null);
    return { output: () => output, code };
  }

  async function printed(run: ReturnType<typeof pair>, what: RegExp | string): Promise<string> {
    const deadline = performance.now() + 30_000;
    for (;;) {
      const [found] =
        typeof what === 'string' ? [run.output().includes(what) ? what : undefined] : (what.exec(run.output()) ?? []);
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw new Error(`${what} was not printed:\n${run.output()}`);
      await pause(20);
    }
  }

  async function restart(): Promise<void> {
    const deadline = performance.now() + 10_000;
    while (!server.proxy.sent.some((node) => node.attrs['id'] === 'pair-2') && performance.now() < deadline)
      await pause(20);
    server.proxy.onLogin(null);
    server.proxy.push(sessionEnd.restart);
  }

  it('shows the picture for the camera, ends well when it is scanned, and does not cut off a linked phone unasked', async () => {
    const run = pair();
    await printed(run, 'Settings, Linked devices');
    const { qr = '' } = await withStore(
      (store) => createPairing({ state: store.channelState('wa'), clock: systemClock }).get(),
      app.config,
    );
    expect(run.output()).toContain(renderUnicodeCompact(qr));
    server.proxy.push(scan(qr, server.selfJid));
    await restart();

    expect(await run.code).toBe(0);
    expect(run.output()).toContain('a phone is linked');
    const again = pair();
    expect(await again.code).toBe(1);
    expect(again.output()).toContain('redress pair --replace');
  }, 90_000);

  it('shows a code to be typed, and says what is wrong with a number', async () => {
    const wrong = pair('--phone', '12');
    expect(await wrong.code).toBe(1);
    expect(wrong.output()).toContain('12 is no phone number; write it like +919812345678');

    server.proxy.refuseNumber('400');
    const unknown = pair('--phone', '98123 45678');
    expect(await unknown.code).toBe(1);
    expect(unknown.output()).toContain('WhatsApp makes no code for +919812345678 (400)');

    server.proxy.refuseNumber(null);
    server.proxy.sent.length = 0;
    const run = pair('--phone', '+919812345678');
    const code = await printed(run, /[A-Z0-9]{4}-[A-Z0-9]{4}/);
    const phone = await typeCode(code.replace('-', ''), await linkNode(server.proxy, 'companion_hello'));
    server.proxy.push(phone.typed);
    server.proxy.push(phone.finish(await linkNode(server.proxy, 'companion_finish'), server.selfJid));
    await restart();

    expect(await run.code).toBe(0);
  }, 90_000);
});
