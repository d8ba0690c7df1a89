import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { importCommands } from '../../src/commands/import.ts';
import { privacyCommands } from '../../src/commands/privacy.ts';
import { cannotListen } from '../../src/http/cannot-listen.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): Promise<unknown> {
  const program = new Command('redress').exitOverride();
  importCommands(program, () => {});
  privacyCommands(program, () => {});
  return program.parseAsync(args, { from: 'user' });
}

describe('a command that cannot be done says why', () => {
  it.each([
    [['import', 'orders', join(folder, 'none.csv')], 'none.csv cannot be read: there is no such file'],
    [['import', 'orders', folder], 'the file has to end in .csv or .json'],
    [['export', '--phone', '12'], '12 is no phone number; write it as +919845012301'],
    [['export'], 'say whom, by one of the two'],
    // Both could be two people, and one of them would be forgotten in silence.
    [['erase', '--yes', '--phone', '+919845012301', '--email', 'a@shop.example'], 'say whom, by one of the two'],
  ])('%j', async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });
});

it.each([
  ['EADDRINUSE', 'port 80 is taken; set PORT'],
  ['EACCES', 'port 80 is for the system alone; set PORT'],
  ['EADDRNOTAVAIL', 'cannot listen on shop.example:80 (EADDRNOTAVAIL); set HOST'],
  ['ENOTFOUND', 'cannot listen on shop.example:80 (ENOTFOUND); set HOST'],
])('an address that cannot be listened on: %s', (code, message) => {
  const error = cannotListen(Object.assign(new Error('raw'), { code }), { port: 80, host: 'shop.example' });

  expect(error).toMatchObject({ code: 'config.invalid' });
  expect(error.message).toContain(message);
});
