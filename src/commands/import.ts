import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import { AppError } from '../core/errors.ts';
import { isMissing } from '../lib/is-missing.ts';
import { readOrders } from '../orders/import-file.ts';
import { brandOf } from './brand-of.ts';
import { withStore } from './with-store.ts';

/** `redress import orders`. */
export function importCommands(program: Command, print: (line: string) => void): void {
  program
    .command('import')
    .description('bring data in')
    .command('orders <file>')
    .description('orders from a .csv or .json file: all of them or none')
    .option('--brand <id>', 'the brand, where there are several')
    .action(async (file: string, options: { brand?: string }) => {
      const kind = z
        .enum(['.csv', '.json'], { error: 'the file has to end in .csv or .json' })
        .parse(extname(file).toLowerCase());
      const result = readOrders(await textOf(file), kind === '.csv' ? 'csv' : 'json');
      if (result.outcome === 'refused') {
        for (const { where, message } of result.problems) process.stderr.write(`${where}: ${message}\n`);
        throw new AppError('input.invalid', `nothing was imported: ${result.problems.length} problem(s) in ${file}`);
      }
      const count = await withStore((store, config) =>
        store.orders.import(brandOf(config, options.brand), result.orders),
      );
      print(`${count} orders imported.`);
    });
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const why = isMissing(error) ? 'there is no such file' : String(error);
    throw new AppError('input.invalid', `${file} cannot be read: ${why}`, { cause: error });
  }
}
