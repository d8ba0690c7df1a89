import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** A file system in user space on this folder, as those of other machines are. Null: this user may not mount one. */
export async function mountForeignDisk(folder: string): Promise<{ unmount(): Promise<void> } | null> {
  const script = new URL('./fuse-server.ts', import.meta.url).pathname;
  const server = spawn(process.execPath, ['--import', 'tsx', script, folder], { stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(server, 'exit');
  const isMounted = await Promise.race([once(server.stdout, 'data').then(() => true), exited.then(() => false)]);
  if (!isMounted) return null;
  return {
    async unmount() {
      spawnSync('umount', ['-l', folder]);
      await exited;
    },
  };
}

/** A file system of this size, in memory. False: this user may not mount one. */
export function mountSmallDisk(folder: string, megabytes: number): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'tmpfs', folder]).status === 0;
}
