// Brings a fresh clone to where it can run, with Node's own modules alone: nothing else is there yet.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = `${root}node_modules/.redress-setup`;
const TRY_SQLITE = "new (require('better-sqlite3'))(':memory:').close()";

/** Installs the pinned packages when they are missing or the lockfile has changed. Ends the process with the cure when it cannot. */
export function setup() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    fail(
      `Node ${process.versions.node} is too old: Redress needs 20.19 or newer. Install it from https://nodejs.org and try again.`,
    );
  }
  const lock = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .update(process.version)
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;

  step('Installing packages from the lockfile (a minute or two, once)');
  const installed = run('npm', ['ci', '--include=dev', '--no-fund', '--no-audit', '--loglevel=error']);
  if (installed !== 0)
    fail(`npm ci failed. If it was compiling better-sqlite3: ${compilerCure()}. If it was the network: try again.`);
  // Newer versions of npm leave install scripts out until they are allowed; package.json allows this one.
  if (!sqliteWorks()) run('npm', ['rebuild', 'better-sqlite3']);
  if (!sqliteWorks()) fail(`better-sqlite3 could not be compiled: ${compilerCure()}, then run the same command again.`);
  writeFileSync(stamp, lock);
}

export function step(line) {
  process.stderr.write(`> ${line}\n`);
}

export function fail(line) {
  process.stderr.write(`\n${line}\n`);
  process.exit(1);
}

/** Runs a command in the project's folder with its output shown (on standard error, so that results stay readable). */
export function run(command, args, env = process.env) {
  return spawnSync(command, args, { cwd: root, env, stdio: ['ignore', 2, 2] }).status ?? 1;
}

/** Runs a program of an installed package. */
export function runBin(name, args, env) {
  return run(`${root}node_modules/.bin/${name}`, args, env);
}

function sqliteWorks() {
  return spawnSync(process.execPath, ['-e', TRY_SQLITE], { cwd: root, stdio: 'ignore' }).status === 0;
}

function compilerCure() {
  return 'it needs python3, make and g++ (Debian and Ubuntu: apt-get install -y python3 make g++; macOS: xcode-select --install)';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setup();
