import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkDatabase, createFiles, openStore, snapshotDatabase } from '../../db/index.ts';
import { createBackup } from '../../src/backup/backup.ts';
import { seedComplaint } from '../helpers/seed.ts';
import { seeded } from '../helpers/seeded.ts';
import { type DiskCall, recordDisk } from './disk-recording.ts';
import { afterPowerCut } from './power-cut.ts';

const PASSPHRASE = 'eight words that nobody guesses';
const PHOTOS = 8;

describe('the power fails while a backup is restored', () => {
  let folder: string;
  let data: string;
  let whole: Map<string, Buffer>;
  let calls: DiskCall[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'redress-power-'));
    const from = join(folder, 'from');
    const backup = join(folder, 'backup.redress');
    data = join(folder, 'new', 'data');
    mkdirSync(from);
    const store = await openStore({ file: join(from, 'redress.db'), stateKey: null });
    for (let n = 0; n < 20; n += 1)
      await seedComplaint(store, { brandId: 'shop', at: new Date(), text: `complaint ${n}` });
    await store.close();
    for (let n = 0; n < PHOTOS; n += 1) {
      const bytes = randomBytes(20_000);
      await createFiles(join(from, 'files')).put(createHash('sha256').update(bytes).digest('hex'), bytes);
    }
    writeFileSync(join(from, 'secret'), 'the secret of this installation');
    const deps = { snapshot: snapshotDatabase, check: checkDatabase };
    await createBackup({ dataDir: from, file: backup, passphrase: PASSPHRASE }, deps);

    calls = await recordDisk(new URL('./recorded-restore.ts', import.meta.url), [data, backup, PASSPHRASE], folder);
    whole = new Map(filesIn(data).map((path) => [path, readFileSync(path)]));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has either all of it in its place or no database, and all of it once it said so', () => {
    const chance = seeded(20_261_130);
    const found = calls.map(({ ended }) => stateAt(ended, chance, calls));

    expect(whole.size).toBe(PHOTOS + 2);
    expect(new Set(found)).toEqual(new Set(['nothing', 'all of it']));
    expect(stateAt(Number.POSITIVE_INFINITY, chance, calls)).toBe('all of it');
  });

  it.each([
    ['files', false],
    ['folders', true],
  ])('would have only a part where no sync of its %s was asked for', (_, isFolder) => {
    const inData = calls.filter(({ path }) => path.startsWith(`${data}/`));
    const made = inData.filter((call) => call.kind === 'make' && call.isFolder === isFolder);
    const paths = new Set(made.map(({ path }) => path));
    const unsynced = calls.filter(({ kind, path }) => kind !== 'sync' || !paths.has(path));

    const found = stateAt(Number.POSITIVE_INFINITY, seeded(1), unsynced);
    expect(found).toMatch(/^a part/);
  });

  /** What a start after it finds. */
  function stateAt(moment: number, chance: () => number, recorded: readonly DiskCall[]): string {
    const disk = afterPowerCut(recorded, new Map(), { moment, chance });
    if (!disk.has(join(data, 'redress.db'))) return 'nothing';
    const lost = [...whole].filter(([path, bytes]) => disk.get(path)?.equals(bytes) !== true);
    return lost.length === 0 ? 'all of it' : `a part, without ${lost.map(([path]) => relative(data, path)).join(', ')}`;
  }
});

function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
