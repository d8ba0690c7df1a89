import { and, sql } from 'drizzle-orm';
import { without } from '../../shared/kept-files.ts';
import { amongst } from '../amongst.ts';
import type { Tx } from '../client.ts';
import { draftFiles } from '../schema/desk.ts';
import { attachments, outbox } from '../schema/messages.ts';

/** Written as in the index of what has files. */
export const hasFiles = sql`${outbox.content} ? 'files'`;

/** Those of these hashes that no message and no draft names any more. */
export async function unkept(tx: Tx, hashes: readonly string[]): Promise<string[]> {
  const all = [...new Set(hashes)];
  const received = await tx
    .select({ sha256: attachments.sha256 })
    .from(attachments)
    .where(amongst(attachments.sha256, all));
  const begun = await tx.select({ sha256: draftFiles.sha256 }).from(draftFiles).where(amongst(draftFiles.sha256, all));
  const wanted = without(all, [...received, ...begun]);
  if (wanted.length === 0) return [];
  // Sent files are many; the database leaves out all but the few that matter.
  const namesOne = sql`exists (
    select 1 from jsonb_array_elements(${outbox.content} -> 'files') file
    where file ->> 'sha256' in (select jsonb_array_elements_text(${JSON.stringify(wanted)}::jsonb))
  )`;
  const sent = await tx.select({ content: outbox.content }).from(outbox).where(and(hasFiles, namesOne));
  return without(
    wanted,
    sent.flatMap(({ content }) => content.files ?? []),
  );
}
