import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError, fromUnknown } from '../core/errors.ts';
import type { PersonRecord } from '../core/privacy.ts';
import type { Quarantine } from '../core/quarantine.ts';
import type { Files } from '../core/store.ts';
import { isMissing } from '../lib/is-missing.ts';
import { plainFileName } from './file-name.ts';

const FILES = 'files';

interface Sources {
  files: Pick<Files, 'get'>;
  quarantine: Pick<Quarantine, 'payload'>;
}

/** Where the bytes stand in the folder, or why they do not. */
type Place = { path: string } | { missing: string };

export interface WrittenPerson {
  written: number;
  missing: { name: string; reason: string }[];
}

/**
 * All that is held of one person as a folder: `person.json`, and `files/` with the bytes of what it names, one at a time.
 * The folder is there when all of it is: it is made beside its place, for its owner alone, and then put there.
 * @throws AppError `input.invalid` where something is there already, `store.failed` where it cannot be written
 */
export async function writePersonFolder(
  record: PersonRecord,
  target: string,
  sources: Sources,
): Promise<WrittenPerson> {
  const folder = resolve(target);
  await refuseWhatIsThere(folder);
  try {
    await mkdir(dirname(folder), { recursive: true });
    const staging = await mkdtemp(join(dirname(folder), '.redress-export-'));
    try {
      const result = await fill(staging, record, sources);
      // Takes the place of an empty folder, and of nothing else.
      await rename(staging, folder);
      return result;
    } finally {
      await rm(staging, { recursive: true, force: true });
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    const { message } = fromUnknown(error);
    throw new AppError(
      'store.failed',
      `${folder} cannot be written (${message}); name a folder that is not there yet`,
      {
        cause: error,
      },
    );
  }
}

async function fill(folder: string, record: PersonRecord, sources: Sources): Promise<WrittenPerson> {
  const result: WrittenPerson = { written: 0, missing: [] };
  const width = String(record.files.length + record.setAside.length).length;
  await mkdir(join(folder, FILES), { mode: 0o700 });

  async function keep(name: string, read: () => Promise<Uint8Array>): Promise<Place> {
    const number = String(result.written + result.missing.length + 1).padStart(width, '0');
    const bytes = await read().catch((error: unknown) => fromUnknown(error));
    if (bytes instanceof Error) {
      result.missing.push({ name, reason: bytes.message });
      return { missing: bytes.message };
    }
    const path = `${FILES}/${number}-${plainFileName(name)}`;
    await writeFile(join(folder, path), bytes, { mode: 0o600, flag: 'wx' });
    result.written += 1;
    return { path };
  }

  const files: (PersonRecord['files'][number] & Place)[] = [];
  for (const file of record.files) {
    files.push({ ...file, ...(await keep(file.name, () => bytesOf(file.sha256, sources.files))) });
  }
  const setAside: (Omit<PersonRecord['setAside'][number], 'raw'> & Place)[] = [];
  for (const { raw, ...row } of record.setAside) {
    // Raw bytes: in the record they are a text, which an image is not.
    const payload = (await sources.quarantine.payload(row.id)) ?? Buffer.from(raw);
    setAside.push({ ...row, ...(await keep(`set-aside.${isUtf8(payload) ? 'txt' : 'bin'}`, async () => payload)) });
  }
  await writeFile(join(folder, 'person.json'), `${JSON.stringify({ ...record, files, setAside }, null, 2)}\n`, {
    mode: 0o600,
  });
  return result;
}

async function bytesOf(sha256: string, files: Sources['files']): Promise<Uint8Array> {
  const bytes = await files.get(sha256);
  if (bytes === null) throw new AppError('not-found', 'its bytes are not in the data folder');
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new AppError('store.failed', 'its bytes in the data folder are damaged');
  return bytes;
}

async function refuseWhatIsThere(folder: string): Promise<void> {
  let entries: string[];
  try {
    entries = await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return;
    throw new AppError('input.invalid', `${folder} is not a folder that can be read; name another one`, {
      cause: error,
    });
  }
  if (entries.length > 0) throw new AppError('input.invalid', `${folder} is not empty; name another folder`);
}
