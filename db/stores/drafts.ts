import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Workplace } from '../../src/core/desk.ts';
import type { Client } from '../client.ts';
import { draftFiles, drafts } from '../schema/desk.ts';
import { unkept } from './kept-files.ts';

type Drafts = Pick<Workplace, 'draft' | 'setDraft' | 'addDraftFiles' | 'removeDraftFiles' | 'unkept' | 'clearDraft'>;

export function createDrafts({ read, write }: Pick<Client, 'read' | 'write'>): Drafts {
  const own = (table: typeof drafts | typeof draftFiles, ticketId: string, userId: string) =>
    and(eq(table.ticketId, ticketId), eq(table.userId, userId));
  return {
    draft: (ticketId, userId) =>
      read((db) => {
        const begun = db
          .select({ text: drafts.text, updatedAt: drafts.updatedAt })
          .from(drafts)
          .where(own(drafts, ticketId, userId))
          .get();
        const rows = db
          .select()
          .from(draftFiles)
          .where(own(draftFiles, ticketId, userId))
          .orderBy(asc(draftFiles.at), asc(draftFiles.id))
          .all();
        const files = rows.map(({ id, name, contentType, size, sha256 }) => ({ id, name, contentType, size, sha256 }));
        const updatedAt = begun?.updatedAt ?? rows.at(-1)?.at;
        return updatedAt === undefined ? null : { text: begun?.text ?? '', files, updatedAt };
      }),
    setDraft: (ticketId, userId, text, at) =>
      write((tx) => {
        if (text === '') {
          tx.delete(drafts)
            .where(own(drafts, ticketId, userId))
            .run();
          return;
        }
        const set = { text, updatedAt: at };
        tx.insert(drafts)
          .values({ ticketId, userId, ...set })
          .onConflictDoUpdate({ target: [drafts.ticketId, drafts.userId], set })
          .run();
      }),
    addDraftFiles: (ticketId, userId, files, at) =>
      write((tx) => {
        // In the order in which they were chosen.
        for (const [index, { id, name, contentType, size, sha256 }] of files.entries()) {
          const own = { ticketId, userId, at: new Date(at.getTime() + index) };
          tx.insert(draftFiles)
            .values({ id, name, contentType, size, sha256, ...own })
            .run();
        }
      }),
    removeDraftFiles: (ticketId, userId, fileIds) =>
      write((tx) => {
        const removed = tx
          .delete(draftFiles)
          .where(and(own(draftFiles, ticketId, userId), inArray(draftFiles.id, [...fileIds])))
          .returning()
          .all();
        return unkept(
          tx,
          removed.map(({ sha256 }) => sha256),
        );
      }),
    unkept: (hashes) => read((db) => unkept(db, hashes)),
    clearDraft: (ticketId, userId, fileIds) =>
      write((tx) => {
        tx.delete(drafts)
          .where(own(drafts, ticketId, userId))
          .run();
        tx.delete(draftFiles)
          .where(and(own(draftFiles, ticketId, userId), inArray(draftFiles.id, [...fileIds])))
          .run();
      }),
  };
}
