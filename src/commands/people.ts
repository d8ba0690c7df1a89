import { createInterface } from 'node:readline';
import type { Command } from 'commander';
import type { OpenedStore } from '../../db/index.ts';
import { AppError } from '../core/errors.ts';
import { type Auth, createAuth } from '../http/auth.ts';
import { MIN_PASSWORD_LENGTH, newPasswordSchema, newUserSchema, ROLES } from '../http/people.ts';
import { createLog } from '../lib/log.ts';
import { addressOf } from './account-of.ts';
import { withStore } from './with-store.ts';

/** `redress user`: people of the console, for whoever has the server. */
export function peopleCommands(program: Command, print: (line: string) => void): void {
  const user = program.command('user').description('the people of the console');
  user
    .command('add <email>')
    .description('a new person; the password is asked for on standard input')
    .requiredOption('--name <name>', 'how they are called')
    .option('--role <role>', `one of ${ROLES.join(', ')}`, 'agent')
    .action(async (email: string, { name, role }: { name: string; role: string }) => {
      const person = newUserSchema.parse({ email, password: await askPassword(), name, role });
      await withAuth((auth) => auth.createUser(person));
      print(`${person.email} may sign in as ${person.role}.`);
      process.exit(0);
    });
  user
    .command('new-password <email>')
    .description('for somebody who lost theirs; it is asked for on standard input, and their sessions end')
    .option('--without-second-step', 'no one-time code is asked for until they set it up anew')
    .action(async (email: string, { withoutSecondStep }: { withoutSecondStep?: boolean }) => {
      await withAuth(async (auth, { staff }) => {
        const people = await staff.list();
        const person = people.find((one) => one.email === email.toLowerCase());
        if (person === undefined) {
          const known = people.map((one) => one.email).join(', ') || 'none yet';
          throw new AppError('not-found', `nobody here has the address ${email}; there are: ${known}`);
        }
        const wanted = newPasswordSchema.parse({ password: await askPassword(), withoutSecondStep });
        await auth.newPassword(person.id, wanted);
        print(`${person.name} (${person.email}) signs in with the new password; all their sessions have ended.`);
      });
      process.exit(0);
    });
}

async function withAuth(work: (auth: Auth, store: OpenedStore) => Promise<void>): Promise<void> {
  await withStore(async (store, config) => {
    const auth = createAuth({
      database: store.authDatabase,
      secret: config.secret,
      publicUrl: addressOf(config),
      log: createLog({ level: 'error' }),
    });
    await work(auth, store);
  });
}

/** One line of standard input, typed or piped; nothing where it has ended. */
async function askPassword(): Promise<string> {
  process.stderr.write(`Password (at least ${MIN_PASSWORD_LENGTH} characters): `);
  for await (const line of createInterface({ input: process.stdin })) return line.trim();
  return '';
}
