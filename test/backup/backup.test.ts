import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase, createFiles, openStore, snapshotDatabase } from '../../db/index.ts';
import { createBackup, restoreBackup } from '../../src/backup/backup.ts';
import { seedComplaint } from '../helpers/seed.ts';

const PASSPHRASE = 'eight words that nobody guesses';
const deps = { snapshot: snapshotDatabase, check: checkDatabase };
const AT = new Date('2026-11-24T10:00:00+05:30');
const BYTES = new TextEncoder().encode('a photo of a broken lamp');
const SHA256 = createHash('sha256').update(BYTES).digest('hex');

let folder: string;
const from = () => join(folder, 'from');
const to = () => join(folder, 'to');
const file = () => join(folder, 'kept', 'backup.redress');
const open = (dataDir: string) => openStore({ file: join(dataDir, 'redress.db'), stateKey: null });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'redress-backup-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function installation() {
  const store = await open(from());
  await createFiles(join(from(), 'files')).put(SHA256, BYTES);
  await writeFile(join(from(), 'secret'), 'the secret of this installation');
  for (let n = 0; n < 20; n += 1) await seedComplaint(store, { brandId: 'shop', at: AT, text: `complaint ${n}` });
  return store;
}

const rowsOf = async (dataDir: string) => {
  const store = await open(dataDir);
  const rows = await store.tickets.list({ brandIds: ['shop'], limit: 1000 });
  await store.close();
  return rows;
};

describe('a backup', () => {
  it('brings everything back as it was at one moment, while others write', async () => {
    const store = await installation();
    let isDone = false;
    const writing = (async () => {
      let written = 0;
      for (; !isDone; written += 1) await seedComplaint(store, { brandId: 'other', at: AT });
      return written;
    })();

    await createBackup({ dataDir: from(), file: file(), passphrase: PASSPHRASE }, deps);
    isDone = true;
    expect(await writing).toBeGreaterThan(0);
    await store.close();
    await restoreBackup({ dataDir: to(), file: file(), passphrase: PASSPHRASE }, deps);

    expect(await rowsOf(to())).toEqual(await rowsOf(from()));
    expect(await createFiles(join(to(), 'files')).get(SHA256)).toEqual(Buffer.from(BYTES));
    expect(await readFile(join(to(), 'secret'), 'utf8')).toBe('the secret of this installation');
  });

  it('says nothing to whoever finds it', async () => {
    await (await installation()).close();
    await createBackup({ dataDir: from(), file: file(), passphrase: PASSPHRASE }, deps);

    const bytes = await readFile(file());

    expect(bytes.includes('complaint')).toBe(false);
    expect(bytes.includes('SQLite format')).toBe(false);
  });

  it.each([
    ['another passphrase', async () => 'a passphrase that is wrong'],
    [
      'a changed byte',
      async () => {
        const bytes = await readFile(file());
        bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
        await writeFile(file(), bytes);
        return PASSPHRASE;
      },
    ],
    [
      'a file that was cut off',
      async () => {
        await writeFile(file(), (await readFile(file())).subarray(0, 2000));
        return PASSPHRASE;
      },
    ],
    [
      'something else',
      async () => {
        await writeFile(file(), 'just a text, but longer than what stands around the content of a backup file');
        return PASSPHRASE;
      },
    ],
  ])('restores nothing from %s', async (_, spoil) => {
    await (await installation()).close();
    await createBackup({ dataDir: from(), file: file(), passphrase: PASSPHRASE }, deps);
    const passphrase = await spoil();

    const restoring = restoreBackup({ dataDir: to(), file: file(), passphrase }, deps);

    await expect(restoring).rejects.toMatchObject({ code: 'input.invalid' });
    expect(existsSync(join(to(), 'redress.db'))).toBe(false);
  });

  it('overwrites neither a backup nor an installation', async () => {
    await (await installation()).close();
    await createBackup({ dataDir: from(), file: file(), passphrase: PASSPHRASE }, deps);

    const again = createBackup({ dataDir: from(), file: file(), passphrase: PASSPHRASE }, deps);
    await expect(again).rejects.toThrow(/is there already/);
    const over = restoreBackup({ dataDir: from(), file: file(), passphrase: PASSPHRASE }, deps);
    await expect(over).rejects.toThrow(/has a database/);
  });
});
