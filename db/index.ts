import type { ClientOptions } from './client.ts';
import type { MovedTable } from './migrate-store.ts';
import type { OpenedStore } from './opened-store.ts';
import type { PostgresOptions } from './postgres/client.ts';
import type { PostgresFindings } from './postgres/examine.ts';

export { type DatabaseFindings, examineDatabase } from './examine.ts';
export { createFiles } from './files.ts';
export type { MovedTable } from './migrate-store.ts';
export type { OpenedStore } from './opened-store.ts';
export type { PostgresFindings } from './postgres/examine.ts';
export { checkDatabase, snapshotDatabase } from './snapshot.ts';
export { sizeOfLog } from './wal.ts';

/** Where everything is stored: a SQLite file of this machine, or a PostgreSQL database that many machines share. */
export type StoreOptions = (ClientOptions | PostgresOptions) & {
  /** Encrypts what channels keep (32 bytes); null keeps it readable, for tests. */
  stateKey: Buffer | null;
};

/** Opens the database, brings its schema up to date and hands out the store's ports. @throws AppError `store.failed`, `store.busy` */
export async function openStore({ stateKey, ...options }: StoreOptions): Promise<OpenedStore> {
  if ('url' in options) return (await import('./postgres/index.ts')).openPostgres(options, stateKey);
  return (await import('./sqlite.ts')).openSqlite(options, stateKey);
}

/* What PostgreSQL needs is loaded where it is asked for: a start on SQLite does not wait for it. */

export async function migrateStore(
  way: { file: string; url: string },
  note: (table: MovedTable) => void,
): Promise<void> {
  await (await import('./migrate-store.ts')).migrateStore(way, note);
}

export async function examinePostgres(url: string): Promise<PostgresFindings> {
  return (await import('./postgres/examine.ts')).examinePostgres(url);
}
