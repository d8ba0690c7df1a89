import { Command } from 'commander';
import { z } from 'zod';
import { actionCommands } from './commands/actions.ts';
import { backupCommands } from './commands/backup.ts';
import { demoCommands } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { flowCommands } from './commands/flows.ts';
import { importCommands } from './commands/import.ts';
import { mailCommands } from './commands/mail.ts';
import { migrateStoreCommand } from './commands/migrate-store.ts';
import { pairCommand } from './commands/pair.ts';
import { peopleCommands } from './commands/people.ts';
import { phoneCommands } from './commands/phone.ts';
import { privacyCommands } from './commands/privacy.ts';
import { talkCommands } from './commands/talk.ts';
import { AppError, fromUnknown } from './core/errors.ts';

const program = new Command('redress').description('Answers the people who bought something.');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

talkCommands(program);
importCommands(program, print);
actionCommands(program, print);
pairCommand(program);
phoneCommands(program, print);
mailCommands(program, print);
flowCommands(program, print);
peopleCommands(program, print);
privacyCommands(program, print);
backupCommands(program, print);
migrateStoreCommand(program, print);
demoCommands(program, print);
doctorCommand(program, print);

program.parseAsync().catch((thrown: unknown) => {
  const error =
    thrown instanceof z.ZodError
      ? new AppError('input.invalid', thrown.issues[0]?.message ?? 'bad input')
      : fromUnknown(thrown);
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
