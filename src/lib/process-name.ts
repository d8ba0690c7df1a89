import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

const SHAPE = /^([^/]+)\/([0-9a-f]*):(\d+)\.[0-9a-f]+$/;

/** A name that no other process has or ever had: `channels@host/<place>:<pid>.<chance>`. */
export function createProcessName(role: string): string {
  return `${role}@${hostname()}/${placeOfProcess()}:${process.pid}.${randomUUID().slice(0, 8)}`;
}

/** For people: `channels@host (4711)`. */
export function shownProcessName(name: string): string {
  const [, who, , pid] = SHAPE.exec(name) ?? [];
  return who === undefined ? name : `${who} (${pid})`;
}

/** Whether the process of this name has surely ended. False, too, where that cannot be seen from here. */
export function isProcessGone(name: string): boolean {
  const [, , where, pid] = SHAPE.exec(name) ?? [];
  if (where === undefined || where === '' || where !== placeOfProcess()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

let place: string | undefined;

/** Process numbers mean the same within one boot of one kernel and one PID namespace; empty where that cannot be told. */
function placeOfProcess(): string {
  // It stays the same for as long as this process lives; an election asks each second.
  place ??= readPlace();
  return place;
}

function readPlace(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return createHash('sha256')
      .update(`${boot} ${readlinkSync('/proc/self/ns/pid')}`)
      .digest('hex')
      .slice(0, 12);
  } catch {
    return '';
  }
}
