import { type AnyMediaMessageContent, prepareWAMessageMedia, type proto, type WASocket } from '@whiskeysockets/baileys';
import type { OutgoingFile } from '../../src/core/message.ts';
import { silentLogger } from './silent-logger.ts';

const MB = 1024 * 1024;
/** Less than a send may take. */
const UPLOAD_TIMEOUT_MS = 20_000;
const PICTURES = ['image/jpeg', 'image/png'];
const MAX_PICTURE_BYTES = 5 * MB;

/** Uploads the file, sealed, to WhatsApp's media servers; the message that comes back names it. */
export async function packFile(
  socket: WASocket,
  file: OutgoingFile,
  { bytes, caption }: { bytes: Uint8Array; caption: string },
): Promise<proto.IMessage> {
  const isPicture = PICTURES.includes(file.contentType) && file.size <= MAX_PICTURE_BYTES;
  const below = caption === '' ? {} : { caption };
  const media: AnyMediaMessageContent = isPicture
    ? { image: Buffer.from(bytes), mimetype: file.contentType, ...below }
    : { document: Buffer.from(bytes), mimetype: file.contentType, fileName: file.name, ...below };
  return prepareWAMessageMedia(media, {
    upload: socket.waUploadToServer,
    mediaUploadTimeoutMs: UPLOAD_TIMEOUT_MS,
    logger: silentLogger,
  });
}
