import { and, sql } from 'drizzle-orm';
import { amongst } from '../amongst.ts';
import type { Db, Tx } from '../client.ts';
import { draftFiles } from '../schema/desk.ts';
import { attachments, outbox } from '../schema/messages.ts';
import { without } from '../shared/kept-files.ts';

/** Written as in the index of what has files: only so does SQLite use it. */
export const hasFiles = sql`json_extract(content, '$.files') is not null`;

/** Those of these hashes that no message and no draft names any more. */
export function unkept(tx: Db | Tx, hashes: readonly string[]): string[] {
  const all = [...new Set(hashes)];
  const found = [attachments, draftFiles].flatMap((table) =>
    tx.select({ sha256: table.sha256 }).from(table).where(amongst(table.sha256, all)).all(),
  );
  const wanted = without(all, found);
  if (wanted.length === 0) return [];
  // Sent files are many; the database leaves out all but the few that matter, and nothing of the others is parsed.
  const namesOne = sql`exists (select 1 from json_each(${JSON.stringify(wanted)}) one where instr(content, one.value) > 0)`;
  const sent = tx.select({ content: outbox.content }).from(outbox).where(and(hasFiles, namesOne)).all();
  return without(
    wanted,
    sent.flatMap(({ content }) => content.files ?? []),
  );
}
