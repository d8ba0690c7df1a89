// npm run check: every rule that a machine can look after.
import { existsSync } from 'node:fs';
import { root, runBin, setup, step } from './setup.mjs';

setup();
const CHECKS = [
  ['format and lint', 'biome', ['ci', '--error-on-warnings', '.']],
  ['promises and types (lint)', 'eslint', ['--max-warnings=0', '.']],
  ['types', 'tsc', ['-p', 'tsconfig.json']],
  ['types of the console', 'tsc', ['-p', 'src/console/tsconfig.json']],
  [
    'who imports whom',
    'depcruise',
    ['--config', '.dependency-cruiser.cjs', 'src', 'channels', 'flows', 'db', 'test', 'bench'],
  ],
  ['what nothing uses', 'knip', []],
  ['what the API answers is described', 'tsx', ['scripts/describe-answers.ts', '--check']],
];

const failed = [];
for (const [name, bin, args] of CHECKS) {
  if (name.endsWith('console') && !existsSync(`${root}src/console/tsconfig.json`)) continue;
  const startedAt = performance.now();
  const status = runBin(bin, args);
  step(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  process.stderr.write(`\nFailed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
