/* Restores a backup. Arguments: the data folder, the backup, its passphrase. */
import { checkDatabase, snapshotDatabase } from '../../db/index.ts';
import { restoreBackup } from '../../src/backup/backup.ts';

const [dataDir = '', file = '', passphrase = ''] = process.argv.slice(2);
await restoreBackup({ dataDir, file, passphrase }, { snapshot: snapshotDatabase, check: checkDatabase });
