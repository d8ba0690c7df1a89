import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { createAuth, newUserSchema, ROLES } from '../http/auth.ts';
import { createLog } from '../lib/log.ts';
import { addressOf } from './account-of.ts';
import { withStore } from './with-store.ts';

/** `redress user add`: a person of the console. */
export function peopleCommands(program: Command, print: (line: string) => void): void {
  program
    .command('user')
    .description('the people of the console')
    .command('add <email>')
    .description('a new person; the password is asked for on standard input')
    .requiredOption('--name <name>', 'how they are called')
    .option('--role <role>', `one of ${ROLES.join(', ')}`, 'agent')
    .action(async (email: string, options: { name: string; role: string }) => {
      process.stderr.write('Password (at least 12 characters): ');
      const password = (await createInterface({ input: process.stdin }).question('')).trim();
      const user = newUserSchema.parse({ email, password, name: options.name, role: options.role });
      await withStore(async (store, config) => {
        const auth = createAuth({
          database: store.authDatabase,
          secret: config.secret,
          publicUrl: addressOf(config),
          log: createLog({ level: 'error' }),
        });
        await auth.createUser(user);
      });
      print(`${user.email} may sign in as ${user.role}.`);
      process.exit(0);
    });
}
