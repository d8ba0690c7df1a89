import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Workplace } from '../../../src/core/desk.ts';
import type { Client } from '../client.ts';
import { first } from '../results.ts';
import { draftFiles, drafts } from '../schema/desk.ts';
import { unkept } from './kept-files.ts';

type Drafts = Pick<Workplace, 'draft' | 'setDraft' | 'addDraftFiles' | 'removeDraftFiles' | 'unkept' | 'clearDraft'>;

export function createDrafts({ read, write }: Pick<Client, 'read' | 'write'>): Drafts {
  const own = (table: typeof drafts | typeof draftFiles, ticketId: string, userId: string) =>
    and(eq(table.ticketId, ticketId), eq(table.userId, userId));
  return {
    draft: (ticketId, userId) =>
      read(async (db) => {
        const begun = await first(
          db
            .select({ text: drafts.text, updatedAt: drafts.updatedAt })
            .from(drafts)
            .where(own(drafts, ticketId, userId))
            .limit(1),
        );
        const rows = await db
          .select()
          .from(draftFiles)
          .where(own(draftFiles, ticketId, userId))
          .orderBy(asc(draftFiles.at), asc(draftFiles.id));
        const files = rows.map(({ id, name, contentType, size, sha256 }) => ({ id, name, contentType, size, sha256 }));
        const updatedAt = begun?.updatedAt ?? rows.at(-1)?.at;
        return updatedAt === undefined ? null : { text: begun?.text ?? '', files, updatedAt };
      }),
    setDraft: (ticketId, userId, text, at) =>
      write(async (tx) => {
        if (text === '') {
          await tx.delete(drafts).where(own(drafts, ticketId, userId));
          return;
        }
        const set = { text, updatedAt: at };
        await tx
          .insert(drafts)
          .values({ ticketId, userId, ...set })
          .onConflictDoUpdate({ target: [drafts.ticketId, drafts.userId], set });
      }),
    addDraftFiles: (ticketId, userId, files, at) =>
      write(async (tx) => {
        // In the order in which they were chosen.
        for (const [index, { id, name, contentType, size, sha256 }] of files.entries()) {
          const chosen = { ticketId, userId, at: new Date(at.getTime() + index) };
          await tx.insert(draftFiles).values({ id, name, contentType, size, sha256, ...chosen });
        }
      }),
    removeDraftFiles: (ticketId, userId, fileIds) =>
      write(async (tx) => {
        const removed = await tx
          .delete(draftFiles)
          .where(and(own(draftFiles, ticketId, userId), inArray(draftFiles.id, [...fileIds])))
          .returning();
        return unkept(
          tx,
          removed.map(({ sha256 }) => sha256),
        );
      }),
    unkept: (hashes) => read((db) => unkept(db, hashes)),
    clearDraft: (ticketId, userId, fileIds) =>
      write(async (tx) => {
        await tx.delete(drafts).where(own(drafts, ticketId, userId));
        await tx.delete(draftFiles).where(and(own(draftFiles, ticketId, userId), inArray(draftFiles.id, [...fileIds])));
      }),
  };
}
