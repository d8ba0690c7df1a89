import { sql } from 'drizzle-orm';
import type { Tx } from '../client.ts';

/** SQLite frees what is deleted and leaves the bytes; here they are written over, in the index of words too. */
export function leavingNoBytes<T>(tx: Tx, work: () => T): T {
  const set = (on: 0 | 1): void => {
    tx.get(sql.raw(`pragma secure_delete = ${on}`));
    tx.run(sql.raw(`insert into search_texts (search_texts, rank) values ('secure-delete', ${on})`));
  };
  set(1);
  try {
    return work();
  } finally {
    set(0);
  }
}
