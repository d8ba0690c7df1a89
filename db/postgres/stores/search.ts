import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { bigint, pgTable, text } from 'drizzle-orm/pg-core';
import { queryWords, type TicketSearch } from '../../../src/core/search.ts';
import { idsOf } from '../../shared/rows.ts';
import { newestOf } from '../../shared/ticket-pages.ts';
import type { Client, Db } from '../client.ts';
import { inOrder } from '../results.ts';
import { identities } from '../schema/people.ts';
import { ticketConversations, ticketNumbers, ticketOrders, tickets } from '../schema/tickets.ts';

/** Places that are looked at for one query, from the newest on. */
const MAX_PLACES = 500;
/** As short as this, digits are no number of anything. */
const MIN_DIGITS = 5;

/** Kept by triggers (migrations). */
const documents = pgTable('search_documents', {
  id: bigint({ mode: 'number' }),
  brandId: text('brand_id'),
  ticketId: text('ticket_id'),
  conversationId: text('conversation_id'),
  words: text(),
});

/** On `tsvector` (https://www.postgresql.org/docs/current/textsearch.html). */
export function createSearch({ read }: Client): TicketSearch {
  return {
    find: (brandIds, query, limit) =>
      read(async (db) => {
        const exact = await byNumber(db, brandIds, query.trim(), limit);
        if (exact.length > 0) return exact;
        const words = queryWords(query);
        if (words.length === 0 || brandIds.length === 0) return [];
        return byWords(db, brandIds, words, limit);
      }),
  };
}

/** A ticket's number, however it is grouped; an order's; a phone number or an address of the customer. */
async function byNumber(db: Db, brandIds: readonly string[], query: string, limit: number): Promise<string[]> {
  const digits = query.replace(/\D/g, '');
  const isDigits = digits.length >= MIN_DIGITS && /^[+\d\s()-]+$/.test(query);
  const numbered = isDigits
    ? await db.select({ id: ticketNumbers.ticketId }).from(ticketNumbers).where(eq(ticketNumbers.number, digits))
    : [];
  const ordered = await db
    .select({ id: ticketOrders.ticketId })
    .from(ticketOrders)
    .where(eq(ticketOrders.orderNumber, query));
  const brand = inArray(tickets.brandId, [...brandIds]);
  return newest(db, limit, [
    and(brand, inArray(tickets.id, idsOf([...numbered, ...ordered]))),
    and(brand, eq(tickets.orderNumber, query)),
    and(brand, inArray(tickets.contactId, await contactsBy(db, brandIds, query, isDigits ? digits : null))),
  ]);
}

async function contactsBy(
  db: Db,
  brandIds: readonly string[],
  query: string,
  digits: string | null,
): Promise<string[]> {
  const phones = digits === null ? [] : [`+${digits}`, `+91${digits.slice(-10)}`];
  const isMail = query.includes('@');
  if (phones.length === 0 && !isMail) return [];
  const named = isMail
    ? and(eq(identities.kind, 'email'), eq(identities.value, query.toLowerCase()))
    : and(inArray(identities.kind, ['phone', 'caller']), inArray(identities.value, phones));
  const rows = await db
    .select({ id: identities.contactId })
    .from(identities)
    .where(and(inArray(identities.brandId, [...brandIds]), named));
  return idsOf(rows);
}

/** One query for each way to be found: an index is taken for each, and none for all of them in one. */
async function newest(db: Db, limit: number, ways: readonly (SQL | undefined)[]): Promise<string[]> {
  const pages = await inOrder(ways, async (way) =>
    db
      .select({ id: tickets.id, updatedAt: tickets.updatedAt })
      .from(tickets)
      .where(and(way, isNull(tickets.mergedIntoId))),
  );
  const found = new Map(pages.flat().map((row) => [row.id, row]));
  return idsOf(newestOf([...found.values()], limit));
}

async function byWords(
  db: Db,
  brandIds: readonly string[],
  words: readonly string[],
  limit: number,
): Promise<string[]> {
  // Each word is quoted: nothing of what was typed is read as the query language.
  const wanted = words.map((word) => `'${word}':*`).join(' & ');
  const places = await db
    .select({ ticketId: documents.ticketId, conversationId: documents.conversationId })
    .from(documents)
    .where(and(sql`${documents.words} @@ ${wanted}::tsquery`, inArray(documents.brandId, [...brandIds])))
    .orderBy(desc(documents.id))
    .limit(MAX_PLACES);
  const ticketIds = places.flatMap(({ ticketId }) => ticketId ?? []);
  const conversationIds = places.flatMap(({ conversationId }) => conversationId ?? []);
  const linked = await db
    .select({ id: ticketConversations.ticketId })
    .from(ticketConversations)
    .where(inArray(ticketConversations.conversationId, conversationIds));
  return newest(db, limit, [
    inArray(tickets.id, [...ticketIds, ...idsOf(linked)]),
    inArray(tickets.conversationId, conversationIds),
  ]);
}
