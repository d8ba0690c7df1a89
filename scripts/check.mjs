// npm run check: every rule that a machine can look after.
import { spawn } from 'node:child_process';
import { root, setup, step } from './setup.mjs';

setup();
/** The longest first: the others fit beside it. */
const CHECKS = [
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['promises and types (lint)', 'oxlint', ['.']],
  ['what the API answers is described', 'tsx', ['scripts/describe-answers.ts', '--check']],
  ['types of the console', 'tsc', ['-p', 'src/console/tsconfig.json']],
  [
    'who imports whom',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', 'src', 'channels', 'flows', 'db', 'test', 'bench'],
  ],
  ['what nothing uses', 'knip', []],
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
];
/** Each takes a core, and up to two gigabytes. */
const AT_ONCE = 2;

const failed = [];
const waiting = [...CHECKS];
await Promise.all(Array.from({ length: AT_ONCE }, checkNext));
if (failed.length > 0) {
  process.stderr.write(`\nFailed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}

async function checkNext() {
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
    const [name, bin, args] = check;
    const startedAt = performance.now();
    const { status, output } = await run(bin, args);
    process.stderr.write(output);
    step(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
    if (status !== 0) failed.push(name);
  }
}

/** Its output comes when it has ended, so that no two are mixed. */
function run(bin, args) {
  return new Promise((resolve) => {
    const child = spawn(`${root}node_modules/.bin/${bin}`, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
    child.once('error', (error) => resolve({ status: 1, output: `${error.message}\n` }));
    child.once('close', (status) => resolve({ status: status ?? 1, output: Buffer.concat(chunks) }));
  });
}
