import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, get, globalAgent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { proto } from '@whiskeysockets/baileys';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import { messageIdOf } from '../../../channels/whatsapp-baileys/outbound.ts';
import type { Channel } from '../../../src/core/channel.ts';
import { until } from '../../contracts/job-queue.ts';
import { fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';
import { pdfBytes, pngBytes } from '../../helpers/sample-files.ts';
import { createCustomerPhone, openMedia } from '../../helpers/whatsapp-phone.ts';
import { startWhatsApp, type WhatsAppServer } from '../../helpers/whatsapp-server.ts';

const CUSTOMER = '919845012301@s.whatsapp.net';

/** WhatsApp's media host: takes sealed files over TLS, says where they lie, and hands them out. */
async function mediaHost() {
  const folder = mkdtempSync(join(tmpdir(), 'redress-media-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  );
  const taken: Buffer[] = [];
  const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      if (request.method === 'GET') {
        response.end(taken[Number(request.url?.slice(1))]);
        return;
      }
      const path = `/${taken.push(Buffer.concat(chunks)) - 1}`;
      response.end(JSON.stringify({ url: `https://${request.headers.host}${path}`, direct_path: path }));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const before = globalAgent.options.ca;
  globalAgent.options.ca = readFileSync(cert);
  const address = server.address();
  return {
    host: `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    taken,
    async stop() {
      globalAgent.options.ca = before;
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      rmSync(folder, { recursive: true });
    },
  };
}

/** A phone fetches what a message names. */
function fetched(url: string | null | undefined): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    get(url ?? '', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => void chunks.push(chunk));
      response.on('end', () => resolve(Buffer.concat(chunks)));
    }).on('error', reject);
  });
}

describe('files to a customer', () => {
  let media: Awaited<ReturnType<typeof mediaHost>>;
  let server: WhatsAppServer;
  let channel: Channel;

  beforeEach(async () => {
    media = await mediaHost();
    server = await startWhatsApp();
  });
  afterEach(async () => {
    await channel.stop();
    await server.close();
    await media.stop();
  });

  it.each([
    ['document', 'बिल.pdf', 'application/pdf', pdfBytes(5000)],
    ['image', 'crack.png', 'image/png', pngBytes(5000)],
  ] as const)(
    '%s: the phone opens the message and the file, and it is uploaded once for all tries',
    async (kind, name, contentType, bytes) => {
      const deps = fakeChannelDeps('wa', { bytesOf: async () => bytes });
      await server.pair(deps.state);
      const phone = await createCustomerPhone(CUSTOMER, { jid: server.selfJid, state: deps.state });
      const shown: proto.IMessage[] = [];
      let tries = 0;
      server.proxy.attach(phone, async (node) => {
        tries += 1;
        // The first one breaks off on its way.
        if (tries === 1) server.proxy.drop();
        else shown.push(await phone.read(node));
      });
      const options = whatsappBaileys.options.parse({
        webSocketUrl: server.webSocketUrl,
        mediaUploadHost: media.host,
        reconnectMs: 50,
        pace: { gapMs: 0, typingMs: 0, perMinute: 1000 },
      });
      channel = whatsappBaileys.create(options, deps);
      await channel.start();
      await until(() => channel.health().state === 'ok');
      const file = { id: 'f1', name, contentType, size: bytes.length, sha256: 'a' };
      const message = outboundMessage('As promised', {
        to: CUSTOMER,
        content: { text: 'As promised', options: [], language: 'en', files: [file] },
      });

      const receipt = await channel.send(message, AbortSignal.timeout(30_000));

      expect(receipt).toEqual({ status: 'sent', providerId: messageIdOf(message.idempotencyKey) });
      expect(tries).toBe(2);
      expect(media.taken).toHaveLength(1);
      expect(shown).toHaveLength(1);
      const part = kind === 'document' ? shown[0]?.documentMessage : shown[0]?.imageMessage;
      expect(part).toMatchObject({ mimetype: contentType, caption: 'As promised' });
      if (kind === 'document') expect(part).toMatchObject({ fileName: name });
      const opened = await openMedia(await fetched(part?.url), part?.mediaKey ?? new Uint8Array(), kind);
      expect(opened).toEqual(Buffer.from(bytes));
    },
    60_000,
  );
});
