// The servers and the browser that the tests use, as Debian packages.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fail, run, step } from './setup.mjs';

const NEEDED = {
  'redis-server': '/usr/bin/redis-server',
  postgresql: '/usr/lib/postgresql',
  'dovecot-imapd': '/usr/lib/dovecot/imap',
  faketime: '/usr/bin/faketime',
  strace: '/usr/bin/strace',
  'chromium-headless-shell': '/usr/bin/chromium-headless-shell',
  'fonts-noto-core': '/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf',
};

export function missingPackages(exists = existsSync) {
  return Object.entries(NEEDED)
    .filter(([, file]) => !exists(file))
    .map(([name]) => name);
}

/** Installs what is missing where this user may; otherwise says what to run. */
export function installPackages() {
  const missing = missingPackages();
  if (missing.length === 0) return;
  const command = `apt-get update && apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const may = existsSync('/usr/bin/apt-get') && (sudo.length === 0 || spawnSync('sudo', ['-n', 'true']).status === 0);
  if (!may)
    fail(
      `The tests need ${missing.join(', ')}. Install them and run npm test again; on Debian or Ubuntu, as root:\n  ${command}`,
    );

  step(`Installing ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...missing],
  ]) {
    const [program, ...rest] = [...sudo, 'apt-get', ...args];
    if (run(program, rest, env) !== 0) fail(`apt-get failed. As root, run:\n  ${command}`);
  }
}
