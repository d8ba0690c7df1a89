import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../db/index.ts';
import { type Check, examine } from '../../src/doctor/index.ts';
import { mountForeignDisk, mountSmallDisk } from '../helpers/foreign-disk.ts';
import { startProcess } from '../helpers/processes.ts';

const MB = 1024 ** 2;

/** Real file systems below the data folder. Where this user may not mount any, the folder is judged by the disk that it is on. */
describe('the doctor on a disk', () => {
  let home: string;
  let data: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'redress-disks-'));
    data = join(home, 'data');
    mkdirSync(data, { mode: 0o700 });
  });
  afterEach(() => {
    spawnSync('umount', ['-l', data], { stdio: 'ignore' });
    rmSync(home, { recursive: true, force: true });
  });

  const env = { REDRESS_SECRET: 'k7Rm2pQwVx9LtYbN4cZsD8fGhJ6aEeUu', REDRESS_CONFIG: 'none' };
  async function inFolder(): Promise<Record<string, Check>> {
    const checks = await examine(env, home);
    return Object.fromEntries(checks.filter(({ area }) => area === 'folder').map((check) => [check.name, check]));
  }
  /** What is true of the disk that the folder is on, where nothing could be mounted on it. */
  function asItIs({ disk }: Record<string, Check>): void {
    const { bavail, bsize } = statfsSync(data);
    const free = bavail * bsize;
    expect(disk?.state).toBe(free < 200 * MB ? 'fault' : free < 2048 * MB ? 'warning' : 'ok');
    expect(disk?.detail).toMatch(/^\d+ MB free$/);
  }

  it.each([
    [100, 'fault'],
    [1_000, 'warning'],
    [3_000, 'ok'],
  ] as const)('of %i MB: %s', async (megabytes, state) => {
    const isMounted = mountSmallDisk(data, megabytes);

    const found = await inFolder();

    if (!isMounted) return asItIs(found);
    expect(found['disk']).toMatchObject({ state, detail: `${megabytes} MB free` });
    expect(found['disk']?.cure ?? '').toContain(state === 'ok' ? '' : data);
    expect(found['writing']?.state).toBe('ok');
    expect(found['file system']).toMatchObject({ state: 'ok', detail: 'local' });
  });

  it('that became read-only: says so, and the start does too', async () => {
    const isMounted = mountSmallDisk(data, 3_000);
    const file = join(data, 'redress.db');
    await (await openStore({ file, stateKey: null })).close();
    if (isMounted) spawnSync('mount', ['-o', 'remount,ro', data]);

    const found = await inFolder();

    if (!isMounted) return asItIs(found);
    expect(found['writing']).toMatchObject({ state: 'fault', cure: expect.stringContaining('mount it again') });
    await expect(openStore({ file, stateKey: null })).rejects.toMatchObject({
      code: 'store.failed',
      message: `${file} cannot be written; its disk is read-only, often after a fault: check the disk and mount it again`,
    });
  });

  it('that is full to the last byte: says so, and goes on with the rest', async () => {
    const isMounted = mountSmallDisk(data, 20);
    await (await openStore({ file: join(data, 'redress.db'), stateKey: null })).close();
    if (isMounted) {
      for (let size = MB; size > 0; ) {
        try {
          writeFileSync(join(data, 'ballast'), Buffer.alloc(size), { flag: 'a' });
        } catch {
          size = Math.floor(size / 2);
        }
      }
    }

    const checks = await examine(env, home);

    const found = Object.fromEntries(checks.map((check) => [`${check.area}: ${check.name}`, check]));
    if (!isMounted) return asItIs(await inFolder());
    expect(found['folder: writing']).toMatchObject({
      state: 'fault',
      detail: expect.stringContaining('ENOSPC') as string,
      cure: 'make room on its disk',
    });
    expect(found['folder: disk']).toMatchObject({ state: 'fault', detail: '0 MB free' });
    // Nobody is told to bring a backup back over a database that is whole.
    expect(found['database: integrity']).toBeUndefined();
    expect(found['database: opening']).toMatchObject({
      state: 'fault',
      cure: expect.stringContaining('may be whole') as string,
    });
    expect(checks.map(({ area }) => area)).toEqual(expect.arrayContaining(['queue', 'clock', 'backup']));
  });

  it('of another machine: says that messages may be lost there, and ends with 1', async () => {
    const foreign = await mountForeignDisk(data);
    if (foreign === null) {
      // As it stands for whoever may not mount: the folder is on a disk of this machine.
      expect((await inFolder())['file system']).toMatchObject({ state: 'ok', detail: 'local' });
      return;
    }
    try {
      const doctor = startProcess('redress', ['doctor', '--json'], {
        ...env,
        REDRESS_DATA_DIR: data,
        DATABASE_URL: '',
      });
      const code = await doctor.exited;

      const { isOk, checks } = JSON.parse(doctor.output()) as { isOk: boolean; checks: Check[] };
      const found = Object.fromEntries(checks.map((check) => [`${check.area}: ${check.name}`, check]));
      expect({ code, isOk }).toEqual({ code: 1, isOk: false });
      expect(found['folder: file system']).toMatchObject({
        state: 'fault',
        detail: expect.stringMatching(/^FUSE .* may lose messages$/) as string,
        cure: expect.stringContaining('REDRESS_DATA_DIR') as string,
      });
      expect(found['folder: disk']).toMatchObject({ state: 'ok', detail: `${40 * 1024} MB free` });
      expect(found['folder: writing']).toMatchObject({
        state: 'fault',
        detail: expect.stringContaining('EROFS') as string,
      });
    } finally {
      await foreign.unmount();
    }
  });
});
