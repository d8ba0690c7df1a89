import { extractMessageContent, proto, type WAMessage } from '@whiskeysockets/baileys';
import { z } from 'zod';
import type { ChannelDeps, Preview } from '../../src/core/channel.ts';
import type { ReceiveOutcome } from '../../src/core/channel-outcome.ts';
import { type Content, identitiesOf, textOf, timeOf, toInbound } from './inbound.ts';

/** What is meant for people's eyes in kinds that are not read: contacts, polls, events, and what WhatsApp thinks of next. */
const WORDS: ReadonlySet<string> = new Set([
  'address',
  'body',
  'caption',
  'comment',
  'contentText',
  'description',
  'displayName',
  'name',
  'optionName',
  'text',
  'title',
  'vcard',
]);
const MAX_DEPTH = 6;

const heldSchema = z.object({
  key: z.object({
    remoteJid: z.string(),
    remoteJidAlt: z.string().optional(),
    remoteJidUsername: z.string().nullish(),
    id: z.string().nullish(),
    fromMe: z.boolean().nullish(),
  }),
  message: z.record(z.string(), z.unknown()).nullish(),
  messageTimestamp: z.number().optional(),
  pushName: z.string().nullish(),
});

/** A message as quarantine keeps it. */
export function heldPayload({ key, message, messageTimestamp, pushName }: WAMessage): string {
  return JSON.stringify({ key, message, messageTimestamp: Number(messageTimestamp ?? 0), pushName });
}

/** For whoever decides whether it is let out. Null for what cannot be read. */
export function previewHeld(payload: Uint8Array, accountId: string): Preview | null {
  const received = readHeld(payload);
  if (received === null) return null;
  const content = extractMessageContent(received.message);
  const address = identitiesOf(received.key)[0]?.value ?? received.key.remoteJid ?? '';
  return {
    from: received.pushName ? `${received.pushName} <${address}>` : address,
    subject: '',
    sentAt: timeOf(received),
    text: content === undefined ? '' : textOf(content) || wordsIn(content).join('\n'),
    files: content === undefined ? [] : filesOf(content),
    isAnswerable: toInbound(received, accountId).take === 'message',
  };
}

/** A person says that it is to be answered. Its file was not fetched when it came, and is lost. */
export async function releaseHeld(payload: Uint8Array, deps: ChannelDeps): Promise<ReceiveOutcome> {
  const received = readHeld(payload);
  const converted = received === null ? null : toInbound(received, deps.accountId);
  if (converted?.take !== 'message') return { outcome: 'quarantined', reason: 'nothing in it can be answered' };
  const { message, hasMedia } = converted;
  return deps.receive({ ...message, ...(hasMedia ? { lostFiles: 1 } : {}) }, [], { isReleased: true });
}

function readHeld(payload: Uint8Array): WAMessage | null {
  try {
    const {
      key,
      message,
      messageTimestamp = 0,
      pushName,
    } = heldSchema.parse(JSON.parse(Buffer.from(payload).toString()));
    const { remoteJid, remoteJidAlt, remoteJidUsername, id, fromMe } = key;
    return {
      key: {
        remoteJid,
        fromMe: fromMe === true,
        ...(typeof id === 'string' ? { id } : {}),
        ...(remoteJidAlt === undefined ? {} : { remoteJidAlt }),
        ...(typeof remoteJidUsername === 'string' ? { remoteJidUsername } : {}),
      },
      message: message ? proto.Message.fromObject(message) : null,
      messageTimestamp,
      pushName: pushName ?? null,
    };
  } catch {
    return null; // an older release kept it otherwise, or it was erased: it is shown as it is
  }
}

function filesOf({
  imageMessage,
  videoMessage,
  audioMessage,
  documentMessage,
  stickerMessage,
}: Content): Preview['files'] {
  const file = imageMessage ?? videoMessage ?? audioMessage ?? documentMessage ?? stickerMessage;
  if (!file) return [];
  return [{ name: documentMessage?.fileName || file.mimetype || '', size: Number(file.fileLength ?? 0) || null }];
}

/** Its own words before those of its parts. */
function wordsIn(value: unknown, depth = 0): string[] {
  if (value === null || typeof value !== 'object' || depth > MAX_DEPTH) return [];
  const parts = Object.entries(value);
  const own = parts.flatMap(([name, part]) =>
    typeof part === 'string' && WORDS.has(name) && part !== '' ? [part] : [],
  );
  return [...own, ...parts.flatMap(([, part]) => wordsIn(part, depth + 1))];
}
