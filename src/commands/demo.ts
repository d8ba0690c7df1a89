import type { Command } from 'commander';
import { demoBrand } from '../demo/brand.ts';
import { removeDemo } from '../demo/tickets.ts';
import { systemClock } from '../lib/clock.ts';
import { createIds } from '../lib/ids.ts';
import { withStore } from './with-store.ts';

/** `redress demo remove`. */
export function demoCommands(program: Command, print: (line: string) => void): void {
  program
    .command('demo')
    .description('the made-up shop that runs where there is no brand file')
    .command('remove')
    .description('take away its tickets, people and orders; what real customers wrote stays')
    .action(async () => {
      const removed = await withStore((store) =>
        removeDemo({ store, ids: createIds(), clock: systemClock }, demoBrand.id),
      );
      print(`Demo removed: ${removed.conversations} conversations with their tickets, ${removed.orders} orders.`);
    });
}
