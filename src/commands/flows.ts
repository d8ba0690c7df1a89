import type { Command } from 'commander';
import { channelTypes } from '../../channels/index.ts';
import { calls, catalogues, flows } from '../../flows/index.ts';
import { AppError } from '../core/errors.ts';
import { checkFlows, drawFlow } from '../engine/index.ts';

/** `redress flows check` and `redress flows graph`. */
export function flowCommands(program: Command, print: (line: string) => void): void {
  const flowsCommand = program.command('flows').description('look at the flows');
  flowsCommand
    .command('check')
    .description('is every flow complete: steps, wording, languages, channels?')
    .action(() => {
      const channels = [...channelTypes.values()].map(({ name, capabilities }) => ({ name, capabilities }));
      const problems = checkFlows({ flows, catalogues, calls, channels });
      for (const { severity, flow, step, message, cure } of problems) {
        print(`${severity}: ${step === null ? flow : `${flow}/${step}`}: ${message}; ${cure}`);
      }
      const errors = problems.filter(({ severity }) => severity === 'error').length;
      print(`${flows.length} flows, ${errors} errors, ${problems.length - errors} warnings`);
      if (errors > 0) process.exitCode = 1;
    });
  flowsCommand
    .command('graph [flow]')
    .description('the flows as Mermaid drawings')
    .action((id?: string) => {
      const chosen = flows.filter((flow) => id === undefined || flow.id === id);
      if (chosen.length === 0) throw new AppError('not-found', `no flow is called ${id}`);
      for (const flow of chosen) print(drawFlow(flow));
    });
}
