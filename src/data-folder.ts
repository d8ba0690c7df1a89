import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AppError } from './core/errors.ts';
import { keepNameNow } from './lib/keep-name.ts';

export function makeFolder(dataDir: string): void {
  try {
    makeFolders(dataDir);
  } catch (error) {
    throw unusable(`the folder ${dataDir} cannot be made`, error);
  }
}

/** One after the other: Node's own `recursive` tries for ever where the system says ENOENT of a folder whose parent there is, as in /proc. */
function makeFolders(folder: string): void {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
    keepNameNow(folder);
  } catch (error) {
    // Another process may have been first.
    if (!isFolder(folder)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function unusable(what: string, error: unknown): AppError {
  const why = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
  const cure = 'set REDRESS_DATA_DIR to a folder that this user may write to';
  return new AppError('config.invalid', `${what}${why}; ${cure}`, { cause: error });
}

/**
 * A secret of this installation, made at the first start and readable by its owner alone. It gets its name when it is whole:
 * another process reads it at the same moment, and the disk may be full.
 */
export function keptSecret(dataDir: string, minLength: number): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    const made = `${file}.${randomUUID()}`;
    try {
      writeFileSync(made, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx', flush: true });
      giveName(made, file);
      keepNameNow(file);
    } catch (error) {
      // Another process of the same installation may have been first.
      if (!existsSync(file)) throw unusable(`${file} cannot be written`, error);
    } finally {
      rmSync(made, { force: true });
    }
  }
  const secret = readSecret(file);
  if (secret.length >= minLength) return secret;
  throw new AppError(
    'config.invalid',
    `${file} has ${secret.length} characters and no whole secret, as after a full disk: restore it from a backup, or set REDRESS_SECRET; ` +
      'in a new installation delete it, and another one is made',
  );
}

/** Never over another one, where the file system can have a second name for a file. */
function giveName(made: string, file: string): void {
  try {
    linkSync(made, file);
  } catch (error) {
    if (existsSync(file)) throw error;
    renameSync(made, file);
  }
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw unusable(`${file} cannot be read`, error);
  }
}
