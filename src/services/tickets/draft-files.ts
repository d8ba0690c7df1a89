import type { Draft } from '../../core/desk.ts';
import type { InboundFile, OutgoingFile } from '../../core/message.ts';
import { MAX_OUTGOING_BYTES, MAX_OUTGOING_FILE_BYTES, MAX_OUTGOING_FILES } from '../../core/outgoing-files.ts';
import type { StoredFile } from '../../core/store.ts';
import { checkFiles, type RefusedFile } from '../check-files.ts';
import type { ServiceDeps } from '../deps.ts';

export type FilesRefused =
  /** One of them is a program, or too large: none was kept. */
  | { outcome: 'refused'; name: string; reason: RefusedFile['reason'] }
  /** With those that are there already they are too many, or too much. */
  | { outcome: 'full' };

export type DraftFilesResult = { outcome: 'added'; draft: Draft | null } | FilesRefused;

export interface DraftOwner {
  ticketId: string;
  userId: string;
}

/** Files that a person is going to send, kept with the draft. All or none. */
export async function addDraftFiles(
  deps: ServiceDeps,
  { ticketId, userId }: DraftOwner,
  files: readonly InboundFile[],
): Promise<DraftFilesResult> {
  const before = (await deps.store.workplace.draft(ticketId, userId))?.files ?? [];
  const checked = await keepOutgoing(deps, files, before);
  if (checked.outcome !== 'kept') return checked;
  await deps.store.workplace.addDraftFiles(ticketId, userId, checked.kept, deps.clock.now());
  return { outcome: 'added', draft: await deps.store.workplace.draft(ticketId, userId) };
}

/** Checks files of people as those of customers are, and keeps their bytes. All or none. */
export async function keepOutgoing(
  deps: ServiceDeps,
  files: readonly InboundFile[],
  before: readonly Pick<OutgoingFile, 'size'>[] = [],
): Promise<{ outcome: 'kept'; kept: StoredFile[] } | FilesRefused> {
  const sizes = files.map(({ bytes }) => ({ size: bytes.byteLength }));
  const tooLarge = files.find(({ bytes }) => bytes.byteLength > MAX_OUTGOING_FILE_BYTES);
  if (tooLarge !== undefined) return { outcome: 'refused', name: tooLarge.fileName, reason: 'too-large' };
  if (!areWithinLimits([...before, ...sizes])) return { outcome: 'full' };
  const { kept, refused } = await checkFiles(files, deps, MAX_OUTGOING_FILE_BYTES);
  const [first] = refused;
  if (first !== undefined) return { outcome: 'refused', name: first.file.fileName, reason: first.reason };
  return { outcome: 'kept', kept };
}

export async function removeDraftFile(
  deps: ServiceDeps,
  { ticketId, userId }: DraftOwner,
  fileId: string,
): Promise<void> {
  for (const sha256 of await deps.store.workplace.removeDraftFiles(ticketId, userId, [fileId]))
    await deps.files.remove(sha256);
}

export function areWithinLimits(files: readonly Pick<OutgoingFile, 'size'>[]): boolean {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return files.length <= MAX_OUTGOING_FILES && bytes <= MAX_OUTGOING_BYTES;
}
