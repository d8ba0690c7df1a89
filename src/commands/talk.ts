import type { Command } from 'commander';
import { z } from 'zod';
import { loadConfig } from '../config.ts';
import { runPhone } from '../phone/terminal.ts';
import { createPost } from '../phone/webhook.ts';
import { runChat } from '../terminal/chat.ts';
import { accountOf, addressOf } from './account-of.ts';

/** `redress chat` and `redress call`: what a customer has, in the terminal. */
export function talkCommands(program: Command): void {
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
      const url = `${addressOf(config, options.url)}/channels/${account.id}`;
      const signedUrl = `${addressOf(config)}/channels/${account.id}`;
      await runPhone({
        post: createPost({ url, signedUrl, ...secrets }),
        signedUrl,
        from: options.from,
        to: '+911800000000',
        input: process.stdin,
        output: process.stdout,
        // A pipe has no sense of time.
        timers: process.stdin.isTTY === true,
      });
      process.exit(0);
    });
}
