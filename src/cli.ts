import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { inspectMail } from '../channels/email/inspect.ts';
import { channelTypes } from '../channels/index.ts';
import { createPairing } from '../channels/whatsapp-baileys/pairing.ts';
import { checkDatabase, openStore, snapshotDatabase } from '../db/index.ts';
import { calls, catalogues, flows } from '../flows/index.ts';
import { createBackup, restoreBackup } from './backup/backup.ts';
import { actionCommands } from './commands/actions.ts';
import { brandOf } from './commands/brand-of.ts';
import { phoneCommands } from './commands/phone.ts';
import { privacyCommands } from './commands/privacy.ts';
import { type Config, loadConfig } from './config.ts';
import type { ChannelAccount } from './core/brand.ts';
import { AppError, fromUnknown } from './core/errors.ts';
import { demoBrand } from './demo/brand.ts';
import { removeDemo } from './demo/tickets.ts';
import { checkFlows, drawFlow } from './engine/index.ts';
import { createAuth, newUserSchema, ROLES } from './http/auth.ts';
import { systemClock } from './lib/clock.ts';
import { createIds } from './lib/ids.ts';
import { createLog } from './lib/log.ts';
import { readOrders } from './orders/import-file.ts';
import { runPhone } from './phone/terminal.ts';
import { runChat } from './terminal/chat.ts';
import { inspectMails } from './terminal/inspect-mail.ts';
import { runPair } from './terminal/pair.ts';

const program = new Command('redress').description('Answers the people who bought something.');
const print = (line: string): void => void process.stdout.write(`${line}\n`);

program
  .command('chat')
  .description('chat with the bot in this terminal, while Redress is running')
  .option('--account <id>', 'the web chat account')
  .option('--url <url>', 'where Redress is running')
  .action(async (options: { account?: string; url?: string }) => {
    const config = loadConfig();
    const { id } = accountOf(config, 'webchat', options.account);
    await runChat({
      url: `${addressOf(config, options.url)}/channels/${id}`,
      input: process.stdin,
      output: process.stdout,
    });
    process.exit(0);
  });

program
  .command('call')
  .description('ring the bot from this terminal, while Redress is running')
  .option('--account <id>', 'the phone account')
  .option('--url <url>', 'where Redress is running')
  .option('--from <number>', 'the number that you call from', '+919800000000')
  .action(async (options: { account?: string; url?: string; from: string }) => {
    const config = loadConfig();
    const account = accountOf(config, 'voice-twilio', options.account);
    const secrets = z.object({ accountSid: z.string(), authToken: z.string() }).parse(account.options);
    await runPhone({
      url: `${addressOf(config, options.url)}/channels/${account.id}`,
      signedUrl: `${addressOf(config)}/channels/${account.id}`,
      from: options.from,
      to: '+911800000000',
      input: process.stdin,
      output: process.stdout,
      // A pipe has no sense of time.
      timers: process.stdin.isTTY === true,
      ...secrets,
    });
    process.exit(0);
  });

privacyCommands(program, print);
actionCommands(program, print);

program
  .command('pair')
  .description('link the shop’s phone to WhatsApp Web, while Redress is running')
  .option('--account <id>', 'the WhatsApp account')
  .option('--phone <number>', 'by a code that is typed into this phone, e.g. +919812345678')
  .action(async (options: { account?: string; phone?: string }) => {
    const config = loadConfig();
    const { id } = accountOf(config, 'whatsapp-baileys', options.account);
    const phone = z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, 'the phone has to be a number such as +919812345678')
      .optional()
      .parse(options.phone);
    const store = await openStore({ file: config.databaseFile, stateKey: config.stateKey });
    const pairing = createPairing({ state: store.channelState(id), clock: systemClock });
    const isPaired = await runPair({ pairing, phone: phone ?? null, output: process.stdout });
    await store.close();
    process.exit(isPaired ? 0 : 1);
  });
phoneCommands(program, print);

program
  .command('backup <file>')
  .description('everything in one sealed file, also while Redress is running (REDRESS_BACKUP_PASSPHRASE)')
  .action(async (file: string) => {
    await createBackup(backupOf(file), { snapshot: snapshotDatabase, check: checkDatabase });
    print(`Written: ${file}`);
  });

program
  .command('restore <file>')
  .description('a backup into the empty data folder (REDRESS_BACKUP_PASSPHRASE, REDRESS_DATA_DIR)')
  .action(async (file: string) => {
    const options = backupOf(file);
    await restoreBackup(options, { snapshot: snapshotDatabase, check: checkDatabase });
    print(`Restored to ${options.dataDir}. Start Redress with npm start.`);
  });

