import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { Header, type types } from 'tar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase, createFiles, openStore, snapshotDatabase } from '../../db/index.ts';
import { createBackup, restoreBackup } from '../../src/backup/backup.ts';
import { seal, unseal } from '../../src/backup/sealed.ts';
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

  it.each([
    ['a path that leads out', { path: '../../evil' }, '"../../evil" in it'],
    ['a path from the root', { path: '/tmp/redress-evil' }, '"/tmp/redress-evil" in it'],
    ['a link in the place of the files', { path: 'files', type: 'SymbolicLink', linkpath: '/etc' }, '"files" in it'],
    ['a link to a file of ours', { path: 'secret', type: 'Link', linkpath: '../../kept' }, '"secret" in it'],
    ['a device', { path: 'secret', type: 'FIFO' }, '"secret" in it'],
    ['a size that nothing has', { path: 'secret', size: 8 * 1024 ** 3 }, 'cannot be unpacked'],
    ['no database', { path: 'secret' }, 'has no database in it'],
    ['a database that is none', { path: 'redress.db', body: 'not a database '.repeat(500) }, 'is damaged'],
  ] as const)('restores nothing, and leaves nothing, from a genuine file with %s', async (_, entry, words) => {
    await mkdir(join(folder, 'kept'));
    await seal(Readable.from([gzipSync(tarOf(entry))]), file(), PASSPHRASE);

    const restoring = restoreBackup({ dataDir: to(), file: file(), passphrase: PASSPHRASE }, deps);

    await expect(restoring).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining(words),
    });
    expect(await readdir(to())).toEqual([]);
    expect((await readdir(folder)).toSorted()).toEqual(['kept', 'to']);
    expect(existsSync('/tmp/redress-evil')).toBe(false);
  });

  it('says so where there is no room to restore, and does not blame the passphrase', async () => {
    await (await installation()).close();
    await createBackup({ dataDir: from(), file: file(), passphrase: PASSPHRASE }, deps);
    const full = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })),
    });

    await expect(unseal(file(), full, PASSPHRASE)).rejects.toMatchObject({
      code: 'store.failed',
      message: expect.stringContaining('no space left'),
    });
  });

  it('names a file that is not there as missing', async () => {
    const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });

    await expect(unseal(`${file()}.none`, nowhere, PASSPHRASE)).rejects.toMatchObject({
      code: 'input.invalid',
      message: expect.stringContaining('there is no such file'),
    });
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

/** An archive of one entry, as no backup of ours has it. */
function tarOf(given: {
  path: string;
  type?: types.EntryTypeName;
  linkpath?: string;
  size?: number;
  body?: string;
}): Buffer {
  const body = Buffer.from(given.body ?? '');
  const { path, type = 'File', linkpath = '', size = body.length } = given;
  const head = Buffer.alloc(512);
  new Header({ path, type, linkpath, size, mode: 0o600 }).encode(head);
  const padding = Buffer.alloc((512 - (body.length % 512)) % 512);
  return Buffer.concat([head, body, padding, Buffer.alloc(1024)]);
}
