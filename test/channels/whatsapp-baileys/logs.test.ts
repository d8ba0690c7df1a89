import { Writable } from 'node:stream';
import { afterEach, expect, it, vi } from 'vitest';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import { createLog } from '../../../src/lib/log.ts';
import { until } from '../../contracts/job-queue.ts';
import { fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';
import { startWhatsApp } from '../../helpers/whatsapp-server.ts';

const NUMBER = '9845012301';
const WORDS = 'planted words of a customer';
const ANSWER = 'planted words of an answer';

afterEach(() => void vi.restoreAllMocks());

it('a session logs neither words nor numbers nor keys, also where the connection breaks and a message cannot be kept', async () => {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  // The Signal library and Baileys write to the console by themselves.
  for (const method of ['log', 'info', 'warn', 'error', 'debug', 'dir', 'trace'] as const) {
    vi.spyOn(console, method).mockImplementation((...args: unknown[]) => void lines.push(JSON.stringify(args)));
  }
  const log = createLog({ level: 'trace', destination });
  const server = await startWhatsApp();
  let isBroken = false;
  const deps = fakeChannelDeps('shop-whatsapp', {
    log: {
      info: (event, details) => log.info(details ?? {}, event),
      warn: (event, details) => log.warn(details ?? {}, event),
      error: (event, details) => log.error(details ?? {}, event),
    },
  });
  const { receive } = deps;
  deps.receive = async (...args) => {
    if (isBroken) throw new Error('could not store it');
    return receive(...args);
  };
  await server.pair(deps.state);
  const pace = { gapMs: 0, typingMs: 0, perMinute: 1_000 };
  const channel = whatsappBaileys.create(
    whatsappBaileys.options.parse({ webSocketUrl: server.webSocketUrl, pace, reconnectMs: 50 }),
    deps,
  );
  await channel.start();
  await until(() => channel.health().state === 'ok');

  await server.inbound(WORDS);
  await until(() => deps.received.length === 1);
  await channel.send(outboundMessage(ANSWER, { to: `91${NUMBER}@s.whatsapp.net` }), AbortSignal.timeout(5_000));
  isBroken = true;
  await server.inbound(`${WORDS}, again`);
  await until(() => lines.join('').includes('could not store') || lines.join('').includes('err'));
  isBroken = false;
  await server.stop();
  await until(() => channel.health().state !== 'ok');
  await server.start();
  await until(() => channel.health().state === 'ok', 20_000);
  await channel.stop();
  await server.close();

  const logged = lines.join('');
  expect(logged).toContain('whatsapp.disconnected');
  for (const secret of [NUMBER, ANSWER, 'Asha Rao', 'privKey', 'noiseKey', 'Closing session', `${WORDS}, again`]) {
    expect(logged).not.toContain(secret);
  }
}, 40_000);
