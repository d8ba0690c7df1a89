import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { queryWords, type TicketSearch } from '../../../src/core/search.ts';
import { idsOf } from '../../shared/rows.ts';
import { newestOf } from '../../shared/ticket-pages.ts';
import type { Client, Db } from '../client.ts';
import { inOrder } from '../results.ts';
import { identities } from '../schema/people.ts';
import { ticketConversations, ticketNumbers, ticketOrders, tickets } from '../schema/tickets.ts';

/** Places that are looked at for one query, from the newest on. */
const MAX_PLACES = 500;
/** Documents of a brand that are read for a word that many wrote, newest first: in fewer places than these its stretches are short. */
const NEWEST = 10_000;
/** As short as this, digits are no number of anything. */
const MIN_DIGITS = 5;

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
  // One brand after the other, as each has its own order.
  const ofBrands = await inOrder(brandIds, (brandId) => placesOf(db, brandId, words));
  const places = ofBrands.flat();
  places.sort((one, other) => Number(other.id) - Number(one.id));
  const ticketIds: string[] = [];
  const conversationIds: string[] = [];
  for (const { ticket_id: ticketId, conversation_id: conversationId } of places.slice(0, MAX_PLACES)) {
    if (ticketId !== null) ticketIds.push(ticketId);
    if (conversationId !== null) conversationIds.push(conversationId);
  }
  const linked = await db
    .select({ id: ticketConversations.ticketId })
    .from(ticketConversations)
    .where(inArray(ticketConversations.conversationId, conversationIds));
  return newest(db, limit, [
    inArray(tickets.id, [...ticketIds, ...idsOf(linked)]),
    inArray(tickets.conversationId, conversationIds),
  ]);
}

interface Place extends Record<string, unknown> {
  id: string;
  ticket_id: string | null;
  conversation_id: string | null;
}

/**
 * The newest places of a brand where all words stand. Where many do, the newest documents are enough; else the index of
 * words is asked, stretch after stretch from the newest on (migrations), and no further than there are enough.
 */
async function placesOf(db: Db, brandId: string, words: readonly string[]): Promise<Place[]> {
  // Each word is quoted: nothing of what was typed is read as the query language.
  const wanted = words.map((word) => `'${word}':*`).join(' & ');
  const recent = await db.execute<Place>(sql`
    select id, ticket_id, conversation_id from (
      select * from search_documents where brand_id = ${brandId} order by id desc limit ${NEWEST}
    ) newest
    where words @@ ${wanted}::tsquery limit ${MAX_PLACES}`);
  if (recent.rows.length === MAX_PLACES) return recent.rows;
  const placed = words.map((word) => `'@${word}':*`).join(' & ');
  // The `offset 0` keeps what is around it out: the planner would mix in the brand's or the ids' index, with all that is there.
  const found = await db.execute<Place>(sql`
    select place.* from
      (select min(id) >> 16 as first, max(id) >> 16 as last from search_documents where brand_id = ${brandId}) brand,
      generate_series(brand.last, brand.first, -1) stretch,
      lateral (
        select id, ticket_id, conversation_id from (
          select * from search_documents
          where redress_places(brand_id, id, words) @@ replace(${placed}, '@', redress_place(${brandId}, stretch << 16))::tsquery
          offset 0
        ) found
        where brand_id = ${brandId} order by id desc limit ${MAX_PLACES}
      ) place
    limit ${MAX_PLACES}`);
  return found.rows;
}
