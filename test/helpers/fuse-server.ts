import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readSync, writeSync } from 'node:fs';

/*
 * The least that a file system in user space has to answer (linux/fuse.h), as sshfs and GlusterFS do: an empty folder with
 * room, into which nothing can be written. A process of its own, since who asks waits in the kernel. Run with the folder.
 */

const IN_HEADER = { opcode: 4, unique: 8 };
const OPCODES = {
  lookup: 1,
  forget: 2,
  getattr: 3,
  mknod: 8,
  statfs: 17,
  init: 26,
  interrupt: 36,
  destroy: 38,
  forgets: 42,
};
const ERRORS = { none: 0, notThere: -2, readOnly: -30, unknown: -38 };
const BLOCK = 4096;
const FREE_BLOCKS = BigInt((40 * 1024 ** 3) / BLOCK);

const device = openSync('/dev/fuse', 'r+');
const options = ['-i', '-t', 'fuse', '-o', 'fd=3,rootmode=40000,user_id=0,group_id=0', 'redress-test'];
const mount = spawn('mount', [...options, process.argv[2] ?? ''], { stdio: ['ignore', 'ignore', 'inherit', device] });
const [code] = await once(mount, 'exit');
if (code !== 0) process.exit(1);
process.stdout.write('mounted\n');
serve();

function serve(): void {
  const request = Buffer.alloc(1024 * 1024);
  for (;;) {
    try {
      readSync(device, request, 0, request.length, null);
    } catch (error) {
      // It was unmounted.
      if (error instanceof Error && 'code' in error && error.code === 'ENODEV') return;
      throw error;
    }
    const opcode = request.readUInt32LE(IN_HEADER.opcode);
    const answer = answerTo(opcode);
    if (answer !== null) reply(request.readBigUInt64LE(IN_HEADER.unique), answer);
  }
}

function answerTo(opcode: number): { error: number; body?: Buffer } | null {
  switch (opcode) {
    case OPCODES.forget:
    case OPCODES.forgets:
    case OPCODES.interrupt:
      return null;
    case OPCODES.init:
      return { error: ERRORS.none, body: initOut() };
    case OPCODES.getattr:
      return { error: ERRORS.none, body: attrOut() };
    case OPCODES.statfs:
      return { error: ERRORS.none, body: statfsOut() };
    case OPCODES.lookup:
      return { error: ERRORS.notThere };
    case OPCODES.mknod:
      return { error: ERRORS.readOnly };
    case OPCODES.destroy:
      return { error: ERRORS.none };
    default:
      return { error: ERRORS.unknown };
  }
}

function reply(unique: bigint, { error, body = Buffer.alloc(0) }: { error: number; body?: Buffer }): void {
  const header = Buffer.alloc(16);
  header.writeUInt32LE(header.length + body.length, 0);
  header.writeInt32LE(error, 4);
  header.writeBigUInt64LE(unique, 8);
  writeSync(device, Buffer.concat([header, body]));
}

/** Version 7.31. */
function initOut(): Buffer {
  const out = Buffer.alloc(64);
  out.writeUInt32LE(7, 0);
  out.writeUInt32LE(31, 4);
  out.writeUInt32LE(64 * 1024, 20); // the most that is written at once
  return out;
}

/** A folder that its owner alone may open. */
function attrOut(): Buffer {
  const out = Buffer.alloc(104);
  out.writeBigUInt64LE(1n, 16);
  out.writeUInt32LE(0o40700, 76);
  out.writeUInt32LE(2, 80);
  return out;
}

function statfsOut(): Buffer {
  const out = Buffer.alloc(80);
  for (const total of [0, 8, 16]) out.writeBigUInt64LE(FREE_BLOCKS, total);
  out.writeUInt32LE(BLOCK, 40);
  out.writeUInt32LE(255, 44);
  out.writeUInt32LE(BLOCK, 48);
  return out;
}
