import { readFile } from 'node:fs/promises';
import { toInbound } from '../../../channels/email/inbound.ts';
import { email } from '../../../channels/email/index.ts';
import { createMarks } from '../../../channels/email/marks.ts';
import { parseMail, wordsOf } from '../../../channels/email/parse.ts';

export const OWN = 'care@shop.example';
export const OPTIONS = email.options.parse({
  address: OWN,
  fromName: 'Shop',
  imap: { host: 'x', port: 1, user: 'x', password: 'x' },
  smtp: { host: '127.0.0.1', port: 1, secure: false },
  authservId: 'mx.shop.example',
});

export const MARKS = createMarks(Buffer.alloc(32, 7), OPTIONS);

export function raw(headers: Record<string, string>, body = 'Hello'): Buffer {
  const all = {
    From: 'Asha <asha@customer.example>',
    'Message-ID': '<m1@customer.example>',
    Subject: 'Lamp',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}\r\n`);
}

/** A fixture that is about a message of ours. */
export async function fixture(name: string): Promise<Buffer> {
  const source = await readFile(new URL(`../../fixtures/email/${name}.eml`, import.meta.url), 'latin1');
  return Buffer.from(source.replaceAll('<redress.turn-1-0@shop.example>', MARKS.messageId('outbound-1')), 'latin1');
}

export async function inbound(headers: Record<string, string>, body?: string) {
  const source = raw(headers, body);
  const mail = await parseMail(source);
  return toInbound({ mail, words: wordsOf(mail), source, accountId: 'mail', options: OPTIONS, marks: MARKS });
}
