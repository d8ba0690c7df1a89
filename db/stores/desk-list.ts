import { and, asc, count, desc, eq, exists, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { type DeskFilter, type DeskRow, TICKET_VIEWS, type TicketView } from '../../src/core/desk.ts';
import { OPEN_STATES } from '../../src/core/ticket.ts';
import { amongst } from '../amongst.ts';
import type { Db } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { outbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { tickets, ticketTags } from '../schema/tickets.ts';
import { hasFailed, isLost } from '../shared/lost.ts';
import { newerThan, olderThan } from '../shared/past.ts';
import { idsOf } from '../shared/rows.ts';
import { firstOf, partsOf } from '../shared/ticket-pages.ts';
import { countUpTo } from './count-up-to.ts';
import { type TicketRow, toTickets } from './ticket-rows.ts';

/** From here on the ladder has reached a supervisor. */
const SUPERVISOR_LEVEL = 2;

/** More than these are not gathered first: the list is walked in the order of time, and soon has its page. */
const FEW = 1_000;

export function listTickets(db: Db, filter: DeskFilter): DeskRow[] {
  const few = fewTickets(db, filter);
  const rows = (few === undefined ? partsOf(filter) : [filter]).flatMap((part) =>
    db
      .select()
      .from(tickets)
      .where(and(few, ...conditions(db, part, few !== undefined), pastCursor(filter)))
      .orderBy(...inOrderOf(filter, few !== undefined))
      .limit(filter.limit)
      .all(),
  );
  return toRows(db, firstOf(rows, filter));
}

/** Where few tickets are asked for they are found first and sorted then; the `+` keeps SQLite from walking all by time. */
function fewTickets(db: Db, filter: DeskFilter): SQL | undefined {
  const { ids, view, contactId, orderNumber, tag, channel, brandIds } = filter;
  if (ids !== undefined) return amongst(tickets.id, ids);
  if (contactId !== undefined || orderNumber !== undefined || view === 'undelivered') return sql`true`;
  const tagged =
    tag === undefined
      ? []
      : db.select({ id: ticketTags.ticketId }).from(ticketTags).where(eq(ticketTags.tag, tag)).limit(FEW).all();
  if (tag !== undefined && tagged.length < FEW) return inArray(tickets.id, idsOf(tagged));
  if (channel === undefined) return undefined;
  const here = db
    .select({ id: conversations.id })
    .from(conversations)
    .where(and(inArray(conversations.brandId, [...brandIds]), eq(conversations.channel, channel)))
    .limit(FEW)
    .all();
  return here.length < FEW ? inArray(tickets.conversationId, idsOf(here)) : undefined;
}

export function newestIds(db: Db, after: string | null, limit: number): string[] {
  const past = after === null ? undefined : lt(tickets.id, after);
  return idsOf(db.select({ id: tickets.id }).from(tickets).where(past).orderBy(desc(tickets.id)).limit(limit).all());
}

export function findRow(db: Db, brandIds: readonly string[], ticketId: string): DeskRow | null {
  const rows = db
    .select()
    .from(tickets)
    .where(and(eq(tickets.id, ticketId), inArray(tickets.brandId, [...brandIds])))
    .all();
  return toRows(db, rows)[0] ?? null;
}

export function countViews(
  db: Db,
  filter: Omit<DeskFilter, 'view' | 'limit'>,
  limit: number,
): Record<TicketView, number> {
  const counted = (view: TicketView): number => {
    return countUpTo(db, tickets, and(...conditions(db, { ...filter, view, limit }, view === 'undelivered')), limit);
  };
  const [open, escalations, mine, unassigned, breaching, undelivered, all] = TICKET_VIEWS.map(counted);
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

/** What stands beside a ticket is looked up for the page alone: a join could make SQLite begin with all customers. */
function toRows(db: Db, rows: readonly TicketRow[]): DeskRow[] {
  const conversationIds = rows.map(({ conversationId }) => conversationId);
  const lost = countLost(db, conversationIds);
  const places = db
    .select({ id: conversations.id, channel: conversations.channel, holder: conversations.holder })
    .from(conversations)
    .where(amongst(conversations.id, conversationIds))
    .all();
  const people = db
    .select({ id: contacts.id, name: contacts.name })
    .from(contacts)
    .where(
      amongst(
        contacts.id,
        rows.map(({ contactId }) => contactId),
      ),
    )
    .all();
  const placeOf = new Map(places.map((place) => [place.id, place]));
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return toTickets(db, rows).map((ticket) => {
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

function countLost(db: Db, conversationIds: readonly string[]): Map<string, number> {
  const rows = db
    .select({ id: outbox.conversationId, lost: count() })
    .from(outbox)
    .where(
      and(amongst(outbox.conversationId, conversationIds), inArray(outbox.status, ['failed', 'uncertain']), isLost),
    )
    .groupBy(outbox.conversationId)
    .all();
  return new Map(rows.map(({ id, lost }) => [id, lost]));
}

function conditions(db: Db, filter: DeskFilter, areFew: boolean): (SQL | undefined)[] {
  const { brandIds, state, kind, priority, channel, orderNumber, contactId } = filter;
  return [
    // As above: else the brand's index, with all its tickets, is taken for the way in.
    areFew ? inArray(sql`+${tickets.brandId}`, [...brandIds]) : inArray(tickets.brandId, [...brandIds]),
    state === undefined ? undefined : eq(tickets.state, state),
    kind === undefined ? undefined : eq(tickets.kind, kind),
    priority === undefined ? undefined : eq(tickets.priority, priority),
    orderNumber === undefined ? undefined : eq(tickets.orderNumber, orderNumber),
    contactId === undefined ? undefined : eq(tickets.contactId, contactId),
    channel === undefined ? undefined : inConversation(db, eq(conversations.channel, channel)),
    assignedTo(filter),
    tagged(db, filter.tag),
    ...viewed(db, filter, areFew),
  ];
}

/** A merged ticket is shown as the one that it was merged into. */
function viewed(db: Db, filter: DeskFilter, areFew: boolean): (SQL | undefined)[] {
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
      return [open, of(filter, filter.userId)];
    case 'unassigned':
      return [open, isNull(tickets.assigneeId)];
    case 'breaching':
      return [open, lt(dueAt(areFew), filter.dueBefore?.getTime() ?? 0)];
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

/** Beside the few that a search found one person's tickets are many: the `+` keeps SQLite from beginning with them. */
function of({ ids }: DeskFilter, assigneeId: string): SQL {
  return ids === undefined ? eq(tickets.assigneeId, assigneeId) : sql`+${tickets.assigneeId} = ${assigneeId}`;
}

function inConversation(db: Db, condition: SQL): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(conversations)
      .where(and(eq(conversations.id, tickets.conversationId), condition)),
  );
}

function assignedTo(filter: DeskFilter): SQL | undefined {
  const { assigneeId } = filter;
  if (assigneeId === undefined) return undefined;
  return assigneeId === 'none' ? isNull(tickets.assigneeId) : of(filter, assigneeId);
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

function dueAt(areFew: boolean): SQL {
  return areFew ? sql`+${tickets.dueAt}` : sql`${tickets.dueAt}`;
}

function inOrderOf({ view }: DeskFilter, areFew: boolean): SQL[] {
  if (view === 'breaching') return [dueAt(areFew), asc(tickets.id)];
  return [areFew ? sql`+${tickets.updatedAt} desc` : desc(tickets.updatedAt), desc(tickets.id)];
}

function pastCursor({ view, after }: DeskFilter): SQL | undefined {
  return view === 'breaching'
    ? newerThan(after, tickets.dueAt, tickets.id)
    : olderThan(after, tickets.updatedAt, tickets.id);
}
