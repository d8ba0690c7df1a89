import { downloadMediaMessage, extractMessageContent, type WAMessage } from '@whiskeysockets/baileys';
import type { InboundFile } from '../../src/core/message.ts';
import { silentLogger } from './silent-logger.ts';

/** WhatsApp takes documents up to 100 MB; we keep what a message may hold. Bytes. */
const MAX_BYTES = 25 * 1024 * 1024;
const TIMEOUT_MS = 30_000;
const WHATSAPP_HOST = /(^|\.)whatsapp\.net$/;

export interface MediaSource {
  /** Asks the sender's phone to upload it again: WhatsApp keeps media for a short time. */
  reupload(message: WAMessage): Promise<WAMessage>;
  /** A further place that it may come from; tests. */
  origin?: string | undefined;
}

/** Fetches a message's file at once: its address expires. Null where it is too large or cannot be had. */
export async function fetchMedia(message: WAMessage, source: MediaSource): Promise<InboundFile | null> {
  const content = extractMessageContent(message.message);
  const media =
    content?.imageMessage ??
    content?.videoMessage ??
    content?.audioMessage ??
    content?.documentMessage ??
    content?.stickerMessage;
  if (media === null || media === undefined || Number(media.fileLength ?? 0) > MAX_BYTES) return null;
  if (!isFromWhatsApp(media, source.origin)) return null;
  try {
    const bytes = await download(message, source);
    const declaredType = media.mimetype ?? 'application/octet-stream';
    const given = content?.documentMessage?.fileName;
    const extension = declaredType.split(';')[0]?.split('/')[1] ?? 'bin';
    return { fileName: given || `${message.key.id ?? 'file'}.${extension}`, declaredType, bytes };
  } catch {
    return null; // the message itself is kept, and says so
  }
}

/** Address and path are the sender's words: they must not lead us into the shop's own network. */
function isFromWhatsApp(
  media: { url?: string | null; directPath?: string | null },
  origin: string | undefined,
): boolean {
  const path = media.directPath ?? '';
  if (path !== '' && !path.startsWith('/')) return false;
  if (!media.url) return path !== '';
  if (!URL.canParse(media.url)) return false;
  const { protocol, hostname, origin: given } = new URL(media.url);
  return given === origin || (protocol === 'https:' && WHATSAPP_HOST.test(hostname));
}

async function download(message: WAMessage, { reupload }: MediaSource): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const options = { options: { signal, redirect: 'error' as const } };
  const context = { logger: silentLogger, reuploadRequest: reupload };
  const stream = await downloadMediaMessage(message, 'stream', options, context);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    // What was declared is the sender's word too.
    if (size > MAX_BYTES) throw new Error('larger than a message may hold');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
