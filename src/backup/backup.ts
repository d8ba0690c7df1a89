import { createWriteStream, existsSync, statSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { create, extract } from 'tar';
import { AppError, fromUnknown } from '../core/errors.ts';
import { keepName, keepTree } from '../lib/keep-name.ts';
import { seal, unseal } from './sealed.ts';

const DATABASE = 'redress.db';
const FILES = 'files';
const SECRET = 'secret';
const PARTS: ReadonlySet<string> = new Set([DATABASE, FILES, SECRET]);
/** Kinds of entries (no links, no devices). */
const PLAIN: ReadonlySet<string> = new Set(['File', 'OldFile', 'Directory']);
/** Its time of change says when the last backup was made; the backup itself is meant to be moved elsewhere. */
const LAST = 'last-backup';

export interface BackupDeps {
  snapshot(file: string, target: string): void;
  check(file: string): void;
}

export interface BackupOptions {
  dataDir: string;
  /** The sealed file. */
  file: string;
  passphrase: string;
}

/**
 * Everything of an installation in one sealed file, while it runs: the database as it is at one moment, then the files
 * (they never change, so that those which the database names are there), and the installation's own secret.
 * @throws AppError `input.invalid` where the target is there already
 */
export async function createBackup({ dataDir, file, passphrase }: BackupOptions, deps: BackupDeps): Promise<void> {
  if (existsSync(file)) throw new AppError('input.invalid', `${file} is there already; name another file`);
  await mkdir(dirname(file), { recursive: true });
  const staging = await mkdtemp(join(dirname(file), '.redress-backup-'));
  try {
    deps.snapshot(join(dataDir, DATABASE), join(staging, DATABASE));
    for (const name of [FILES, SECRET]) {
      if (existsSync(join(dataDir, name))) await cp(join(dataDir, name), join(staging, name), { recursive: true });
    }
    const packed = new PassThrough();
    const archive = create({ gzip: true, cwd: staging, portable: true }, await readdir(staging));
    archive.on('error', (error) => packed.destroy(fromUnknown(error)));
    archive.pipe(packed);
    const sealed = join(staging, 'sealed');
    await seal(packed, sealed, passphrase);
    await rename(sealed, file);
    await keepName(file);
    await writeFile(join(dataDir, LAST), '');
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** When the last backup of this installation was made; null where none was. */
export function lastBackup(dataDir: string): Date | null {
  return statSync(join(dataDir, LAST), { throwIfNoEntry: false })?.mtime ?? null;
}

/**
 * Puts a backup where there is no installation yet. Nothing is put in place before all of it was read, found whole and is safe
 * on the disk.
 * @throws AppError `input.invalid` where one is there, or the file is damaged
 */
export async function restoreBackup({ dataDir, file, passphrase }: BackupOptions, deps: BackupDeps): Promise<void> {
  if (existsSync(join(dataDir, DATABASE)))
    throw new AppError(
      'input.invalid',
      `${dataDir} has a database; restore into another folder, or move that one away`,
    );
  const made = await mkdir(dataDir, { recursive: true, mode: 0o700 });
  if (made !== undefined) await keepName(dataDir, dirname(made));
  const staging = await mkdtemp(join(dataDir, '.redress-restore-'));
  try {
    await unsealInto(file, staging, passphrase);
    checkFound(file, staging, deps);
    await keepTree(staging);
    // The database last: as long as it is missing, nothing was restored, after a power cut too.
    for (const name of [SECRET, FILES, DATABASE]) {
      if (!existsSync(join(staging, name))) continue;
      await rm(join(dataDir, name), { recursive: true, force: true });
      await rename(join(staging, name), join(dataDir, name));
      await keepName(join(dataDir, name));
    }
  } finally {
    // An archive that is refused may still be written out in the background for a moment.
    await rm(staging, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

function checkFound(file: string, folder: string, deps: BackupDeps): void {
  const database = join(folder, DATABASE);
  if (!existsSync(database)) throw new AppError('input.invalid', `${file} has no database in it`);
  try {
    deps.check(database);
  } catch (cause) {
    throw new AppError('input.invalid', `the database in ${file} is damaged: ${fromUnknown(cause).message}`, { cause });
  }
}

/** Only what was found genuine is unpacked, and of that only what backups have: files and folders, under their names. */
async function unsealInto(file: string, folder: string, passphrase: string): Promise<void> {
  const packed = join(folder, 'packed');
  await unseal(file, createWriteStream(packed, { mode: 0o600 }), passphrase);
  const foreign: string[] = [];
  try {
    await extract({
      file: packed,
      cwd: folder,
      strict: true,
      filter: (path, entry) => {
        const isOurs = PARTS.has(path.split('/')[0] ?? '') && 'type' in entry && PLAIN.has(entry.type);
        if (!isOurs) foreign.push(path);
        return isOurs;
      },
    });
  } catch (error) {
    throw new AppError('input.invalid', `${file} cannot be unpacked`, { cause: error });
  }
  if (foreign[0] !== undefined)
    throw new AppError('input.invalid', `${file} has "${foreign[0]}" in it, which no backup has`);
}
