import type { Command } from 'commander';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { DAY_MS, instant } from '../core/india.ts';
import { systemClock } from '../lib/clock.ts';
import { actionList } from '../services/effects/action-list.ts';
import { brandOf } from './brand-of.ts';
import { withStore } from './with-store.ts';

const DAYS = 7;
const MOST = 10_000;

/** `redress actions`: what was promised to customers and has to be carried out, for shops without a system of their own. */
export function actionCommands(program: Command, print: (line: string) => void): void {
  program
    .command('actions')
    .description('cancellations, returns, pickups and refunds that the bot promised, as CSV')
    .option('--brand <id>', 'the brand, where there are several')
    .option('--since <day>', `from this day on, like 2026-11-24 (default: the last ${DAYS} days)`)
    .action(async (options: { brand?: string; since?: string }) => {
      const day = z.iso.date().optional().safeParse(options.since);
      if (!day.success) throw new AppError('input.invalid', '--since takes a day like 2026-11-24');
      const since =
        day.data === undefined ? new Date(systemClock.now().getTime() - DAYS * DAY_MS) : instant(day.data, '00:00');
      const done = await withStore((store, config) => store.effects.done(brandOf(config, options.brand), since, MOST));
      for (const line of actionList(done)) print(line);
    });
}
