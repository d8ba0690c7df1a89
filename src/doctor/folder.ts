import { randomUUID } from 'node:crypto';
import { accessSync, constants, existsSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Check, inMegabytes, reasonOf, verdicts } from './check.ts';

const { ok, warning, fault } = verdicts('folder');

const LOW_BYTES = 2 * 1024 ** 3;
const FULL_BYTES = 200 * 1024 ** 2;
/** File systems of other machines, by their numbers in statfs(2): SQLite's locks cannot be relied on there. */
const REMOTE: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB'],
  [0x01021997, '9P'],
  [0x00c36400, 'Ceph'],
  [0x65735546, 'FUSE (sshfs, GlusterFS and the like)'],
]);

const DISK_CURES: ReadonlyMap<string, string> = new Map([
  ['EROFS', 'the disk is read-only, often after a fault: look at it (dmesg), check it (fsck) and mount it again'],
  ['ENOSPC', 'make room on its disk'],
  ['EDQUOT', 'raise the quota of the user that runs Redress, or make room'],
]);

/** Whether the data folder can be written, has room, lies on this machine and is shut to others. */
export function checkFolder({ dataDir, databaseFile }: Pick<Config, 'dataDir' | 'databaseFile'>): Check[] {
  return [
    checkWriting({ dataDir, databaseFile }),
    ...checkDisk(statfsSync(dataDir), dataDir),
    ...checkRights({ dataDir, databaseFile }),
  ];
}

function checkWriting({ dataDir, databaseFile }: Pick<Config, 'dataDir' | 'databaseFile'>): Check {
  const file = join(dataDir, `.doctor-${randomUUID()}`);
  try {
    writeFileSync(file, 'x');
    // A command that was run as another user leaves files that are not ours.
    for (const kept of [databaseFile, `${databaseFile}-wal`, `${databaseFile}-shm`])
      if (existsSync(kept)) accessSync(kept, constants.W_OK);
    return ok('writing', dataDir);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const cure = DISK_CURES.get(code) ?? `let the user that runs Redress write there: chown -R <user> ${dataDir}`;
    return fault('writing', reasonOf(error), cure);
  } finally {
    rmSync(file, { force: true });
  }
}

/** What the numbers of statfs(2) say. */
export function checkDisk(disk: { type: number; bsize: number; bavail: number }, dataDir: string): Check[] {
  const free = disk.bavail * disk.bsize;
  const remote = REMOTE.get(disk.type);
  const room = `${inMegabytes(free)} free`;
  const cure = `make room on the disk of ${dataDir}, or move the folder (REDRESS_DATA_DIR) to a larger one`;
  return [
    free < FULL_BYTES ? fault('disk', room, cure) : free < LOW_BYTES ? warning('disk', room, cure) : ok('disk', room),
    remote === undefined
      ? ok('file system', 'local')
      : fault(
          'file system',
          `${remote}: its locks may lose messages`,
          'set REDRESS_DATA_DIR to a folder on a local disk',
        ),
  ];
}

function checkRights({ dataDir, databaseFile }: Pick<Config, 'dataDir' | 'databaseFile'>): Check[] {
  const open = [
    ...(isOpen(dataDir, 0o007) ? [`chmod 700 ${dataDir}`] : []),
    ...(isOpen(join(dataDir, 'secret'), 0o077) ? [`chmod 600 ${join(dataDir, 'secret')}`] : []),
    // Where the folder is shut, what lies in it is too.
    ...(isOpen(dataDir, 0o007) && isOpen(databaseFile, 0o007) ? [`chmod 600 ${databaseFile}`] : []),
  ];
  return [
    open.length === 0
      ? ok('rights', 'readable by its owner alone')
      : fault('rights', 'others on this machine can read customers’ data or the secret', open.join(' && ')),
  ];
}

function isOpen(path: string, mask: number): boolean {
  return existsSync(path) && (statSync(path).mode & mask) !== 0;
}
