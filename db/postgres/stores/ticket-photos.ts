import { and, asc, eq, gt, like, notInArray, or } from 'drizzle-orm';
import type { TicketPhoto } from '../../../src/core/reach.ts';
import type { TicketDraft } from '../../../src/core/ticket.ts';
import type { Db, Tx } from '../client.ts';
import { attachments, inbox } from '../schema/messages.ts';
import { ticketFiles } from '../schema/reach.ts';

/** Photos that were sent longer ago than this belong to another story, milliseconds. */
const LOOK_BACK_MS = 24 * 60 * 60 * 1000;

/**
 * Pictures of the conversation go with the ticket that is opened next about an item, also those that were sent before
 * anybody asked. What belongs to a ticket already is not taken again: two damaged items have their photos apart.
 */
export async function keepPhotos(tx: Tx, ticket: TicketDraft, conversationId: string, at: Date): Promise<void> {
  if (ticket.sku === undefined || ticket.sku === null) return;
  const taken = tx.select({ id: ticketFiles.attachmentId }).from(ticketFiles);
  const photos = await tx
    .select({ id: attachments.id })
    .from(attachments)
    .innerJoin(inbox, eq(inbox.id, attachments.messageId))
    .where(
      and(
        eq(attachments.conversationId, conversationId),
        gt(inbox.receivedAt, new Date(at.getTime() - LOOK_BACK_MS)),
        or(like(attachments.contentType, 'image/%'), like(attachments.contentType, 'video/%')),
        notInArray(attachments.id, taken),
      ),
    );
  if (photos.length === 0) return;
  await tx.insert(ticketFiles).values(
    photos.map(({ id }) => ({
      ticketId: ticket.id,
      attachmentId: id,
      orderNumber: ticket.orderNumber,
      sku: ticket.sku ?? null,
    })),
  );
}

export async function photosOf(db: Db, ticketId: string): Promise<TicketPhoto[]> {
  return db
    .select({
      fileId: attachments.id,
      conversationId: attachments.conversationId,
      name: attachments.name,
      contentType: attachments.contentType,
      orderNumber: ticketFiles.orderNumber,
      sku: ticketFiles.sku,
    })
    .from(ticketFiles)
    .innerJoin(attachments, eq(attachments.id, ticketFiles.attachmentId))
    .where(eq(ticketFiles.ticketId, ticketId))
    .orderBy(asc(attachments.id));
}
