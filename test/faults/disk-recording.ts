import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * What a process asked of the disk, in the order in which it was done. `begun` and `ended` are moments: lines of the log in which strace
 * (Debian's package) wrote it down. What failed is left out.
 */
export type DiskCall = { begun: number; ended: number; path: string } & (
  | { kind: 'write'; at: number; bytes: Buffer }
  | { kind: 'cut'; size: number }
  | { kind: 'sync' }
  | { kind: 'make'; isFolder: boolean }
  | { kind: 'rename'; from: string }
  | { kind: 'remove' }
  | { kind: 'unread'; name: string }
);

const READ =
  'open,openat,write,writev,pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat';
/** A recording with one of these in it says less than was done. */
const UNREAD = 'pwritev,pwritev2,fallocate,copy_file_range,sendfile,sync_file_range,link,linkat,truncate';

/** Longer than any page, and any part of a file that is written at once. */
const MAX_BYTES = 1_000_000;

/** How long a sync takes at least, microseconds: as a disk of one's own does, and so that others are asked for meanwhile. */
const SYNC_US = 10_000;

/** Runs a script to its end, and says what it asked of the disk below `folder`, where the log is kept too. */
export async function recordDisk(script: URL, args: readonly string[], folder: string): Promise<DiskCall[]> {
  const log = join(folder, 'log');
  const [strace = '', ...how] = recorder(log);
  const command = [process.execPath, '--import', 'tsx', script.pathname, ...args];
  const child = spawn(strace, [...how, ...command], { stdio: ['ignore', 'inherit', 'inherit'] });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${script.pathname} ended with ${code}`);
  return readRecording(log, folder);
}

/** The words in front of a command that record what it asks of the disk into `log`. */
function recorder(log: string): string[] {
  const slow = `inject=fdatasync:delay_enter=${SYNC_US}`;
  const shown = ['-f', '-y', '-xx', '-qq', '-s', String(MAX_BYTES)];
  return ['strace', ...shown, '-e', `trace=${READ},${UNREAD}`, '-e', slow, '-o', log];
}

interface Line {
  begun: number;
  ended: number;
  text: string;
}

/** What was asked of the disk below `folder`. */
async function readRecording(log: string, folder: string): Promise<DiskCall[]> {
  const calls: DiskCall[] = [];
  const ends = new Map<string, number>();
  for await (const line of wholeLines(log)) {
    const call = callOf(line, ends);
    if (call === null || !call.path.startsWith(folder)) continue;
    if (call.kind === 'unread') throw new Error(`${call.path} was written by ${call.name}, which is not read here`);
    calls.push(call);
  }
  return calls.sort((one, other) => one.ended - other.ended);
}

/** A call during which another thread was heard stands in two parts. */
async function* wholeLines(log: string): AsyncGenerator<Line> {
  const open = new Map<string, Line>();
  let moment = 0;
  for await (const line of createInterface({ input: createReadStream(log) })) {
    moment += 1;
    const [, thread = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    const first = /^(.*) <unfinished \.\.\.>$/.exec(text)?.[1];
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(text)?.[1];
    if (first !== undefined) open.set(thread, { begun: moment, ended: moment, text: first });
    else if (rest === undefined) yield { begun: moment, ended: moment, text };
    else {
      const begun = open.get(thread);
      open.delete(thread);
      if (begun !== undefined) yield { begun: begun.begun, ended: moment, text: begun.text + rest };
    }
  }
}

/** `ends`: how long each file is that is written at its end. */
function callOf({ begun, ended, text }: Line, ends: Map<string, number>): DiskCall | null {
  const [, name = '', asked = '', result = '', opened = ''] = /^(\w+)\((.*)\) += (-?\d+)(?:<(\S+)>)?/.exec(text) ?? [];
  if (name === '' || result.startsWith('-')) return null;
  const when = { begun, ended };
  const path = fromHex(/<([^>]*)>/.exec(asked)?.[1]);
  const parts = [...asked.matchAll(/"([^"]*)"/g)].map(([, hex]) => bytesOf(hex));
  const [first = Buffer.alloc(0), second] = parts;
  const last = Number(asked.split(', ').at(-1));
  switch (name) {
    case 'pwrite64':
      return { ...when, kind: 'write', path, at: last, bytes: first.subarray(0, Number(result)) };
    case 'write':
    case 'writev': {
      const at = ends.get(path) ?? 0;
      ends.set(path, at + Number(result));
      return { ...when, kind: 'write', path, at, bytes: Buffer.concat(parts).subarray(0, Number(result)) };
    }
    case 'ftruncate':
      return { ...when, kind: 'cut', path, size: last };
    case 'fsync':
    case 'fdatasync':
      return { ...when, kind: 'sync', path };
    case 'open':
    case 'openat':
      return asked.includes('O_CREAT') ? { ...when, kind: 'make', path: fromHex(opened), isFolder: false } : null;
    case 'mkdir':
    case 'mkdirat':
      return { ...when, kind: 'make', path: first.toString(), isFolder: true };
    case 'unlink':
    case 'unlinkat':
      return { ...when, kind: 'remove', path: first.toString() };
    case 'rename':
    case 'renameat':
    case 'renameat2':
      return { ...when, kind: 'rename', from: first.toString(), path: String(second) };
    default:
      return { ...when, kind: 'unread', path: path || first.toString(), name };
  }
}

function bytesOf(hex = ''): Buffer {
  return Buffer.from(hex.replaceAll('\\x', ''), 'hex');
}

function fromHex(hex: string | undefined): string {
  return bytesOf(hex).toString();
}