program
  .command('import')
  .description('bring data in')
  .command('orders <file>')
  .description('orders from a .csv or .json file: all of them or none')
  .option('--brand <id>', 'the brand, where there are several')
  .action(async (file: string, options: { brand?: string }) => {
    const config = loadConfig();
    const kind = z
      .enum(['.csv', '.json'], { error: 'the file has to end in .csv or .json' })
      .parse(extname(file).toLowerCase());
    const result = readOrders(await readFile(file, 'utf8'), kind === '.csv' ? 'csv' : 'json');
    if (result.outcome === 'refused') {
      for (const { where, message } of result.problems) process.stderr.write(`${where}: ${message}\n`);
      throw new AppError('input.invalid', `nothing was imported: ${result.problems.length} problem(s) in ${file}`);
    }
    const store = await openStore({ file: config.databaseFile, stateKey: config.stateKey });
    const count = await store.orders.import(brandOf(config, options.brand), result.orders);
    await store.close();
    print(`${count} orders imported.`);
  });

program
  .command('user')
  .description('the people of the console')
  .command('add <email>')
  .description('a new person; the password is asked for on standard input')
  .requiredOption('--name <name>', 'how they are called')
  .option('--role <role>', `one of ${ROLES.join(', ')}`, 'agent')
  .action(async (email: string, options: { name: string; role: string }) => {
    const config = loadConfig();
    process.stderr.write('Password (at least 12 characters): ');
    const password = (await createInterface({ input: process.stdin }).question('')).trim();
    const user = newUserSchema.parse({ email, password, name: options.name, role: options.role });
    const store = await openStore({ file: config.databaseFile, stateKey: config.stateKey });
    const auth = createAuth({
      database: store.authDatabase,
      secret: config.secret,
      publicUrl: addressOf(config),
      log: createLog({ level: 'error' }),
    });
    await auth.createUser(user);
    await store.close();
    print(`${user.email} may sign in as ${user.role}.`);
    process.exit(0);
  });

program
  .command('mail')
  .description('look at mails')
  .command('inspect <files...>')
  .description('what would be done with a mail, and why: files, or folders of .eml files')
  .option('--json', 'as JSON: one object for one file, an array for several')
  .option('--own <address...>', 'addresses of ours, where no configuration tells them')
  .action(async (paths: string[], options: { json?: true; own?: string[] }) => {
    const own = (options.own ?? []).map((address) => address.toLowerCase());
    const unread = await inspectMails({
      paths,
      json: options.json === true,
      inspect: (source) => inspectMail(source, own),
      print,
    });
    if (unread > 0) process.exitCode = 1;
  });

program
  .command('demo')
  .description('the made-up shop that runs where there is no brand file')
  .command('remove')
  .description('take away its tickets, people and orders; what real customers wrote stays')
  .action(async () => {
    const config = loadConfig();
    const store = await openStore({ file: config.databaseFile, stateKey: config.stateKey });
    const removed = await removeDemo({ store, ids: createIds(), clock: systemClock }, demoBrand.id);
    await store.close();
    print(`Demo removed: ${removed.conversations} conversations with their tickets, ${removed.orders} orders.`);
  });

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

program.parseAsync().catch((thrown: unknown) => {
  const error =
    thrown instanceof z.ZodError
      ? new AppError('input.invalid', thrown.issues[0]?.message ?? 'bad input')
      : fromUnknown(thrown);
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});

function backupOf(file: string): { dataDir: string; file: string; passphrase: string } {
  const { dataDir, backupPassphrase } = loadConfig();
  if (backupPassphrase === null)
    throw new AppError(
      'config.invalid',
      'set REDRESS_BACKUP_PASSPHRASE: 12 characters or more, kept elsewhere than the backups',
    );
  return { dataDir, file: resolve(file), passphrase: backupPassphrase };
}

function accountOf(config: Config, channel: string, id: string | undefined): ChannelAccount {
  const accounts = config.brands.flatMap((brand) => brand.accounts).filter((account) => account.channel === channel);
  const account = id === undefined ? accounts[0] : accounts.find((one) => one.id === id);
  if (account === undefined) throw new AppError('not-found', `the configuration has no ${channel} account ${id ?? ''}`);
  return account;
}

function addressOf(config: Config, url?: string): string {
  return url ?? config.publicUrl ?? `http://localhost:${config.port}`;
}
