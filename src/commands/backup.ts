import { resolve } from 'node:path';
import type { Command } from 'commander';
import { checkDatabase, snapshotDatabase } from '../../db/index.ts';
import { createBackup, restoreBackup } from '../backup/backup.ts';
import { loadConfig } from '../config.ts';
import { AppError } from '../core/errors.ts';

/** `redress backup` and `redress restore`. */
export function backupCommands(program: Command, print: (line: string) => void): void {
  program
    .command('backup <file>')
    .description('everything in one sealed file, also while Redress is running (REDRESS_BACKUP_PASSPHRASE)')
    .action(async (file: string) => {
      await createBackup(backupOf(file), { snapshot: snapshotDatabase, check: checkDatabase });
      print(`Written: ${file}`);
    });

  program
    .command('restore <file>')
    .description('a backup into the empty data folder (REDRESS_BACKUP_PASSPHRASE, REDRESS_DATA_DIR)')
    .action(async (file: string) => {
      const options = backupOf(file);
      await restoreBackup(options, { snapshot: snapshotDatabase, check: checkDatabase });
      print(`Restored to ${options.dataDir}. Start Redress with npm start.`);
    });
}

function backupOf(file: string): { dataDir: string; file: string; passphrase: string } {
  const { dataDir, databaseUrl, backupPassphrase } = loadConfig();
  if (databaseUrl !== null)
    throw new AppError(
      'config.invalid',
      `DATABASE_URL is set: back PostgreSQL up and restore it with its own tools (pg_dump --format=custom, pg_restore), and keep a copy of ${dataDir}/files and of REDRESS_SECRET (or ${dataDir}/secret) with each dump`,
    );
  if (backupPassphrase === null)
    throw new AppError(
      'config.invalid',
      'set REDRESS_BACKUP_PASSPHRASE: 12 characters or more, kept elsewhere than the backups',
    );
  return { dataDir, file: resolve(file), passphrase: backupPassphrase };
}
