import type { Command } from 'commander';
import { createFiles, type OpenedStore } from '../../db/index.ts';
import type { Clock } from '../core/clock.ts';
import type { Identity } from '../core/contact.ts';
import { AppError } from '../core/errors.ts';
import type { Files } from '../core/store.ts';
import { systemClock } from '../lib/clock.ts';
import { createLog, type Logger } from '../lib/log.ts';
import { toPhone } from '../lib/phone.ts';
import { erasePerson } from '../services/privacy.ts';
import { brandOf } from './brand-of.ts';
import { writePersonFolder } from './person-folder.ts';
import { withStore } from './with-store.ts';

interface Options {
  brand?: string;
  phone?: string;
  email?: string;
  out?: string;
  yes?: boolean;
}

/** `redress export` and `redress erase`: one person's rights under the DPDP Act 2023, sections 11 and 12. */
export function privacyCommands(program: Command, print: (line: string) => void): void {
  const of = (name: string, description: string): Command =>
    program
      .command(name)
      .description(description)
      .option('--brand <id>', 'the brand, where there are several')
      .option('--phone <number>', 'with the country code; Indian without one')
      .option('--email <address>', 'as they write from it');

  of('export', 'all that is held of one person, as JSON; with their files into a folder')
    .option('--out <folder>', 'a new folder: person.json, and the files that it names')
    .action(async (options: Options) => {
      await withPerson(options, async ({ store, brandId, contactId, files }) => {
        const record = await store.privacy.record(brandId, contactId);
        if (options.out === undefined || record === null) return print(JSON.stringify(record, null, 2));
        const { written, missing } = await writePersonFolder(record, options.out, {
          files,
          quarantine: store.quarantine,
        });
        for (const { name, reason } of missing) print(`Missing: ${name} (${reason})`);
        print(`Written: ${options.out}, files: ${written}, missing: ${missing.length}`);
      });
    });
  of('erase', 'erases one person; waits while a complaint is open')
    .option('--yes', 'really; it cannot be undone')
    .action(async (options: Options) => {
      if (options.yes !== true)
        throw new AppError('input.invalid', 'this cannot be undone: look at `redress export` first, then add --yes');
      await withPerson(options, async (person) => {
        const erasure = await erasePerson(person, person.brandId, person.contactId);
        if (erasure.outcome === 'held')
          throw new AppError(
            'conflict',
            `a complaint is open: ${erasure.ticketNumbers.join(', ')}. Decide it, then erase`,
          );
        if (erasure.outcome === 'busy')
          throw new AppError(
            'conflict',
            'something that they asked for is still being done (a refund, a pickup), and what they gave for it is needed. Try again when it is; `redress actions` shows it',
          );
        if (erasure.outcome === 'erased') print(`Erased: ${erasure.messages} messages, ${erasure.files.length} files.`);
      });
    });
}

interface Person {
  store: OpenedStore;
  brandId: string;
  contactId: string;
  files: Files;
  clock: Clock;
  log: Logger;
}

async function withPerson(options: Options, work: (person: Person) => Promise<void>): Promise<void> {
  const identity = identityOf(options);
  await withStore(async (store, config) => {
    const brandId = brandOf(config, options.brand);
    const contactId = await store.privacy.find(brandId, identity);
    if (contactId === null)
      throw new AppError('not-found', `nobody with this ${identity.kind} has written to ${brandId}`);
    const log = createLog({ level: 'silent' });
    await work({ store, brandId, contactId, files: createFiles(config.filesDir), clock: systemClock, log });
  });
}

function identityOf({ phone, email }: Options): Identity {
  if ((phone === undefined) === (email === undefined))
    throw new AppError('input.invalid', 'say whom, by one of the two: --phone +919845012301 or --email a@b.example');
  if (email !== undefined) return { kind: 'email', value: email.trim().toLowerCase() };
  const number = toPhone(phone);
  if (number === undefined)
    throw new AppError('input.invalid', `${phone} is no phone number; write it as +919845012301`);
  return { kind: 'phone', value: number };
}
