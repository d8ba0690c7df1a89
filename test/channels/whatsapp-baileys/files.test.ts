import { execFileSync } from 'node:child_process';
import { createDecipheriv } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, globalAgent } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getMediaKeys } from '@whiskeysockets/baileys';
import { expect, it } from 'vitest';
import { whatsappBaileys } from '../../../channels/whatsapp-baileys/index.ts';
import { messageIdOf } from '../../../channels/whatsapp-baileys/outbound.ts';
import { createSent } from '../../../channels/whatsapp-baileys/sent.ts';
import { until } from '../../contracts/job-queue.ts';
import { fakeChannelDeps, outboundMessage } from '../../helpers/channel-deps.ts';
import { pdfBytes } from '../../helpers/sample-files.ts';
import { startWhatsApp } from '../../helpers/whatsapp-server.ts';

/** WhatsApp's media host: takes sealed files over TLS and says where they lie. */
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
      taken.push(Buffer.concat(chunks));
      response.end(JSON.stringify({ url: 'https://mmg.whatsapp.net/v/x', direct_path: '/v/x' }));
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

it('a document is sealed, uploaded once for all tries, and keeps its name and the words below it', async () => {
  const media = await mediaHost();
  const server = await startWhatsApp();
  const deps = fakeChannelDeps('wa', { bytesOf: async () => pdfBytes(5000) });
  await server.pair(deps.state);
  const options = whatsappBaileys.options.parse({
    webSocketUrl: server.webSocketUrl,
    mediaUploadHost: media.host,
    pace: { gapMs: 0, typingMs: 0, perMinute: 1000 },
  });
  const channel = whatsappBaileys.create(options, deps);
  await channel.start();
  await until(() => channel.health().state === 'ok');
  await server.inbound('Hello');
  await until(() => deps.received.length === 1);
  const file = { id: 'f1', name: 'बिल.pdf', contentType: 'application/pdf', size: 5000, sha256: 'a' };
  const message = outboundMessage('Your bill', {
    to: '919845012301@s.whatsapp.net',
    content: { text: 'Your bill', options: [], language: 'en', files: [file] },
  });

  // The test server speaks texts only and hangs up on a document: what WhatsApp says of it stays untested.
  await channel.send(message, AbortSignal.timeout(30_000));
  await until(() => channel.health().state === 'ok', 20_000);
  await channel.send(message, AbortSignal.timeout(30_000));

  const messageId = messageIdOf(message.idempotencyKey);
  expect(media.taken).toHaveLength(1);
  const kept = (await createSent(deps).find(messageId))?.documentMessage;
  expect(kept).toMatchObject({ fileName: 'बिल.pdf', mimetype: 'application/pdf', caption: 'Your bill' });
  const { iv, cipherKey } = await getMediaKeys(kept?.mediaKey ?? new Uint8Array(), 'document');
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  const sealed = media.taken[0]?.subarray(0, -10) ?? Buffer.alloc(0);
  expect(Buffer.concat([decipher.update(sealed), decipher.final()])).toEqual(Buffer.from(pdfBytes(5000)));
  await channel.stop();
  await server.close();
  await media.stop();
}, 60_000);
