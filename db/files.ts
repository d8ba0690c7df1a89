import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../src/core/errors.ts';
import type { Files } from '../src/core/store.ts';
import { isMissing } from '../src/lib/is-missing.ts';
import { keepName } from '../src/lib/keep-name.ts';
import { clearFiles } from './clear-files.ts';

/** Files by their hash, below `folder`: `ab/cd/abcd…`. The same bytes are kept once. What was put survives a power cut. */
export function createFiles(folder: string): Files {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new AppError('internal', 'not a SHA-256 hash');
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  };
  return {
    async put(sha256, bytes) {
      const path = pathOf(sha256);
      const temporary = `${path}.${randomUUID()}`;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        const file = await open(temporary, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(temporary, path);
        await keepName(path, dirname(folder));
      } catch (error) {
        // A disk that is full gets its room back. Where even that fails, it goes with what is old.
        await rm(temporary, { force: true }).catch(() => {});
        throw new AppError('store.failed', `cannot write to ${folder}; look at the disk and the folder's rights`, {
          cause: error,
        });
      }
    },
    async remove(sha256) {
      await rm(pathOf(sha256), { force: true });
    },
    clear: (written, unkept) => clearFiles(folder, written, unkept),
    async get(sha256) {
      try {
        return await readFile(pathOf(sha256));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}
