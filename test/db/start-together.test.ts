import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from 'vitest';

const PROCESSES = 4;
/** They meet at the narrow place in about every second one. */
const DATABASES = 5;
const folder = mkdtempSync(join(tmpdir(), 'redress-together-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a database is made by whoever comes first, when several processes start at once', async () => {
  const script = new URL('opening-process.ts', import.meta.url).pathname;
  const children = Array.from({ length: PROCESSES }, () => {
    const child = spawn('node', ['--import', 'tsx', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    return { child, lines: createInterface(child.stdout)[Symbol.asyncIterator]() };
  });
  const all = (line: string) => Array.from({ length: PROCESSES }, () => line);
  const heard = () => Promise.all(children.map(async ({ lines }) => (await lines.next()).value));
  expect(await heard()).toEqual(all('ready'));

  for (let n = 0; n < DATABASES; n += 1) {
    for (const { child } of children) child.stdin.write(`${join(folder, `${n}.db`)}\n`);
    expect(await heard()).toEqual(all('opened'));
  }

  const ended = children.map(({ child }) => once(child, 'exit'));
  for (const { child } of children) child.stdin.end();
  await Promise.all(ended);
}, 60_000);
