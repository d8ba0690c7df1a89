import Database from 'better-sqlite3';
import { AppError } from '../src/core/errors.ts';

/**
 * Copies the database into one file while other processes write to it. `VACUUM INTO` reads one state in one transaction;
 * SQLite's page-wise backup would begin anew with each write (https://www.sqlite.org/lang_vacuum.html). Blocks this process.
 * @throws AppError `store.failed`
 */
export function snapshotDatabase(file: string, target: string): void {
  const source = new Database(file, { readonly: true, fileMustExist: true });
  try {
    source.prepare('VACUUM INTO ?').run(target);
  } finally {
    source.close();
  }
  checkDatabase(target);
}

/** Reads a database through and through. @throws AppError `store.failed` where it is damaged */
export function checkDatabase(file: string): void {
  const copy = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const found = copy.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new AppError('store.failed', `the copy of the database is damaged: ${String(found)}`);
  } finally {
    copy.close();
  }
}
