import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { channelTypes } from '../../channels/index.ts';
import { fillTemplate, messageTemplateSchema } from '../../src/core/template.ts';
import { carryFiles } from '../../src/services/outgoing-files.ts';
import { engine } from '../helpers/road.ts';
import { serviceDeps } from '../helpers/service-deps.ts';
import { testBrand } from '../helpers/test-brand.ts';

const photo = { id: 'f1', name: 'photo.png', contentType: 'image/png', size: 1000, sha256: 'a' };
const bill = { id: 'f2', name: 'bill.pdf', contentType: 'application/pdf', size: 1000, sha256: 'b' };

async function carried(channel: string, language = 'en') {
  const hashCode = (code: string) => createHash('sha256').update(code).digest('hex');
  const deps = await serviceDeps({ engine, hashCode, publicUrl: 'https://redress.example' });
  const capability = channelTypes.get(channel)?.capabilities.files;
  const receiver = { brand: testBrand, capability, language, outboundId: 'outbound-1' };
  return (files: (typeof photo)[]) => carryFiles(deps, { text: 'Here', files }, receiver);
}

it.each([
  ['email', [undefined, undefined], 0],
  ['webchat', [undefined, undefined], 0],
  // One message of WhatsApp holds one file: two of them go as links.
  ['whatsapp-twilio', ['link', 'link'], 2],
  ['whatsapp-baileys', ['link', 'link'], 2],
  ['sms-twilio', ['unsent', 'unsent'], 0],
])('an answer with two files that goes on by %s', async (channel, as, links) => {
  const { files, lines } = (await carried(channel))([photo, bill]);

  expect(files.map((file) => file.as)).toEqual(as);
  expect(lines.match(/https:\/\/redress\.example\/files\/outbound-1\//g) ?? []).toHaveLength(links);
});

it('one file stays a file on WhatsApp, and what SMS cannot send is said in the customer’s language', async () => {
  expect((await carried('whatsapp-baileys'))([bill])).toEqual({ files: [bill], lines: '' });
  expect((await carried('sms-twilio', 'hi'))([bill]).lines).toContain('bill.pdf');
  expect((await carried('sms-twilio', 'hi'))([bill]).lines).toMatch(/नहीं भेज सके/);
});

it('a link in a template is never cut off, the words before it are', () => {
  const template = messageTemplateSchema.parse({
    name: 'update',
    language: 'en',
    account: 'wa',
    id: `HX${'a'.repeat(32)}`,
    body: 'News: {{1}} Thank you.',
    variables: ['text'],
  });
  const link = `https://redress.example/files/${'x'.repeat(150)}`;

  const { text } = fillTemplate(template, { text: 'word '.repeat(400) }, { text: `bill.pdf: ${link}` });

  expect(text.length).toBeLessThanOrEqual(1024);
  expect(text).toMatch(/word… bill\.pdf: https/);
  expect(text).toContain(`${link} Thank you.`);
});
