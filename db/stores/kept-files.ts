import { and, inArray, sql } from 'drizzle-orm';
import type { Db, Tx } from '../client.ts';
import { draftFiles } from '../schema/desk.ts';
import { attachments, outbox } from '../schema/messages.ts';

/** Written as in the index of what has files: only so does SQLite use it. */
export const hasFiles = sql`json_extract(content, '$.files') is not null`;

/** Those of these hashes that no message and no draft names any more. */
export function unkept(tx: Db | Tx, hashes: readonly string[]): string[] {
  const wanted = [...new Set(hashes)];
  if (wanted.length === 0) return [];
  // Sent files are many; the database leaves out all but the few that matter, and nothing of the others is parsed.
  const namesOne = sql`exists (select 1 from json_each(${JSON.stringify(wanted)}) one where instr(content, one.value) > 0)`;
  const kept = new Set(
    [
      ...tx.select({ sha256: attachments.sha256 }).from(attachments).where(inArray(attachments.sha256, wanted)).all(),
      ...tx.select({ sha256: draftFiles.sha256 }).from(draftFiles).where(inArray(draftFiles.sha256, wanted)).all(),
      ...tx
        .select({ content: outbox.content })
        .from(outbox)
        .where(and(hasFiles, namesOne))
        .all()
        .flatMap(({ content }) => content.files ?? []),
    ].map(({ sha256 }) => sha256),
  );
  return wanted.filter((sha256) => !kept.has(sha256));
}
