import { timingSafeEqual } from 'node:crypto';
import type { Brand } from '../core/brand.ts';
import type { FileCapability } from '../core/channel.ts';
import { attachedFiles, type OutboundContent, type OutgoingFile } from '../core/message.ts';
import { packFiles, sortFiles } from '../core/outgoing-files.ts';
import type { ServiceDeps } from './deps.ts';
import { plainWords } from './plain-words.ts';

/** A provider fetches what it sends at once, or after its own queue of some hours. */
const PROVIDER_HOURS = 24;
/** A customer opens a link days later. */
const CUSTOMER_HOURS = 14 * 24;
const HOUR_MS = 60 * 60_000;
const SIGNATURE_LENGTH = 32;

type LinkDeps = Pick<ServiceDeps, 'hashCode' | 'publicUrl' | 'clock'>;

export interface FileLink {
  outboundId: string;
  fileId: string;
  /** Seconds since 1970, in base 36. */
  expires: string;
  signature: string;
}

/** The address of one file of one message. It opens until it expires, for whoever has it; nobody can make one. */
export function fileLink(deps: LinkDeps, outboundId: string, file: OutgoingFile, hours: number): string {
  const expires = Math.ceil((deps.clock.now().getTime() + hours * HOUR_MS) / 1000).toString(36);
  const signature = sign(deps, { outboundId, fileId: file.id, expires });
  // WhatsApp shows the address's last part as the file's name.
  const name = encodeURIComponent(file.name.toWellFormed());
  return `${deps.publicUrl ?? ''}/files/${outboundId}/${file.id}/${expires}-${signature}/${name}`;
}

export const providerLink = (deps: LinkDeps, outboundId: string, file: OutgoingFile): string =>
  fileLink(deps, outboundId, file, PROVIDER_HOURS);

/** Null: not a link of ours, too old, or the file is not there any more. */
export async function openFileLink(
  deps: ServiceDeps,
  link: FileLink,
): Promise<{ file: OutgoingFile; bytes: Uint8Array } | null> {
  const expected = Buffer.from(sign(deps, link));
  const given = Buffer.from(link.signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  if (Number.parseInt(link.expires, 36) * 1000 <= deps.clock.now().getTime()) return null;
  const file = await deps.store.outbox.file(link.outboundId, link.fileId);
  const bytes = file === null ? null : await deps.files.get(file.sha256);
  return file === null || bytes === null ? null : { file, bytes };
}

function sign({ hashCode }: LinkDeps, { outboundId, fileId, expires }: Omit<FileLink, 'signature'>): string {
  return hashCode(`file:${outboundId}:${fileId}:${expires}`).slice(0, SIGNATURE_LENGTH);
}

interface Receiver {
  brand: Brand;
  capability: FileCapability | undefined;
  language: string;
  /** The message that names the links. */
  outboundId: string;
}

/** Files as they go by one channel, and the lines that the text needs for those that do not go by themselves. */
export function placeFiles(
  deps: ServiceDeps,
  files: readonly OutgoingFile[],
  { brand, capability, language, outboundId }: Receiver,
): { attached: OutgoingFile[]; apart: OutgoingFile[]; lines: string } {
  const { taken, left } = capability === undefined ? { taken: [], left: files } : sortFiles(files, capability);
  if (left.length === 0) return { attached: taken, apart: [], lines: '' };
  const as = capability === undefined || deps.publicUrl === undefined ? 'unsent' : 'link';
  const say = (text: string, values: Record<string, string>) => plainWords(deps, brand, { text, language, values });
  const lines =
    as === 'link'
      ? left.map((file) =>
          say('files.link', { fileName: file.name, url: fileLink(deps, outboundId, file, CUSTOMER_HOURS) }),
        )
      : [say('files.unsent', { fileNames: left.map(({ name }) => name).join(', ') })];
  return { attached: taken, apart: left.map((file) => ({ ...file, as })), lines: lines.join('\n') };
}

/**
 * The files of a message that becomes one message of another channel, or a template: what does not fit into it beside
 * the text goes as a link, or the text says that it is not sent.
 */
export function carryFiles(
  deps: ServiceDeps,
  content: Pick<OutboundContent, 'text' | 'files'>,
  receiver: Receiver,
): { files: OutgoingFile[]; lines: string } {
  const { capability } = receiver;
  const attached = attachedFiles(content);
  // Of the others the text speaks already.
  const spokenOf = (content.files ?? []).filter(({ as }) => as !== undefined);
  const placed = placeFiles(deps, attached, receiver);
  const isOne = packFiles([content.text], placed.attached, capability).length <= 1;
  const fitting =
    isOne || capability === undefined
      ? placed
      : placeFiles(deps, attached, { ...receiver, capability: { ...capability, kinds: [] } });
  return { files: [...fitting.attached, ...fitting.apart, ...spokenOf], lines: fitting.lines };
}
