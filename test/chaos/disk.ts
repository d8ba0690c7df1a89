import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const SIZE_MB = 96;
const BLOCK = Buffer.alloc(64 * 1024);

export interface Disk {
  folder: string;
  /** What `full` and `free` are done with. */
  kind: 'tmpfs' | 'none';
  /** Writes until not a byte fits any more. */
  fill(): void;
  free(): void;
  remove(): void;
}

/** A small file system of its own, where this user may mount one (root); otherwise a plain folder that cannot be filled. */
export function createDisk(folder: string): Disk {
  mkdirSync(folder, { recursive: true });
  const isOwn = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder]).status === 0;
  const ballast = join(folder, 'ballast');
  return {
    folder,
    kind: isOwn ? 'tmpfs' : 'none',
    fill() {
      if (!isOwn) throw new Error('there is no file system of its own to fill');
      const file = openSync(ballast, 'a');
      try {
        for (let block = BLOCK; block.length > 0; ) {
          try {
            writeSync(file, block);
          } catch {
            block = block.subarray(0, Math.floor(block.length / 2));
          }
        }
      } finally {
        closeSync(file);
      }
    },
    free: () => rmSync(ballast, { force: true }),
    remove() {
      if (isOwn) spawnSync('umount', ['-l', folder]);
    },
  };
}
