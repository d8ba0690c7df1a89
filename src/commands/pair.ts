import type { Command } from 'commander';
import { createPairing } from '../../channels/whatsapp-baileys/pairing.ts';
import { loadConfig } from '../config.ts';
import { AppError } from '../core/errors.ts';
import { systemClock } from '../lib/clock.ts';
import { toPhone } from '../lib/phone.ts';
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
    .option('--replace', 'also where a phone is linked already: it is cut off')
    .action(async (options: { account?: string; phone?: string; replace?: true }) => {
      const config = loadConfig();
      const { id } = accountOf(config, 'whatsapp-baileys', options.account);
      const phone = toPhone(options.phone);
      if (options.phone !== undefined && phone === undefined)
        throw new AppError('input.invalid', `${options.phone} is no phone number; write it like +919812345678`);
      const isPaired = await withStore((store) => {
        const pairing = createPairing({ state: store.channelState(id), clock: systemClock });
        return runPair({ pairing, phone: phone ?? null, replace: options.replace === true, output: process.stdout });
      }, config);
      process.exit(isPaired ? 0 : 1);
    });
}
