import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../db/index.ts';

const BEGUN = new Date('2026-01-01T00:00:00Z');
const LONG_AGO = new Date('2026-03-01T00:00:00Z');
const BEFORE = new Date('2026-10-01T00:00:00Z');
const written = { after: BEGUN, before: BEFORE };

const hash = (n: number): string => n.toString(16).padStart(64, '0');

describe('the file store', () => {
  let folder: string;
  let files: ReturnType<typeof createFiles>;
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redress-files-'));
    files = createFiles(folder);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function put(sha256: string, at: Date): Promise<void> {
    await files.put(sha256, Buffer.from('bytes'));
    await utimes(pathOf(sha256), at, at);
  }

  it('keeps bytes by their hash, and has nothing for others', async () => {
    await files.put(hash(1), Buffer.from('bytes'));
    await files.put(hash(1), Buffer.from('bytes'));

    expect(Buffer.from((await files.get(hash(1))) ?? [])).toEqual(Buffer.from('bytes'));
    expect(await files.get(hash(2))).toBeNull();
    await expect(files.get('../../etc/passwd')).rejects.toThrow('not a SHA-256');
  });

  it('says what to look at when it cannot write', async () => {
    const blocked = join(folder, 'a-file');
    await writeFile(blocked, '');

    await expect(createFiles(blocked).put(hash(1), Buffer.from('x'))).rejects.toMatchObject({ code: 'store.failed' });
  });

  it('leaves nothing of a write that did not come to its end', async () => {
    await mkdir(pathOf(hash(1)), { recursive: true });

    await expect(files.put(hash(1), Buffer.from('x'))).rejects.toMatchObject({ code: 'store.failed' });

    expect(await readdir(dirname(pathOf(hash(1))))).toEqual([hash(1)]);
  });

  it('clears what was written in that time and nobody has, however many files there are', async () => {
    // Not by `put`, which waits for the disk each time.
    for (let n = 0; n < 1_100; n += 1) {
      await mkdir(dirname(pathOf(hash(n))), { recursive: true });
      await writeFile(pathOf(hash(n)), 'bytes');
      await utimes(pathOf(hash(n)), LONG_AGO, LONG_AGO);
    }
    const asked: number[] = [];

    const removed = await files.clear(written, async (hashes) => {
      asked.push(hashes.length);
      return hashes.filter((sha256) => Number.parseInt(sha256, 16) % 2 === 0);
    });

    expect(removed).toBe(550);
    expect(asked.reduce((sum, n) => sum + n)).toBe(1_100);
    expect(Math.max(...asked)).toBeLessThanOrEqual(500);
    expect(await files.get(hash(1_000))).toBeNull();
    expect(await files.get(hash(1_001))).not.toBeNull();
  });

  it('clears neither what is newer, nor what is older than this database, nor what came in again meanwhile', async () => {
    await put(hash(1), new Date(BEFORE.getTime() + 1));
    await put(hash(2), new Date(BEGUN.getTime() - 1));
    await put(hash(3), LONG_AGO);
    await put(hash(4), LONG_AGO);

    const removed = await files.clear(written, async (hashes) => {
      expect([...hashes].sort()).toEqual([hash(3), hash(4)]);
      await files.put(hash(3), Buffer.from('bytes'));
      await files.remove(hash(4));
      return hashes;
    });

    expect(removed).toBe(0);
    for (const n of [1, 2, 3]) expect(await files.get(hash(n)), String(n)).not.toBeNull();
  });

  it('clears what a process left that was killed while it wrote, and nothing that is not its own', async () => {
    await put(hash(1), LONG_AGO);
    const unfinished = `${pathOf(hash(1))}.5f0c9a52-6a3e-4a53-9d0e-0f8f0f8f0f8f`;
    const newer = `${pathOf(hash(1))}.5f0c9a52-6a3e-4a53-9d0e-0f8f0f8f0f90`;
    const foreign = join(folder, 'lost+found.txt');
    for (const path of [unfinished, newer, foreign]) await writeFile(path, 'half');
    for (const path of [unfinished, foreign]) await utimes(path, LONG_AGO, LONG_AGO);

    expect(await files.clear(written, async () => [])).toBe(1);

    expect((await readdir(dirname(unfinished))).sort()).toEqual([hash(1), basename(newer)]);
    expect(await readdir(folder)).toContain('lost+found.txt');
  });

  it('has nothing to clear where nothing was ever kept', async () => {
    expect(await createFiles(join(folder, 'none')).clear(written, async (hashes) => hashes)).toBe(0);
  });
});
