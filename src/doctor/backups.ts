import { lastBackup } from '../backup/backup.ts';
import type { Config } from '../config.ts';
import { type Check, verdicts } from './check.ts';

const { ok, warning } = verdicts('backup');
const DAY_MS = 24 * 60 * 60_000;
const DAILY =
  'run it daily: REDRESS_BACKUP_PASSPHRASE=… npx redress backup FILE, and keep the files on another machine';

/** How old the last backup is that was made of this installation. */
export function checkBackups(
  { dataDir, databaseUrl, isDemo }: Pick<Config, 'dataDir' | 'databaseUrl' | 'isDemo'>,
  now: Date,
): Check[] {
  if (isDemo) return [ok('age', 'the demo shop needs none')];
  if (databaseUrl !== null)
    return [ok('age', 'not seen from here: PostgreSQL has its own tools, see docs/postgresql.md')];
  const last = lastBackup(dataDir);
  if (last === null) return [warning('age', 'none was made yet', DAILY)];
  const days = Math.floor((now.getTime() - last.getTime()) / DAY_MS);
  const detail = days === 0 ? 'less than a day' : `${days} days`;
  return [days >= 2 ? warning('age', detail, DAILY) : ok('age', detail)];
}
