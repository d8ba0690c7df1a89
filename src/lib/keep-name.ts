import { closeSync, fsyncSync, openSync } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where folders cannot be synced (Windows, some network drives), their names are kept as the system likes. */
const NO_SUCH_THING = new Set(['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR', 'EPERM']);

/**
 * Makes the name of a file survive a power cut: a file's own sync keeps its bytes, its name is its folder's
 * (https://man7.org/linux/man-pages/man2/fsync.2.html). And the names of its folders, as far up as one in `upTo`: who asks may
 * not have made them, and who made them not have got so far.
 */
export async function keepName(file: string, upTo = dirname(file)): Promise<void> {
  for (let path = dirname(file); path.length >= upTo.length; path = dirname(path)) await keep(path);
}

/** Makes all that a folder holds survive one: files, folders and their names. */
export async function keepTree(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await keep(join(entry.parentPath, entry.name));
  }
  await keep(folder);
}

async function keep(path: string): Promise<void> {
  try {
    const opened = await open(path, 'r');
    try {
      await opened.sync();
    } finally {
      await opened.close();
    }
  } catch (error) {
    if (!isNoSuchThing(error)) throw error;
  }
}

/** The same of one name, for what is made before anything else can begin. */
export function keepNameNow(file: string): void {
  try {
    const folder = openSync(dirname(file), 'r');
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch (error) {
    if (!isNoSuchThing(error)) throw error;
  }
}

function isNoSuchThing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && NO_SUCH_THING.has(String(error.code));
}
