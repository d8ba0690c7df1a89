import type { FileCapability, FileKind } from './channel.ts';
import type { OutgoingFile } from './message.ts';

/** Largest file that an agent can send: what WhatsApp takes through Twilio. */
export const MAX_OUTGOING_FILE_MB = 16;
/** All files of one answer: as a mail they grow by a third, and many servers refuse more than 25 MB. */
export const MAX_OUTGOING_MB = 18;
export const MAX_OUTGOING_FILES = 10;
const MB = 1024 * 1024;
export const MAX_OUTGOING_FILE_BYTES = MAX_OUTGOING_FILE_MB * MB;
export const MAX_OUTGOING_BYTES = MAX_OUTGOING_MB * MB;

interface Sorted {
  taken: OutgoingFile[];
  /** What the channel does not take by its type, size or number. */
  left: OutgoingFile[];
}

/** Which files a channel takes itself. */
export function sortFiles(files: readonly OutgoingFile[], capability: FileCapability): Sorted {
  const sorted: Sorted = { taken: [], left: [] };
  let bytes = 0;
  for (const file of files) {
    const kind = kindOf(file, capability);
    const isOneEach = capability.perMessage === 1;
    const hasRoom =
      isOneEach || (sorted.taken.length < capability.perMessage && bytes + file.size <= capability.maxBytes);
    const fits = kind !== undefined && file.size <= Math.min(kind.maxBytes, capability.maxBytes) && hasRoom;
    sorted[fits ? 'taken' : 'left'].push(file);
    if (fits) bytes += file.size;
  }
  return sorted;
}

/**
 * The messages that an answer becomes. Where one message takes one file, the text stands with the first that can bear
 * it, else it goes first by itself.
 */
export function packFiles(
  texts: readonly string[],
  taken: readonly OutgoingFile[],
  capability: FileCapability | undefined,
): { text: string; files: OutgoingFile[] }[] {
  const alone = texts.map((text) => ({ text, files: [] }));
  if (capability === undefined || taken.length === 0) return alone;
  const [first = '', ...others] = texts;
  if (capability.perMessage > 1)
    return [{ text: first, files: [...taken] }, ...others.map((text) => ({ text, files: [] }))];
  const bearer =
    texts.length > 1 || first === ''
      ? undefined
      : taken.find((file) => (kindOf(file, capability)?.maxCaption ?? 0) >= first.length);
  const each = taken.filter((file) => file !== bearer).map((file) => ({ text: '', files: [file] }));
  if (bearer !== undefined) return [{ text: first, files: [bearer] }, ...each];
  return [...alone.filter(({ text }) => text !== ''), ...each];
}

function kindOf({ contentType }: OutgoingFile, { kinds }: FileCapability): FileKind | undefined {
  return kinds.find(({ types }) => types.includes(contentType) || types.includes('*'));
}
