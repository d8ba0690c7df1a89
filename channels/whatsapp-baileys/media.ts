import { downloadMediaMessage, extractMessageContent, type WAMessage } from '@whiskeysockets/baileys';
import type { InboundFile } from '../../src/core/message.ts';

/** WhatsApp takes documents up to 100 MB; we keep what a message may hold. Bytes. */
const MAX_BYTES = 25 * 1024 * 1024;
const TIMEOUT_MS = 30_000;

/** Fetches a message's file at once: its address expires. Null where it is too large or cannot be had. */
export async function fetchMedia(message: WAMessage): Promise<InboundFile | null> {
  const content = extractMessageContent(message.message);
  const media =
    content?.imageMessage ??
    content?.videoMessage ??
    content?.audioMessage ??
    content?.documentMessage ??
    content?.stickerMessage;
  if (media === null || media === undefined || Number(media.fileLength ?? 0) > MAX_BYTES) return null;
  let timer: NodeJS.Timeout | undefined;
  try {
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), TIMEOUT_MS);
    });
    const bytes = await Promise.race([downloadMediaMessage(message, 'buffer', {}), late]);
    if (bytes === null || bytes.byteLength > MAX_BYTES) return null;
    const declaredType = media.mimetype ?? 'application/octet-stream';
    const given = content?.documentMessage?.fileName;
    const extension = declaredType.split(';')[0]?.split('/')[1] ?? 'bin';
    return { fileName: given || `${message.key.id ?? 'file'}.${extension}`, declaredType, bytes };
  } catch {
    return null; // the message itself is kept, with a note
  } finally {
    clearTimeout(timer);
  }
}
