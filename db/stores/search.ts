import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import { queryWords, type TicketSearch } from '../../src/core/search.ts';
import { amongst } from '../amongst.ts';
import type { Client, Db } from '../client.ts';
import { identities } from '../schema/people.ts';
import { ticketConversations, ticketNumbers, ticketOrders, tickets } from '../schema/tickets.ts';
import { idsOf } from '../shared/rows.ts';

/** Places that are looked at for one query: FTS5 walks them from the newest on and stops here. */
const MAX_PLACES = 500;
/** As short as this, digits are no number of anything. */
const MIN_DIGITS = 5;

/** On FTS5 (https://www.sqlite.org/fts5.html). */
export function createSearch({ read }: Pick<Client, 'read'>): TicketSearch {
  return {
    find: (brandIds, query, limit) =>
      read((db) => {
        const exact = byNumber(db, brandIds, query.trim(), limit);
        if (exact.length > 0) return exact;
        const words = queryWords(query);
        if (words.length === 0 || brandIds.length === 0) return [];
        return byWords(db, brandIds, words, limit);
      }),
  };
}

/** A ticket's number, however it is grouped; an order's; a phone number or an address of the customer. */
function byNumber(db: Db, brandIds: readonly string[], query: string, limit: number): string[] {
  const digits = query.replace(/\D/g, '');
  const isDigits = digits.length >= MIN_DIGITS && /^[+\d\s()-]+$/.test(query);
  const found = [
    ...(isDigits
      ? idsOf(
          db.select({ id: ticketNumbers.ticketId }).from(ticketNumbers).where(eq(ticketNumbers.number, digits)).all(),
        )
      : []),
    ...idsOf(
      db.select({ id: ticketOrders.ticketId }).from(ticketOrders).where(eq(ticketOrders.orderNumber, query)).all(),
    ),
  ];
  // The `+`: else SQLite takes the brand's index, with all its tickets, for the way in.
  const brand = inArray(sql`+${tickets.brandId}`, [...brandIds]);
  return newest(db, limit, [
    and(brand, inArray(tickets.id, found)),
    and(inArray(tickets.brandId, [...brandIds]), eq(tickets.orderNumber, query)),
    and(brand, inArray(tickets.contactId, contactsBy(db, brandIds, query, isDigits ? digits : null))),
  ]);
}

function contactsBy(db: Db, brandIds: readonly string[], query: string, digits: string | null): string[] {
  const phones = digits === null ? [] : [`+${digits}`, `+91${digits.slice(-10)}`];
  const isMail = query.includes('@');
  if (phones.length === 0 && !isMail) return [];
  const named = isMail
    ? and(eq(identities.kind, 'email'), eq(identities.value, query.toLowerCase()))
    : and(inArray(identities.kind, ['phone', 'caller']), inArray(identities.value, phones));
  return idsOf(
    db
      .select({ id: identities.contactId })
      .from(identities)
      .where(and(inArray(identities.brandId, [...brandIds]), named))
      .all(),
  );
}

/** One query for each way to be found: SQLite takes its index for each, and none for all of them in one. */
function newest(db: Db, limit: number, ways: readonly (SQL | undefined)[]): string[] {
  const rows = ways.flatMap((way) =>
    db
      .select({ id: tickets.id, at: tickets.updatedAt })
      .from(tickets)
      .where(and(way, isNull(tickets.mergedIntoId)))
      .all(),
  );
  rows.sort((one, other) => other.at.getTime() - one.at.getTime());
  return [...new Set(idsOf(rows))].slice(0, limit);
}

function byWords(db: Db, brandIds: readonly string[], words: readonly string[], limit: number): string[] {
  // Each word is quoted: nothing of what was typed is read as the query language.
  const wanted = words.map((word) => `"${word}"*`).join(' AND ');
  const brands = db.all<{ number: number }>(sql`select number from search_brands where brand_id in ${[...brandIds]}`);
  const places = brands.flatMap(({ number }) => placesOf(db, number, wanted));
  places.sort((one, other) => other.id - one.id);
  const ticketIds: string[] = [];
  const conversationIds: string[] = [];
  for (const { ticketId, conversationId } of places.slice(0, MAX_PLACES)) {
    if (ticketId !== null) ticketIds.push(ticketId);
    if (conversationId !== null) conversationIds.push(conversationId);
  }
  const linked = db
    .select({ id: ticketConversations.ticketId })
    .from(ticketConversations)
    .where(amongst(ticketConversations.conversationId, conversationIds))
    .all();
  return newest(db, limit, [
    amongst(tickets.id, [...ticketIds, ...idsOf(linked)]),
    amongst(tickets.conversationId, conversationIds),
  ]);
}

interface Place {
  id: number;
  ticketId: string | null;
  conversationId: string | null;
}

/** A brand's texts have a stretch of places of their own: its number, and forty bits for the document's (migrations). */
function placesOf(db: Db, brand: number, wanted: string): Place[] {
  return db.all<Place>(sql`
    select document.id as id, document.ticket_id as ticketId, document.conversation_id as conversationId
    from search_texts join search_documents document on document.id = search_texts.rowid & 0xFFFFFFFFFF
    where search_texts match ${wanted} and search_texts.rowid between ${brand} << 40 and (${brand} << 40) + 0xFFFFFFFFFF
    order by search_texts.rowid desc limit ${MAX_PLACES}`);
}
