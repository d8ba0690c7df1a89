import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createDisk } from '../chaos/disk.ts';

export interface OwnDisk {
  /** To the last byte; where this user may not mount anything, by taking the folder away: nothing can be written there either. */
  full(): void;
  free(): void;
  remove(): void;
}

/** A folder of which the disk can be full, while the disks of the folders around it are not. */
export function createOwnDisk(folder: string): OwnDisk {
  const disk = createDisk(folder);
  if (disk.kind === 'tmpfs') return { full: disk.fill, free: disk.free, remove: disk.remove };
  return {
    full() {
      renameSync(folder, `${folder}.away`);
      writeFileSync(folder, 'no folder');
    },
    free() {
      rmSync(folder);
      renameSync(`${folder}.away`, folder);
    },
    remove() {},
  };
}
