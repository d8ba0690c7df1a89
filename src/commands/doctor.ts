import type { Command } from 'commander';
import { type Check, examine } from '../doctor/index.ts';

const MARK: Record<Check['state'], string> = { ok: 'ok', warning: 'warning', fault: 'FAULT' };

/** `redress doctor`: looks at everything and says how to mend it. Exit code 1 where something does not work. */
export function doctorCommand(program: Command, print: (line: string) => void): void {
  program
    .command('doctor')
    .description('look at everything (configuration, database, queue, accounts, address, ...) and say how to mend it')
    .option('--json', 'as JSON')
    .action(async (options: { json?: true }) => {
      const checks = await examine();
      const isOk = checks.every(({ state }) => state !== 'fault');
      if (options.json === true) print(JSON.stringify({ isOk, checks }, null, 2));
      else for (const line of linesOf(checks)) print(line);
      process.exit(isOk ? 0 : 1);
    });
}

function linesOf(checks: readonly Check[]): string[] {
  const width = Math.max(...checks.map(({ area, name }) => `${area}: ${name}`.length));
  const count = (state: Check['state']): number => checks.filter((check) => check.state === state).length;
  return [
    ...checks.flatMap(({ area, name, state, detail, cure }) => [
      `${MARK[state].padEnd(8)}${`${area}: ${name}`.padEnd(width + 2)}${detail}`,
      ...(cure === undefined ? [] : [`${' '.repeat(width + 10)}→ ${cure}`]),
    ]),
    '',
    `${count('ok')} ok, ${count('warning')} warnings, ${count('fault')} faults`,
  ];
}
