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
const CUTS = 60;
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
    const moments = calls.map(({ ended }) => ended);
    const chance = seeded(20_261_130);
    const found = Array.from({ length: CUTS }, () => {
      return stateAt(moments[Math.floor(chance() * moments.length)] ?? 0, chance, calls);
    });

    expect(whole.size).toBe(PHOTOS + 2);
    expect(new Set(found)).toEqual(new Set(['nothing', 'all of it']));
    expect(stateAt(Number.POSITIVE_INFINITY, chance, calls)).toBe('all of it');
  });

  it('would have only a part where nothing was synced', () => {
    const unsynced = calls.filter(({ kind }) => kind !== 'sync');
    const last = calls.at(-1)?.ended ?? 0;
    const chance = seeded(1);
    const found = Array.from({ length: CUTS }, () => stateAt(last, chance, unsynced));

    expect(found.some((state) => state.startsWith('a part'))).toBe(true);
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
