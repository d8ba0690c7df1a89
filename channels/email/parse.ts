import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { asWritten, repaired } from './repair.ts';
import { flatHtml } from './reply/flat-html.ts';
import { MAX_READ, type VisibleReply, visibleReply, wholeText } from './reply/visible-reply.ts';

/**
 * Limits against mails made to choke a parser. Text is made from HTML by ourselves, where quotations are seen; images
 * stay out of the HTML.
 */
const LIMITS = {
  maxHtmlLengthToParse: 2_000_000,
  keepDeliveryStatus: true,
  skipImageLinks: true,
  skipHtmlToText: true,
  skipTextToHtml: true,
  keepCidLinks: true,
} as const;

/** Of the HTML of a mail, which is mostly marks. Characters. */
const MAX_HTML = 1_000_000;
const PIECE_BYTES = 256 * 1024;

export interface Mail extends ParsedMail {
  /** There is more of the text than was read. */
  isCut?: true;
}

/** Reads a mail from its bytes. Throws for what is no mail at all. */
export async function parseMail(source: Buffer): Promise<Mail> {
  const bytes = repaired(source);
  const mail = await simpleParser(bytes.length > PIECE_BYTES ? Readable.from(piecesOf(bytes)) : bytes, LIMITS);
  if (mail.text !== undefined) {
    const text = readable(mail.text);
    return { ...mail, text: asWritten(text), ...(text.length < mail.text.length ? { isCut: true } : {}) };
  }
  // A multipart without its parts: what is there is better than nothing.
  if (mail.html === undefined && mail.attachments.length === 0) return { ...mail, text: bodyOf(bytes) };
  return mail;
}

/** A large mail is not parsed at one stretch: meanwhile others are answered. */
async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    yield bytes.subarray(from, from + PIECE_BYTES);
    await setImmediate();
  }
}

/** As much as is read; not cut within a letter whose bytes were misread. */
function readable(text: string): string {
  let end = MAX_READ;
  while (end < MAX_READ + 100 && text.charCodeAt(end) > 0x7f) end += 1;
  return text.slice(0, end);
}

export interface Words {
  /** All that the mail says. */
  whole: string;
  reply: VisibleReply;
}

/** What a mail says, and what its sender wrote now. */
export function wordsOf(mail: Mail): Words {
  const text = mail.text ?? '';
  const own = typeof mail.html === 'string' ? mail.html : '';
  // HTML that is called plain text.
  const isHtml = own === '' && /^\s*(?:<!doctype html|<html[\s>])/i.test(text);
  const read = isHtml ? text : asWritten(own.slice(0, MAX_HTML));
  const html = flatHtml(read);
  const parts = { text: isHtml ? '' : text, html, subject: mail.subject ?? '' };
  const reply = visibleReply(parts);
  const isCut = mail.isCut === true || own.length > MAX_HTML || html.length < read.length;
  return { whole: wholeText(parts), reply: { ...reply, shortened: reply.shortened || isCut } };
}

/** All values of a header, the topmost first, unfolded. */
export function headerValues(mail: Mail, name: string): string[] {
  return mail.headerLines
    .filter(({ key }) => key === name)
    .map(({ line }) =>
      line
        .slice(line.indexOf(':') + 1)
        .replace(/\r?\n\s+/g, ' ')
        .trim(),
    );
}

/** The addresses of From, in lower case. More than one, or none, is suspicious. */
export function fromAddresses(mail: Mail): string[] {
  return mailboxes(mail.from).flatMap(({ address }) => (isAddress(address) ? [plain(address)] : []));
}

/** Whom it was sent to, as far as the head tells; lower case. */
export function addresseesOf(mail: Mail): string[] {
  const lines = ['to', 'cc', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'].flatMap((name) =>
    headerValues(mail, name),
  );
  return lines.flatMap(
    (line) =>
      line
        .slice(0, 20_000)
        .toLowerCase()
        .match(/[^\s<>"(),:;@]{1,64}@[^\s<>"(),:;@]{1,255}/g) ?? [],
  );
}

/** Who wrote, as far as the head tells: From, or what is left where From is broken. Empty where nothing tells. */
export function senderOf(mail: Mail): { address: string; name: string } {
  const from = mailboxes(mail.from);
  const good = from.find(({ address }) => isAddress(address));
  const name = (good ?? from[0])?.name.trim() ?? '';
  if (good?.address !== undefined) return { address: plain(good.address), name };
  for (const header of ['from', 'sender', 'x-envelope-from', 'return-path', 'reply-to']) {
    const found = /[^\s<>"(),:;@]{1,64}@[^\s<>"(),:;@]{1,255}/.exec(headerValues(mail, header)[0] ?? '');
    if (found !== null) return { address: found[0].toLowerCase(), name };
  }
  // Mail systems of one machine write "MAILER-DAEMON" alone.
  const bare = headerValues(mail, 'from')[0]?.replace(/[<>"]/g, '').trim() ?? '';
  return { address: /^[\w.-]{1,64}$/.test(bare) ? bare.toLowerCase() : '', name };
}

interface Mailbox {
  name: string;
  address?: string;
  group?: Mailbox[];
}

/** Members of groups count as themselves. */
function mailboxes(header: ParsedMail['from']): Mailbox[] {
  const flat = (boxes: readonly Mailbox[], depth = 0): Mailbox[] =>
    boxes.flatMap((box) => (box.group === undefined || depth > 3 ? [box] : flat(box.group, depth + 1)));
  return flat(header?.value ?? []);
}

/**
 * Some forms write the link in place of the address. Only the letters of ASCII have a small one that is the same mailbox:
 * JavaScript makes a k of the Kelvin sign as well.
 */
function plain(address: string): string {
  return address.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()).replace(/^mailto:/, '');
}

function isAddress(address: string | undefined): address is string {
  return address !== undefined && /^[^\s@]+@[^\s@]+$/.test(address);
}

function bodyOf(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  const end = /\r?\n\r?\n/.exec(text);
  return end === null ? '' : text.slice(end.index + end[0].length, 1_000_000);
}
