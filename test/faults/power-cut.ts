import { dirname } from 'node:path';
import type { DiskCall } from './disk-recording.ts';

/** What a disk writes whole or not at all, bytes (https://www.sqlite.org/atomiccommit.html#hardware). */
const SECTOR = 512;

interface Inode {
  isFolder: boolean;
  before: Buffer;
  writes: Extract<DiskCall, { kind: 'write' | 'cut' }>[];
  /** When the last sync began that had ended before the power failed: all that was written until then is kept. */
  syncedAt: number;
}
type Names = Map<string, Inode>;
/** A change in a folder: a file was made, got another name or was removed. */
interface NameChange {
  ended: number;
  apply: (names: Names) => void;
}

/**
 * The files of a folder as they may stand on the disk after the power failed at `moment`: all that a sync had promised which ended
 * before, and of the rest any part, for which `chance` decides (0 to 1). A write that was not synced is there, is not, or is torn
 * between sectors. A name is promised by a sync of its folder alone (https://man7.org/linux/man-pages/man2/fsync.2.html); of the
 * others the first ones are there. `before`: the files at the start, by path.
 */
export function afterPowerCut(
  calls: readonly DiskCall[],
  before: ReadonlyMap<string, Buffer>,
  { moment, chance }: { moment: number; chance: () => number },
): Map<string, Buffer> {
  const seen: Names = new Map([...before].map(([path, bytes]) => [path, inode(false, bytes)]));
  const kept: Names = new Map(seen);
  const changes = new Map<string, NameChange[]>();

  for (const call of calls) {
    if (call.begun > moment) continue;
    if (call.kind === 'write' || call.kind === 'cut') seen.get(call.path)?.writes.push(call);
    else if (call.kind !== 'sync') change(call);
    else if (call.ended <= moment) sync(call);
  }
  for (const open of changes.values()) {
    for (const { apply } of open.slice(0, Math.floor(chance() * (open.length + 1)))) apply(kept);
  }
  const files = [...kept].filter(([path, { isFolder }]) => !isFolder && hasFolders(path));
  return new Map(files.map(([path, file]) => [path, contentOf(file, chance)]));

  function change(call: DiskCall): void {
    const apply = changeOf(call, seen);
    if (apply === null) return;
    apply(seen);
    const folder = dirname(call.path);
    changes.set(folder, [...(changes.get(folder) ?? []), { ended: call.ended, apply }]);
  }

  function sync({ path, begun }: DiskCall): void {
    const file = seen.get(path);
    if (file !== undefined) file.syncedAt = Math.max(file.syncedAt, begun);
    const open = changes.get(path) ?? [];
    const promised = open.filter(({ ended }) => ended < begun);
    for (const { apply } of promised) apply(kept);
    changes.set(path, open.slice(promised.length));
  }

  function hasFolders(path: string): boolean {
    const folder = dirname(path);
    return !seen.has(folder) || (kept.has(folder) && hasFolders(folder));
  }
}

function inode(isFolder: boolean, before: Buffer = Buffer.alloc(0)): Inode {
  return { isFolder, before, writes: [], syncedAt: 0 };
}

function changeOf(call: DiskCall, seen: Names): NameChange['apply'] | null {
  if (call.kind === 'remove') return (names) => names.delete(call.path);
  if (call.kind === 'make') {
    if (seen.has(call.path)) return null;
    const made = inode(call.isFolder);
    return (names) => names.set(call.path, made);
  }
  const renamed = call.kind === 'rename' ? seen.get(call.from) : undefined;
  if (call.kind !== 'rename' || renamed === undefined) return null;
  return (names) => {
    for (const [path, one] of below(call.from, names)) {
      names.delete(path);
      names.set(call.path + path.slice(call.from.length), one);
    }
    names.delete(call.from);
    names.set(call.path, renamed);
  };
}

/** What has a folder's name in its own. */
function below(folder: string, names: Names): [path: string, one: Inode][] {
  return [...names].filter(([path]) => path.startsWith(`${folder}/`));
}

function contentOf({ before, writes, syncedAt }: Inode, chance: () => number): Buffer {
  const ends = writes.map((call) => (call.kind === 'write' ? call.at + call.bytes.length : call.size));
  const content = Buffer.alloc(Math.max(before.length, ...ends));
  before.copy(content);
  let length = before.length;
  for (const call of writes) {
    const isPromised = call.ended < syncedAt;
    if (call.kind === 'cut') {
      if (isPromised || chance() < 1 / 2) length = Math.min(length, call.size);
      continue;
    }
    const isWhole = isPromised || chance() < 1 / 3;
    const isThere = isWhole || chance() < 1 / 2;
    if (!isThere) continue;
    // What is beyond the end reads as zeros.
    if (call.at > length) content.fill(0, length, call.at);
    length = Math.max(length, call.at + call.bytes.length);
    for (let from = 0; from < call.bytes.length; ) {
      const to = Math.min(call.bytes.length, from + SECTOR - ((call.at + from) % SECTOR));
      if (isWhole || chance() < 1 / 2) call.bytes.copy(content, call.at + from, from, to);
      from = to;
    }
  }
  return content.subarray(0, length);
}
