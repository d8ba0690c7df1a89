import { and, asc, count, desc, eq, exists, gte, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { type DeskFilter, type DeskRow, TICKET_VIEWS, type TicketView } from '../../../src/core/desk.ts';
import { OPEN_STATES } from '../../../src/core/ticket.ts';
import { hasFailed, isLost } from '../../shared/lost.ts';
import { newerThan, olderThan } from '../../shared/past.ts';
import { idsOf } from '../../shared/rows.ts';
import { firstOf, partsOf } from '../../shared/ticket-pages.ts';
import type { Db } from '../client.ts';
import { inOrder } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { outbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { tickets, ticketTags } from '../schema/tickets.ts';
import { countUpTo } from './count-up-to.ts';
import { type TicketRow, toTickets } from './ticket-rows.ts';

/** From here on the ladder has reached a supervisor. */
const SUPERVISOR_LEVEL = 2;

export async function listTickets(db: Db, filter: DeskFilter): Promise<DeskRow[]> {
  const pages = await inOrder(isNarrow(filter) ? [filter] : partsOf(filter), async (part) =>
    db
      .select()
      .from(tickets)
      .where(and(...conditions(db, part), pastCursor(filter)))
      .orderBy(...inOrderOf(filter))
      .limit(filter.limit),
  );
  return toRows(db, firstOf(pages.flat(), filter));
}

/** Few of many, found by an index of their own. */
function isNarrow({ ids, view, contactId, orderNumber, tag, channel }: DeskFilter): boolean {
  return view === 'undelivered' || [ids, contactId, orderNumber, tag, channel].some((one) => one !== undefined);
}

export async function newestIds(db: Db, after: string | null, limit: number): Promise<string[]> {
  const past = after === null ? undefined : lt(tickets.id, after);
  return idsOf(await db.select({ id: tickets.id }).from(tickets).where(past).orderBy(desc(tickets.id)).limit(limit));
}

export async function findRow(db: Db, brandIds: readonly string[], ticketId: string): Promise<DeskRow | null> {
  const rows = await db
    .select()
    .from(tickets)
    .where(and(eq(tickets.id, ticketId), inArray(tickets.brandId, [...brandIds])));
  return (await toRows(db, rows))[0] ?? null;
}

export async function countViews(
  db: Db,
  filter: Omit<DeskFilter, 'view' | 'limit'>,
  limit: number,
): Promise<Record<TicketView, number>> {
  const counted = async (view: TicketView): Promise<number> => {
    return countUpTo(db, tickets, and(...conditions(db, { ...filter, view, limit })), limit);
  };
  const [open, escalations, mine, unassigned, breaching, undelivered, all] = await inOrder(TICKET_VIEWS, counted);
  return {
    open: open ?? 0,
    escalations: escalations ?? 0,
    mine: mine ?? 0,
    unassigned: unassigned ?? 0,
    breaching: breaching ?? 0,
    undelivered: undelivered ?? 0,
    all: all ?? 0,
  };
}

/** What stands beside a ticket is looked up for the page alone. */
async function toRows(db: Db, rows: readonly TicketRow[]): Promise<DeskRow[]> {
  const conversationIds = rows.map(({ conversationId }) => conversationId);
  const lost = await countLost(db, conversationIds);
  const places = await db
    .select({ id: conversations.id, channel: conversations.channel, holder: conversations.holder })
    .from(conversations)
    .where(inArray(conversations.id, conversationIds));
  const people = await db
    .select({ id: contacts.id, name: contacts.name })
    .from(contacts)
    .where(
      inArray(
        contacts.id,
        rows.map(({ contactId }) => contactId),
      ),
    );
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return (await toTickets(db, rows)).map((ticket) => {
    const place = placeOf.get(ticket.conversationId);
    return {
      ticket,
      contactName: nameOf.get(ticket.contactId) ?? null,
      channel: place?.channel ?? '',
      holder: place?.holder ?? 'bot',
      undelivered: lost.get(ticket.conversationId) ?? 0,
    };
  });
}

async function countLost(db: Db, conversationIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: outbox.conversationId, lost: count() })
    .from(outbox)
    .where(
      and(
        inArray(outbox.conversationId, [...conversationIds]),
        inArray(outbox.status, ['failed', 'uncertain']),
        isLost,
      ),
    )
    .groupBy(outbox.conversationId);
  return new Map(rows.map(({ id, lost }) => [id, lost]));
}

