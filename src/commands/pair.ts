import type { Command } from 'commander';
import { z } from 'zod';
import { createPairing } from '../../channels/whatsapp-baileys/pairing.ts';
import { loadConfig } from '../config.ts';
import { systemClock } from '../lib/clock.ts';
import { runPair } from '../terminal/pair.ts';
import { accountOf } from './account-of.ts';
import { withStore } from './with-store.ts';

/** `redress pair`: links the shop's phone to WhatsApp Web. */
export function pairCommand(program: Command): void {
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
      const isPaired = await withStore((store) => {
        const pairing = createPairing({ state: store.channelState(id), clock: systemClock });
        return runPair({ pairing, phone: phone ?? null, output: process.stdout });
      }, config);
      process.exit(isPaired ? 0 : 1);
    });
}
