import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Files } from '../src/core/store.ts';
import { isMissing } from '../src/lib/is-missing.ts';

/** Hashes that are asked for at once. */
const AT_ONCE = 500;
const HASH = /^[0-9a-f]{64}$/;
/** What a write that did not come to its end is called. */
const UNFINISHED = /^[0-9a-f]{64}\.[0-9a-f-]{36}$/;

type Written = Parameters<Files['clear']>[0];

/** `Files.clear`, below this folder. Whatever is called otherwise is not ours and stays. */
export async function clearFiles(folder: string, ...[written, unkept]: Parameters<Files['clear']>): Promise<number> {
  let removed = 0;
  let asked = new Map<string, string>();

  async function removeUnkept(): Promise<void> {
    for (const sha256 of await unkept([...asked.keys()])) {
      // Looked at once more: the same bytes may have come in again meanwhile.
      removed += await removeOld(asked.get(sha256) ?? '', written);
    }
    asked = new Map();
  }

  for await (const { path, name } of filesIn(folder)) {
    if (UNFINISHED.test(name)) removed += await removeOld(path, written);
    if (!(HASH.test(name) && (await isOld(path, written)))) continue;
    asked.set(name, path);
    if (asked.size === AT_ONCE) await removeUnkept();
  }
  await removeUnkept();
  return removed;
}

async function* filesIn(folder: string): AsyncGenerator<{ path: string; name: string }> {
  for (const entry of await entriesOf(folder)) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    if (entry.isFile()) yield { path, name: entry.name };
  }
}

/** None where nothing was ever kept. */
async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function removeOld(path: string, written: Written): Promise<number> {
  if (!(await isOld(path, written))) return 0;
  await rm(path, { force: true });
  return 1;
}

/** What is gone meanwhile is not old. */
async function isOld(path: string, written: Written): Promise<boolean> {
  try {
    const { mtime } = await stat(path);
    return mtime > written.after && mtime < written.before;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}
