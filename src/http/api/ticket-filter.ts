import { z } from 'zod';
import { TICKET_VIEWS } from '../../core/desk.ts';
import { MAX_QUERY_LENGTH } from '../../core/search.ts';
import { TICKET_KINDS, TICKET_PRIORITIES, TICKET_STATES } from '../../core/ticket.ts';
import { cursorSchema } from './cursor.ts';

/** Most tickets that a search finds. */
export const FOUND = 200;
/** `breaching`: due within this time, or over. Milliseconds. */
const BREACHING_WITHIN_MS = 4 * 60 * 60 * 1000;

export function dueSoon(now: Date): { dueBefore: Date } {
  return { dueBefore: new Date(now.getTime() + BREACHING_WITHIN_MS) };
}

/** What a list of tickets may be narrowed by. */
export const filterSchema = z.object({
  /** One of the reader's brands; of any other there is nothing. */
  brandId: z.string().max(64).optional(),
  view: z.enum(TICKET_VIEWS).optional(),
  state: z.enum(TICKET_STATES).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  priority: z.enum(TICKET_PRIORITIES).optional(),
  /** A user's id, or `none`. */
  assigneeId: z.string().max(64).optional(),
  tag: z.string().max(64).optional(),
  channel: z.string().max(64).optional(),
  orderNumber: z.string().max(64).optional(),
  contactId: z.string().max(64).optional(),
  /** Words, beginnings of words, a ticket's or an order's number, a phone number, an address. */
  q: z.string().max(MAX_QUERY_LENGTH).optional(),
  /** `next` of the page before. */
  after: cursorSchema.optional(),
});

/** The reader's brands, or the one of them that was asked for. */
export function wantedBrands(seen: readonly string[], brandId: string | undefined): readonly string[] {
  return brandId === undefined ? seen : seen.filter((id) => id === brandId);
}
