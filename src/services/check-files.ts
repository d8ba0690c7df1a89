import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import type { Ids } from '../core/clock.ts';
import { type FILE_REFUSALS, type InboundFile, MAX_ATTACHMENTS } from '../core/message.ts';
import type { Files, StoredFile } from '../core/store.ts';

/** Largest file that is kept with a message, bytes. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
const MAX_NAME_LENGTH = 120;

/** Types with a signature of their own that people send to a shop. Anything else is kept as plain bytes to download. */
const KEPT_TYPES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'image/heif',
  'application/pdf',
  'audio/ogg',
  'audio/opus',
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/aac',
  'audio/amr',
  'audio/wav',
  'video/mp4',
  'video/3gpp',
  'video/quicktime',
  'video/webm',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
]);

/** Types of text, which have no signature: believed when the bytes are UTF-8 without control characters. */
const TEXT_TYPES: ReadonlySet<string> = new Set(['text/plain', 'text/csv', 'message/rfc822']);

/** What runs when it is opened: never kept with a message. After https://support.google.com/mail/answer/6590. */
const DANGEROUS_NAME =
  /\.(exe|bat|cmd|com|scr|pif|cpl|dll|sys|msi|msix|msixbundle|msp|mst|appx|appxbundle|appinstaller|application|js|jse|mjs|vb|vbe|vbs|ws|wsc|wsf|wsh|sct|hta|chm|ps1|psm1|msc|diagcab|jar|jnlp|lnk|url|scf|reg|inf|ins|isp|xll|ade|adp|mde|shb|apk|app|command|pkg|dmg|img|iso|vhd|vhdx)$/i;
const DANGEROUS_TYPES: ReadonlySet<string> = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/java-vm',
  'application/vnd.android.package-archive',
]);

export interface RefusedFile {
  file: InboundFile;
  reason: (typeof FILE_REFUSALS)[number];
  detail: string;
}

/**
 * Checks files by number, size, content and name, and writes the good ones to the file store. The type comes from the
 * bytes, never from the sender's word; refused files come back so that the caller sets them aside with their reason.
 */
export async function checkFiles(
  incoming: readonly InboundFile[],
  deps: { files: Files; ids: Ids },
  maxBytes = MAX_FILE_BYTES,
): Promise<{ kept: StoredFile[]; refused: RefusedFile[] }> {
  const kept: StoredFile[] = [];
  const refused: RefusedFile[] = [];
  for (const file of incoming) {
    if (kept.length >= MAX_ATTACHMENTS) {
      refused.push({
        file,
        reason: 'too-many-attachments',
        detail: `more than ${MAX_ATTACHMENTS} files in one message`,
      });
      continue;
    }
    if (file.bytes.byteLength > maxBytes) {
      refused.push({ file, reason: 'too-large', detail: `larger than ${maxBytes} bytes` });
      continue;
    }
    const [contentType, name] = [await sniff(file), safeName(file.fileName)];
    if (contentType === null || DANGEROUS_NAME.test(name)) {
      refused.push({ file, reason: 'bad-attachment', detail: 'a program, by its content or its name' });
      continue;
    }
    const sha256 = createHash('sha256').update(file.bytes).digest('hex');
    await deps.files.put(sha256, file.bytes);
    kept.push({ id: deps.ids.next(), name, contentType, size: file.bytes.byteLength, sha256 });
  }
  return { kept, refused };
}

/** The type by content; `application/octet-stream` where it is unknown; null for programs. */
async function sniff(file: InboundFile): Promise<string | null> {
  const found = await fileTypeFromBuffer(file.bytes);
  if (found !== undefined) {
    // A voice note of WhatsApp's is "audio/ogg; codecs=opus".
    const type = bareType(found.mime);
    if (DANGEROUS_TYPES.has(type)) return null;
    return KEPT_TYPES.has(type) ? type : 'application/octet-stream';
  }
  const declared = bareType(file.declaredType);
  return TEXT_TYPES.has(declared) && isPlainText(file.bytes) ? declared : 'application/octet-stream';
}

function bareType(type: string): string {
  return type.split(';')[0]?.trim().toLowerCase() ?? '';
}

function isPlainText(bytes: Uint8Array): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * The last part of any path, without control, bidi and other invisible characters and without those that are reserved,
 * cut in the middle where it is long. Windows opens "run.bat. " as "run.bat", so that no dot or space ends it.
 */
export function safeName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const seen = last.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '');
  let [start, end] = [0, seen.length];
  while (start < end && isDotOrSpace(seen[start])) start += 1;
  while (end > start && isDotOrSpace(seen[end - 1])) end -= 1;
  const clean = seen.slice(start, end);
  if (clean === '') return 'file';
  if (clean.length <= MAX_NAME_LENGTH) return clean;
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 10 ? clean.slice(dot) : '';
  const stem = clean.slice(0, MAX_NAME_LENGTH - extension.length).replace(/\p{Cs}$/u, ''); // half a letter
  return stem + extension;
}

function isDotOrSpace(character: string | undefined): boolean {
  return character !== undefined && /[.\s]/.test(character);
}
