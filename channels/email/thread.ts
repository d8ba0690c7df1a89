import { createHash } from 'node:crypto';
import type { Marks } from './marks.ts';
import { headerValues, type Mail } from './parse.ts';

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