function conditions(db: Db, filter: DeskFilter): (SQL | undefined)[] {
  const { brandIds, state, kind, priority, channel, orderNumber, contactId, ids } = filter;
  return [
    inArray(tickets.brandId, [...brandIds]),
    ids === undefined ? undefined : inArray(tickets.id, [...ids]),
    state === undefined ? undefined : eq(tickets.state, state),
    kind === undefined ? undefined : eq(tickets.kind, kind),
    priority === undefined ? undefined : eq(tickets.priority, priority),
    orderNumber === undefined ? undefined : eq(tickets.orderNumber, orderNumber),
    contactId === undefined ? undefined : eq(tickets.contactId, contactId),
    channel === undefined ? undefined : inConversation(db, eq(conversations.channel, channel)),
    assignedTo(filter.assigneeId),
    tagged(db, filter.tag),
    ...viewed(db, filter),
  ];
}

/** A merged ticket is shown as the one that it was merged into. */
function viewed(db: Db, filter: DeskFilter): (SQL | undefined)[] {
  const open = inArray(tickets.state, [...OPEN_STATES]);
  switch (filter.view) {
    case 'open':
      return [open];
    case 'escalations':
      return [
        open,
        or(eq(tickets.kind, 'complaint'), eq(tickets.priority, 'urgent'), gte(tickets.level, SUPERVISOR_LEVEL)),
      ];
    case 'mine':
      return [open, eq(tickets.assigneeId, filter.userId)];
    case 'unassigned':
      return [open, isNull(tickets.assigneeId)];
    case 'breaching':
      return [open, isNotNull(tickets.dueAt), lt(tickets.dueAt, filter.dueBefore ?? new Date(0))];
    case 'undelivered':
      return [undelivered(db, filter.brandIds), isNull(tickets.mergedIntoId)];
    default:
      return [isNull(tickets.mergedIntoId)];
  }
}

/** Few of many: the index of what never arrived is the way in. */
function undelivered(db: Db, brandIds: readonly string[]): SQL {
  return inArray(
    tickets.conversationId,
    db
      .select({ id: outbox.conversationId })
      .from(outbox)
      .where(and(inArray(outbox.brandId, [...brandIds]), hasFailed, isLost)),
  );
}

function inConversation(db: Db, condition: SQL): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(conversations)
      .where(and(eq(conversations.id, tickets.conversationId), condition)),
  );
}

function assignedTo(assigneeId: string | undefined): SQL | undefined {
  if (assigneeId === undefined) return undefined;
  return assigneeId === 'none' ? isNull(tickets.assigneeId) : eq(tickets.assigneeId, assigneeId);
}

function tagged(db: Db, tag: string | undefined): SQL | undefined {
  if (tag === undefined) return undefined;
  return exists(
    db
      .select({ one: sql`1` })
      .from(ticketTags)
      .where(and(eq(ticketTags.ticketId, tickets.id), eq(ticketTags.tag, tag))),
  );
}

function inOrderOf({ view }: DeskFilter): SQL[] {
  return view === 'breaching' ? [asc(tickets.dueAt), asc(tickets.id)] : [desc(tickets.updatedAt), desc(tickets.id)];
}

function pastCursor({ view, after }: DeskFilter): SQL | undefined {
  return view === 'breaching'
    ? newerThan(after, tickets.dueAt, tickets.id)
    : olderThan(after, tickets.updatedAt, tickets.id);
}
