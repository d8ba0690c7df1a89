import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** What `npx redress <command>` may do first, after an update. */
const SET_UP = `
  import { run, step } from './scripts/setup.mjs';
  step('Building the server');
  run(process.execPath, ['-e', 'console.log("compiled")']);
  console.log('{"the":"result"}');
`;

it('leaves standard output to the result of the command', () => {
  const cwd = new URL('../..', import.meta.url);
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', SET_UP], {
    cwd,
    encoding: 'utf8',
  });

  expect(stdout).toBe('{"the":"result"}\n');
  expect(stderr).toContain('> Building the server');
  expect(stderr).toContain('compiled');
});
