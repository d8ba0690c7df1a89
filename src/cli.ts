import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { openStore } from '../db/index.ts';
import { calls, catalogues, flows, phrases } from '../flows/index.ts';
import { type Config, loadConfig } from './config.ts';
import { AppError, fromUnknown } from './core/errors.ts';
import type { Store } from './core/store.ts';
import { checkFlows, flowGraph } from './engine/index.ts';
import { readOrders } from './orders/import-file.ts';
import { runChat } from './terminal/chat.ts';

const program = new Command('redress').description('Redress: answers the people who bought something.');

program
  .command('chat')
  .description('chat with the bot in this terminal; Redress has to be running')
  .option('--account <id>', 'a web chat account')
  .option('--url <url>', 'address of a running Redress')
  .action(async (options: { account?: string; url?: string }) => {
    const config = loadConfig();
    const account = options.account ?? accountOf(config, 'webchat').id;
    await runChat({
      url: `${options.url ?? baseUrl(config)}/channels/${account}`,
      input: process.stdin,
      output: process.stdout,
    });
  });
