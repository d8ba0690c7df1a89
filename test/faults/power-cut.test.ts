import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import { seeded } from '../helpers/seeded.ts';
import { type DiskCall, recordDisk } from './disk-recording.ts';
import { afterPowerCut } from './power-cut.ts';

/** More than share a commit: others are synced meanwhile. */
const CUSTOMERS = 48;
/** Of each; half of them after the log began anew. */
const MESSAGES = 10;
const CUTS = 30;

describe('the power fails while customers write', () => {
  let folder: string;
  let data: string;
  let told: string;
  let before: Map<string, Buffer>;
  let calls: DiskCall[];
  let moments: number[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'redress-power-'));
    data = join(folder, 'data');
    told = join(folder, 'told');
    mkdirSync(join(data, 'files'), { recursive: true });
    const store = await openStore({ file: join(data, 'redress.db'), stateKey: null });
    await store.close();
    const database = join(data, 'redress.db');
    before = new Map([[database, readFileSync(database)]]);

    const args = [data, told, String(CUSTOMERS), String(MESSAGES / 2)];
    calls = await recordDisk(new URL('./recorded-road.ts', import.meta.url), args, folder);
    moments = calls.filter(({ path }) => path.startsWith(data)).map(({ ended }) => ended);
  }, 180_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('has recorded two syncs at once, checkpoints, a log that began anew, and photos', () => {
    const syncs = calls.filter(({ kind, path }) => kind === 'sync' && path.endsWith('-wal'));
    const log = calls.filter((call) => call.kind === 'write' && call.path.endsWith('-wal') && call.at === 0);
    const pages = calls.filter(({ kind, path }) => kind === 'write' && path.endsWith('.db'));
    const photos = calls.filter(({ kind }) => kind === 'rename');

    expect(syncs.some((one, at) => (syncs[at + 1]?.begun ?? Number.POSITIVE_INFINITY) < one.ended)).toBe(true);
    expect(log.length).toBeGreaterThan(1);
    expect(pages.length).toBeGreaterThan(100);
    expect(photos).toHaveLength((CUSTOMERS * MESSAGES) / 5);
  });

  it('loses nothing that was received, hands nothing over again, and keeps every photo', () => {
    const random = seeded(20_261_129);
    const found = Array.from({ length: CUTS }, () => {
      const moment = moments[Math.floor(random() * moments.length)] ?? 0;
      return lostAt(moment, random, calls);
    });
    expect(found.flat()).toEqual([]);
  }, 120_000);

  it.each([
    ['its log', '-wal', /^received |a damaged database/],
    ['its folders of photos', '/files', /^the photo /],
  ])('loses something where the syncs of %s are left out', (_, path, loss) => {
    const unsynced = calls.filter((call) => call.kind !== 'sync' || !call.path.includes(path));
    const chance = seeded(1);
    // Right after a checkpoint nothing would be.
    const lost = [0.2, 0.4, 0.6, 0.8].flatMap((part) => {
      return lostAt(moments[Math.floor(moments.length * part)] ?? 0, chance, unsynced);
    });
    expect(lost.some((what) => loss.test(what))).toBe(true);
  });

  /** What was promised before the power failed, and is not on the disk after it. */
  function lostAt(moment: number, chance: () => number, recorded: readonly DiskCall[]): string[] {
    const disk = mkdtempSync(join(folder, 'disk-'));
    for (const [path, bytes] of afterPowerCut(recorded, before, { moment, chance })) {
      if (!path.startsWith(data)) continue;
      const place = join(disk, path.slice(data.length));
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, bytes);
    }
    const promised = promisedBy(moment);
    const lost = lostOn(disk, promised);
    rmSync(disk, { recursive: true });
    return lost.map((what) => `${what}, at ${moment}`);
  }

  function promisedBy(moment: number): string[] {
    return calls.flatMap((call) =>
      call.kind === 'write' && call.path === told && call.ended <= moment ? [call.bytes.toString().trim()] : [],
    );
  }
});

function lostOn(disk: string, promised: readonly string[]): string[] {
  const db = new Database(join(disk, 'redress.db'));
  try {
    const health = db.pragma('integrity_check', { simple: true });
    if (health !== 'ok') return [`a damaged database: ${String(health)}`];
    const received = db.prepare("select 'received ' || provider_id from inbox").pluck().all();
    const claimed = db
      .prepare("select 'handed over ' || idempotency_key from outbox where status <> 'queued'")
      .pluck()
      .all();
    const kept = new Set([...received, ...claimed]);
    const hashes = db.prepare('select distinct sha256 from attachments').pluck().all() as string[];
    return [
      ...promised.filter((what) => !kept.has(what)),
      ...hashes.filter((sha256) => !isWhole(disk, sha256)).map((sha256) => `the photo ${sha256}`),
    ];
  } catch (error) {
    return [`a database that cannot be read: ${String(error)}`];
  } finally {
    db.close();
  }
}

function isWhole(disk: string, sha256: string): boolean {
  try {
    const bytes = readFileSync(join(disk, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    return createHash('sha256').update(bytes).digest('hex') === sha256;
  } catch {
    return false;
  }
}
