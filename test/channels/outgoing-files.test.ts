import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { email } from '../../channels/email/index.ts';
import { whatsappTwilio } from '../../channels/whatsapp-twilio/index.ts';
import type { OutgoingFile } from '../../src/core/message.ts';
import { until } from '../contracts/job-queue.ts';
import { fakeChannelDeps, outboundMessage } from '../helpers/channel-deps.ts';
import { pdfBytes, pngBytes } from '../helpers/sample-files.ts';
import { startSmtp } from '../helpers/smtp.ts';
import { startTwilioRest } from '../helpers/twilio-rest.ts';

const photo: OutgoingFile = { id: 'f1', name: 'photo.png', contentType: 'image/png', size: 200, sha256: 'photo' };
const bill: OutgoingFile = { id: 'f2', name: 'बिल.pdf', contentType: 'application/pdf', size: 200, sha256: 'bill' };
const linked: OutgoingFile = { ...bill, id: 'f3', name: 'big.zip', as: 'link' };
const BYTES = new Map([
  ['photo', pngBytes()],
  ['bill', pdfBytes()],
]);
const bytesOf = async ({ sha256 }: OutgoingFile) => BYTES.get(sha256) ?? null;
const withFiles = (text: string, files: OutgoingFile[]) =>
  outboundMessage(text, {
    to: 'asha@customer.example',
    content: { text, options: [], language: 'en', files },
    replyContext: { messageId: '<q@customer.example>' },
  });

it('a mail carries its files as attachments, and those that go as a link are in its text only', async () => {
  const smtp = await startSmtp();
  const options = email.options.parse({
    address: 'care@shop.example',
    fromName: 'Test Shop',
    imap: { host: '127.0.0.1', port: 1, secure: false, user: 'u', password: 'p' },
    smtp: { host: '127.0.0.1', port: smtp.port, secure: false },
  });
  const channel = email.create(options, fakeChannelDeps('mail', { bytesOf }));
  const lost = { ...photo, sha256: 'gone' };

  const sent = await channel.send(withFiles('Here', [photo, bill, linked]), AbortSignal.timeout(10_000));
  const failed = await channel.send(withFiles('Here', [lost]), AbortSignal.timeout(10_000));

  expect(sent.status).toBe('sent');
  expect(failed).toMatchObject({ status: 'failed', reason: expect.stringContaining('not there any more') });
  expect(smtp.received).toHaveLength(1);
  const attachments = smtp.received[0]?.attachments ?? [];
  expect(attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
    ['photo.png', 'image/png'],
    ['बिल.pdf', 'application/pdf'],
  ]);
  expect(attachments.map(({ content }) => Buffer.compare(content, Buffer.from(pngBytes())) === 0)).toEqual([
    true,
    false,
  ]);
  await smtp.stop();
});

it('Twilio fetches the file of a WhatsApp message from a link, with the words below it', async () => {
  const shop = createServer((request, response) => {
    const isThere = request.url?.endsWith('/photo.png') === true;
    response.writeHead(isThere ? 200 : 404, { 'content-type': 'image/png' }).end(isThere ? pngBytes() : '');
  }).listen(0, '127.0.0.1');
  await once(shop, 'listening');
  const address = shop.address();
  const base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const sid = `AC${'a'.repeat(32)}`;
  const rest = await startTwilioRest(sid, 'the-token-of-the-test');
  const options = whatsappTwilio.options.parse({
    accountSid: sid,
    authToken: 'the-token-of-the-test',
    number: '+919000000000',
    apiBaseUrl: rest.url,
    contentBaseUrl: rest.url,
  });
  const deps = fakeChannelDeps('wa', {
    fileLink: ({ id }, { name }) => `${base}/files/${id}/${encodeURIComponent(name)}`,
  });
  const channel = whatsappTwilio.create(options, deps);
  const to = 'whatsapp:+919845012301';

  const receipts = [
    await channel.send({ ...withFiles('Here it is', [photo]), to }, AbortSignal.timeout(10_000)),
    await channel.send({ ...withFiles('', [bill]), to }, AbortSignal.timeout(10_000)),
    await channel.send({ ...withFiles('See https://x/y', [linked]), to }, AbortSignal.timeout(10_000)),
  ];

  expect(receipts.map(({ status }) => status)).toEqual(['sent', 'sent', 'sent']);
  expect(rest.created.map(({ Body, MediaUrl }) => [Body, MediaUrl !== undefined])).toEqual([
    ['Here it is', true],
    [undefined, true],
    ['See https://x/y', false],
  ]);
  await until(() => rest.media.length === 2);
  expect(rest.media).toContainEqual({
    url: expect.stringContaining('photo.png'),
    type: 'image/png',
    bytes: Buffer.from(pngBytes()),
  });
  expect(rest.media).toContainEqual({ url: expect.stringContaining('.pdf'), error: 63019 });
  await rest.stop();
  shop.close();
});
