import type { Command } from 'commander';
import { inspectMail } from '../../channels/email/inspect.ts';
import { inspectMails } from '../terminal/inspect-mail.ts';

/** `redress mail inspect`. */
export function mailCommands(program: Command, print: (line: string) => void): void {
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
}
