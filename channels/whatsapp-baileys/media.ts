import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { extractMessageContent, getMediaKeys, type MediaType, type WAMessage } from '@whiskeysockets/baileys';
import type { InboundFile } from '../../src/core/message.ts';
import { outgoing } from '../../src/lib/outgoing.ts';
import { readUpTo } from '../../src/lib/read-up-to.ts';

/** WhatsApp takes documents up to 100 MB; we keep what a message may hold. Bytes. */
const MAX_BYTES = 25 * 1024 * 1024;
/** For all of it, a new upload by the sender's phone too. */
const TIMEOUT_MS = 30_000;
const WHATSAPP_HOST = /(^|\.)whatsapp\.net$/;
const DEFAULT_ORIGIN = 'https://mmg.whatsapp.net';
const KINDS = ['image', 'video', 'audio', 'document', 'sticker'] as const satisfies readonly MediaType[];
/** At the end of a sealed file. */
const MAC_BYTES = 10;
/** WhatsApp has thrown it away; the sender's phone may still have it. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

export interface MediaSource {
  /** Asks the sender's phone to upload it again: WhatsApp keeps media for a short time. */
  reupload(message: WAMessage): Promise<WAMessage>;
  /** A further place that it may come from; tests. */
  origin?: string | undefined;
}

interface Media {
  url?: string | null;
  directPath?: string | null;
  mediaKey?: Uint8Array | null;
  mimetype?: string | null;
  fileLength?: unknown;
}

/** Fetches a message's file at once: its address expires. Null where it is too large or cannot be had. */
export async function fetchMedia(message: WAMessage, source: MediaSource): Promise<InboundFile | null> {
  const found = mediaOf(message);
  if (found === null || Number(found.media.fileLength ?? 0) > MAX_BYTES) return null;
  try {
    const bytes = await download(message, source, AbortSignal.timeout(TIMEOUT_MS));
    const declaredType = found.media.mimetype ?? 'application/octet-stream';
    const given = extractMessageContent(message.message)?.documentMessage?.fileName;
    const extension = declaredType.split(';')[0]?.split('/')[1] ?? 'bin';
    return { fileName: given || `${message.key.id ?? 'file'}.${extension}`, declaredType, bytes };
  } catch {
    return null; // the message itself is kept, and says so
  }
}

function mediaOf(message: WAMessage): { kind: MediaType; media: Media } | null {
  const content = extractMessageContent(message.message);
  for (const kind of KINDS) {
    const media = content?.[`${kind}Message`];
    if (media !== null && media !== undefined) return { kind, media };
  }
  return null;
}

/**
 * What is gone is asked for once. Baileys' own download neither asks again (it looks for the status where it does not
 * stand), nor ends in time, nor refuses to be sent elsewhere.
 */
async function download(message: WAMessage, source: MediaSource, signal: AbortSignal): Promise<Uint8Array> {
  const first = await ask(message, source.origin, signal);
  if (!GONE.has(first.status)) return open(message, first);
  const again = await orAborted(source.reupload(message), signal);
  return open(again, await ask(again, source.origin, signal));
}

function ask(message: WAMessage, origin: string | undefined, signal: AbortSignal): Promise<Response> {
  const address = addressOf(mediaOf(message)?.media ?? {}, origin);
  if (address === null) throw new Error('not from WhatsApp');
  const reach = new URL(address).origin === origin ? 'configured' : 'world';
  return outgoing(address, { signal, reach, headers: { origin: 'https://web.whatsapp.com' } });
}

/** Address and path are the sender's words: they must not lead us into the shop's own network. */
function addressOf({ url, directPath }: Media, origin: string | undefined): string | null {
  if (url && !URL.canParse(url)) return null;
  const named = url ? new URL(url).origin : DEFAULT_ORIGIN;
  const { protocol, hostname } = new URL(named);
  if (named !== origin && !(protocol === 'https:' && WHATSAPP_HOST.test(hostname))) return null;
  if (!directPath) return url ?? null;
  return directPath.startsWith('/') ? `${origin ?? named}${directPath}` : null;
}

async function open(message: WAMessage, response: Response): Promise<Uint8Array> {
  const found = mediaOf(message);
  if (!response.ok || response.body === null || found === null) throw new Error(`no file (${response.status})`);
  // What was declared is the sender's word too.
  const sealed = await readUpTo(MAX_BYTES, response);
  const { iv, cipherKey, macKey } = await getMediaKeys(found.media.mediaKey, found.kind);
  const body = sealed.subarray(0, -MAC_BYTES);
  const mac = createHmac('sha256', macKey ?? Buffer.alloc(0))
    .update(iv)
    .update(body)
    .digest();
  if (!timingSafeEqual(mac.subarray(0, MAC_BYTES), sealed.subarray(-MAC_BYTES))) throw new Error('not as it was sent');
  const decipher = createDecipheriv('aes-256-cbc', cipherKey, iv);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/** Baileys waits without end for the sender's phone. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}
