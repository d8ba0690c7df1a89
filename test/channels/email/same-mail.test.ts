import { describe, expect, it } from 'vitest';
import { toInbound } from '../../../channels/email/inbound.ts';
import { parseMail, wordsOf } from '../../../channels/email/parse.ts';
import { MARKS, OPTIONS, raw } from './mails.ts';

const DATE = 'Mon, 30 Nov 2026 10:30:00 +0530';

async function keyOf(headers: Record<string, string> = {}, body?: string, options = OPTIONS) {
  const source = raw({ Date: DATE, ...headers }, body);
  const mail = await parseMail(source);
  const converted = toInbound({ mail, words: wordsOf(mail), source, accountId: 'mail', options, marks: MARKS });
  return converted?.message.mail?.key;
}

const html = (text: string) => [{ 'Content-Type': 'text/html' }, `<p>${text}</p>`] as const;
const files = (bytes: string) =>
  [
    { 'MIME-Version': '1.0', 'Content-Type': 'multipart/mixed; boundary=B' },
    `--B\r\nContent-Type: text/plain\r\n\r\nHello\r\n--B\r\nContent-Type: image/png\r\nContent-Disposition: attachment\r\n\r\n${bytes}\r\n--B--`,
  ] as const;
/** More levels than the parser goes down. */
const deep = (text: string) => [{ 'Content-Type': 'text/html' }, `${'<div>'.repeat(5_000)}${text}`] as const;
const long = (end: string) => [{}, `${'word '.repeat(61_000)}${end}`] as const;

describe('the key of a mail that comes to several mailboxes', () => {
  it.each([
    [
      'the lines of its way',
      { Received: 'by mx2.shop.example', 'Delivered-To': 'orders@shop.example', 'Return-Path': '<a@b.example>' },
      'Hello café',
    ],
    [
      'the letters in which it was sent',
      {
        'MIME-Version': '1.0',
        'Content-Type': 'text/plain; charset=utf-8',
        'Content-Transfer-Encoding': 'quoted-printable',
      },
      'Hello caf=C3=A9',
    ],
    ['blanks and folded lines', { Subject: 'La\r\n mp', Date: 'Mon, 30 Nov 2026 05:00:00 +0000' }, 'Hello  café  '],
    ['how the sender’s name is written', { From: 'asha@customer.example' }, 'Hello café'],
  ])('is the same whatever %s', async (_, headers, body) => {
    expect(await keyOf({ Subject: 'La mp', ...headers }, body)).toBe(await keyOf({ Subject: 'La mp' }, 'Hello café'));
  });

  it.each([
    ['another Message-ID', [{}], [{ 'Message-ID': '<m2@customer.example>' }]],
    ['another sender', [{}], [{ From: 'Asha <mallory@other.example>' }]],
    ['an answer that is to go elsewhere', [{}], [{ 'Reply-To': 'b@customer.example' }]],
    ['another day', [{}], [{ Date: 'Tue, 1 Dec 2026 10:30:00 +0530' }]],
    ['another subject', [{}], [{ Subject: 'Chair' }]],
    ['other words', [{}, 'Hello'], [{}, 'Goodbye']],
    ['other words of HTML', html('Hello'), html('Goodbye')],
    ['other words behind what is read of a long mail', long('refund'), long('exchange')],
    ['other words of HTML that the parser leaves out', deep('Hello'), deep('Goodbye')],
    ['other files', files('QUJD'), files('QUJE')],
  ] as const)('is another one for %s', async (_, [headers, body], [others, otherBody]) => {
    const [one, other] = [await keyOf(headers, body), await keyOf(others, otherBody)];

    expect(one).toBeDefined();
    expect(other).toBeDefined();
    expect(other).not.toBe(one);
  });

  it('is another one where two accounts answer different people: one knows the form, and one does not', async () => {
    const form = { From: 'form@shop.example', 'Reply-To': 'asha@customer.example' };
    const knowing = { ...OPTIONS, formSenders: ['form@shop.example'] };

    expect(await keyOf(form, 'Hello', knowing)).not.toBe(await keyOf(form, 'Hello'));
  });

  it('is told without a Message-ID where there is a date, and not where there is neither', async () => {
    const unnamed = { 'Message-ID': '' };

    expect(await keyOf(unnamed)).toBe(await keyOf(unnamed));
    expect(await keyOf(unnamed)).toBeDefined();
    expect(await keyOf({ ...unnamed, Date: '' })).toBeUndefined();
  });
});
