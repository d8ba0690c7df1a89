import { createHash } from 'node:crypto';
import type { InboundMessage } from '../../src/core/message.ts';
import type { Marks } from './marks.ts';
import { fromAddresses, headerValues, type Mail } from './parse.ts';

const MESSAGE_ID = /^<[^<>\s]{1,250}@[^<>\s]{1,250}>$/;
/** As they stand in a header: some programs put commas between them, older ones words before them. */
const IDS = /<[^<>\s]{1,250}@[^<>\s]{1,250}>/g;

export interface Place {
  messageId: string | null;
  /** Ids of earlier messages, oldest first. */
  references: string[];
  /** The first message of the thread as far as this one knows it. */
  threadKey: string;
}

/** Where a mail stands in its thread (RFC 5322, 3.6.4). Ids that are none are left out. */
export function placeOf(mail: Mail): Place {
  const ids = headerValues(mail, 'message-id');
  const messageId = ids.length === 1 && MESSAGE_ID.test(ids[0] ?? '') ? (ids[0] ?? null) : null;
  const references = [...new Set(['references', 'in-reply-to'].flatMap((name) => idsIn(mail, name)))].slice(-100);
  return { messageId, references, threadKey: references[0] ?? messageId ?? `no-id-${contentHash(mail)}` };
}

function idsIn(mail: Mail, name: string): string[] {
  return headerValues(mail, name).flatMap((value) => value.match(IDS) ?? []);
}

/**
 * The dedupe key: the Message-ID and what was said. The same mail fetched twice has the same key; another mail under a
 * Message-ID that was used before is another message.
 */
export function providerIdOf(mail: Mail): string {
  const { messageId } = placeOf(mail);
  // As much as is kept of it; what was said stands behind it.
  return `${(messageId ?? 'no-id').slice(0, MAX_KEPT_ID)} ${contentHash(mail)}`;
}

function contentHash(mail: Mail): string {
  const files = mail.attachments.map(({ checksum }) => checksum).join(' ');
  const parts = [
    mail.from?.text ?? '',
    mail.subject ?? '',
    headerValues(mail, 'date')[0] ?? '',
    mail.text ?? '',
    files,
  ];
  return createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32);
}

/** What a mail is known by in all accounts of the brand. */
export function namesOf(mail: Mail, source: Buffer, writer: string): NonNullable<InboundMessage['mail']> {
  const { messageId } = placeOf(mail);
  const key = keyOf(mail, source, { messageId, writer });
  return { ...(key === null ? {} : { key }), ...(messageId === null ? {} : { id: messageId }) };
}

/**
 * What one mail has in each mailbox of the brand that it came to, and nothing else has: who wrote what, when, under which
 * Message-ID. What servers change on the way to a mailbox is left out (the lines of transport, how the text is encoded), and
 * `writer` is whom we answer: where two accounts see different people behind it, each answers its own. Null without a
 * Message-ID and a date: two mails of the same words may be two wishes.
 */
function keyOf(
  mail: Mail,
  source: Buffer,
  { messageId, writer }: { messageId: string | null; writer: string },
): string | null {
  const [date = ''] = headerValues(mail, 'date');
  const at = Date.parse(date);
  if (messageId === null && Number.isNaN(at)) return null;
  const parts = [
    messageId ?? '',
    writer,
    fromAddresses(mail).join(' '),
    mail.replyTo?.value.map(({ address = '' }) => address).join(' ') ?? '',
    Number.isNaN(at) ? date : String(at),
    mail.subject ?? '',
    ...(isReadWhole(mail, source)
      ? [mail.text ?? '', typeof mail.html === 'string' ? mail.html : '']
      : [bodyOf(source)]),
    ...mail.attachments.map(({ checksum, size }) => `${checksum} ${size}`),
  ];
  const words = parts.map((part) => part.replace(/\s+/g, ' ').trim());
  return createHash('sha256').update(words.join('\u0000')).digest('hex');
}

/** Where a parser gave up, the words are not all that was written. */
function isReadWhole(mail: Mail, source: Buffer): boolean {
  if (mail.isCut === true) return false;
  return typeof mail.html === 'string' || !HTML_TYPES.some((type) => source.includes(type));
}

/** As programs write it; searching for all ways would make a text of tens of megabytes first. */
const HTML_TYPES = ['text/html', 'TEXT/HTML', 'Text/Html'];

function bodyOf(source: Buffer): string {
  const text = source.toString('latin1');
  return text.slice(/\r?\n\r?\n/.exec(text)?.index ?? 0);
}

/** Of a Message-ID within the key, which has 512 characters. */
const MAX_KEPT_ID = 450;

/** Ids that look like ours and are tried, in one report: a mail of ours stands in it once or twice. */
const MAX_TRIED = 100;

/** The message whose Message-ID of ours stands in a text, for reports that quote it somewhere. */
export function messageNamedIn(text: string, marks: Pick<Marks, 'outboundOf'>): string | null {
  let tried = 0;
  for (const [id] of text.matchAll(/<redress\.[^<>\s]{1,250}@[^<>\s]{1,250}>/gi)) {
    const outboundId = marks.outboundOf(id.replace('=3D', '='));
    if (outboundId !== null) return outboundId;
    tried += 1;
    if (tried === MAX_TRIED) return null;
  }
  return null;
}

/** Whether a Message-ID looks like one of ours; only its key proves it. */
export function isOwnMessageId(messageId: string, address: string): boolean {
  return messageId.startsWith('<redress.') && messageId.endsWith(`@${address.split('@')[1]}>`);
}
