import { type DatabaseFindings, examineDatabase } from '../../db/index.ts';
import { type Check, inMegabytes, reasonOf, verdicts } from './check.ts';

const { ok, warning, fault } = verdicts('database');
/** It is put into place all the time, and at 16 MB at the latest; far beyond, a reader that never ends keeps SQLite from it. */
const LARGE_WAL_BYTES = 256 * 1024 ** 2;
const RESTORE =
  'stop Redress, keep a copy of the data folder, and bring the latest backup back: npx redress restore FILE';

/** Even to read it SQLite writes an index of its log: without room it says nothing of the database itself. */
const MEND_DISK =
  'mend the data folder and its disk first (room, rights), then run this again: the database itself may be whole';

/** Integrity, schema and the size of the write-ahead log. */
export function checkDatabase(file: string): { checks: Check[]; isUsable: boolean; newestAt: Date | null } {
  let found: DatabaseFindings;
  try {
    found = examineDatabase(file);
  } catch (error) {
    const check = isOfDisk(error)
      ? fault('opening', reasonOf(error), MEND_DISK)
      : fault('integrity', reasonOf(error), RESTORE);
    return { checks: [check], isUsable: false, newestAt: null };
  }
  if (!found.isThere)
    return { checks: [ok('integrity', 'none yet; the first start makes it')], isUsable: false, newestAt: null };
  const { damage, pending, isNewer, bytes, walBytes, newestAt } = found;
  const integrity = damage === null ? ok('integrity', inMegabytes(bytes)) : fault('integrity', damage, RESTORE);
  const wal = `${inMegabytes(walBytes)} not yet put in place`;
  return {
    checks: [
      integrity,
      schemaCheck({ pending, isNewer }),
      walBytes > LARGE_WAL_BYTES
        ? warning('write-ahead log', wal, 'restart Redress; look for a program that keeps the database open')
        : ok('write-ahead log', wal),
    ],
    isUsable: damage === null && pending === 0 && !isNewer,
    newestAt,
  };
}

function isOfDisk(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|PERM|BUSY)/.test(code);
}

/** Whether this release knows it. */
export function schemaCheck({ pending, isNewer }: Pick<DatabaseFindings, 'pending' | 'isNewer'>): Check {
  if (isNewer) {
    return fault(
      'schema',
      'a newer release has used this database',
      'install that release again, or restore a backup from before it',
    );
  }
  return pending === 0
    ? ok('schema', 'up to date')
    : warning(
        'schema',
        `${pending} changes are made at the next start`,
        'make a backup first: npx redress backup FILE',
      );
}
