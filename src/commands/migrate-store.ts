import type { Command } from 'commander';
import { migrateStore } from '../../db/index.ts';
import { loadConfig } from '../config.ts';
import { AppError } from '../core/errors.ts';

/** `redress migrate-store`: from the SQLite file of the data folder to PostgreSQL. */
export function migrateStoreCommand(program: Command, print: (line: string) => void): void {
  program
    .command('migrate-store')
    .description('moves the database of the data folder into the empty PostgreSQL database at DATABASE_URL')
    .action(async () => {
      const { databaseFile, databaseUrl, filesDir } = loadConfig();
      if (databaseUrl === null)
        throw new AppError(
          'config.invalid',
          'set DATABASE_URL to the empty PostgreSQL database that everything is to go to',
        );
      print(`From ${databaseFile}. Read, written and read back:`);
      await migrateStore({ file: databaseFile, url: databaseUrl }, ({ name, rows, checksum }) =>
        print(`${name.padEnd(24)} ${String(rows).padStart(9)} rows  ${checksum}  equal`),
      );
      print(
        `Moved. Start Redress with DATABASE_URL and the same REDRESS_SECRET; sent and received files stay in ${filesDir}. ` +
          `${databaseFile} is as it was: keep it until you are content.`,
      );
    });
}
