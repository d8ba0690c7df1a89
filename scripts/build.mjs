// Builds server and console into dist/, each only when its sources have changed since.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fail, root, runBin, setup, step } from './setup.mjs';

const PARTS = [
  { name: 'server', folders: ['src', 'channels', 'flows', 'db'], without: 'src/console', make: buildServer },
  { name: 'console', folders: ['src/console', 'src/core', 'src/http'], make: buildConsole },
];

export function build() {
  for (const { name, folders, without, make } of PARTS) {
    const stamp = `${root}dist/.${name}`;
    const now = fingerprint(folders, without);
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) continue;
    step(`Building the ${name}`);
    make();
    mkdirSync(`${root}dist`, { recursive: true });
    writeFileSync(stamp, now);
  }
}

function buildServer() {
  for (const folder of ['src', 'channels', 'flows', 'db'])
    rmSync(`${root}dist/${folder}`, { recursive: true, force: true });
  if (runBin('tsc', ['-p', 'src/tsconfig.build.json']) !== 0) fail('The server does not compile; see above.');
  // What is not TypeScript has its place beside the compiled files: migrations, the pages of chat and playground.
  for (const file of [
    ...filesOf('db/migrations'),
    ...filesOf('db/postgres/migrations'),
    ...filesOf('channels'),
    ...filesOf('src/http'),
  ]) {
    if (!/\.(ts|md)$/.test(file)) cpSync(`${root}${file}`, `${root}dist/${file}`);
  }
}

function buildConsole() {
  if (runBin('vite', ['build', '--config', 'src/console/vite.config.ts', '--logLevel', 'warn']) !== 0) {
    fail('The console does not build; see above.');
  }
}

/** Changes with any file's path, size or time of change. */
function fingerprint(folders, without) {
  const hash = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .update(process.version);
  for (const folder of folders) {
    for (const file of filesOf(folder)) {
      if (without !== undefined && file.startsWith(without)) continue;
      const { size, mtimeMs } = statSync(`${root}${file}`);
      hash.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function filesOf(folder) {
  return readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setup();
  build();
}
