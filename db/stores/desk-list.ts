import { and, desc, eq, exists, gte, inArray, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { type DeskFilter, type DeskRow, TICKET_VIEWS, type TicketView } from '../../src/core/desk.ts';
import type { Db } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { outbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { tickets, ticketTags } from '../schema/tickets.ts';
import { toTickets } from './ticket-rows.ts';

/** From here on the ladder has reached a supervisor. */
const SUPERVISOR_LEVEL = 2;
const OPEN = ['new', 'open', 'waiting-customer', 'waiting-third-party'] as const;

export function listTickets(db: Db, filter: DeskFilter): DeskRow[] {
  const { limit } = filter;
  const rows = select(db)
    .where(and(...conditions(db, filter), pastCursor(filter)))
    .orderBy(desc(tickets.updatedAt), desc(tickets.id))
    .limit(limit)
    .all();
  return toRows(db, rows);
}

export function findRow(db: Db, brandIds: readonly string[], ticketId: string): DeskRow | null {
  const rows = select(db)
    .where(and(eq(tickets.id, ticketId), inArray(tickets.brandId, [...brandIds])))
    .all();
  return toRows(db, rows)[0] ?? null;
}

export function countViews(
  db: Db,
  filter: Omit<DeskFilter, 'view' | 'limit'>,
  limit: number,
): Record<TicketView, number> {
  const count = (view: TicketView): number => {
    const some = db
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(...conditions(db, { ...filter, view, limit })))
      .limit(limit)
      .as('some');
    return db.select({ n: sql<number>`count(*)` }).from(some).get()?.n ?? 0;
  };
  const [open, escalations, mine, unassigned, breaching, undelivered, all] = TICKET_VIEWS.map(count);
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

function select(db: Db) {
  return db
    .select({
      ticket: tickets,
      contactName: contacts.name,
      channel: conversations.channel,
      holder: conversations.holder,
      undelivered: sql<number>`(select count(*) from ${outbox} where ${outbox.conversationId} = ${tickets.conversationId} and ${outbox.status} in ('failed', 'uncertain'))`,
    })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
    .$dynamic();
}

function toRows(db: Db, rows: ReturnType<ReturnType<typeof select>['all']>): DeskRow[] {
  const whole = toTickets(
    db,
    rows.map(({ ticket }) => ticket),
  );
  return rows.flatMap(({ ticket: _row, ...rest }, index) => {
    const ticket = whole[index];
    return ticket === undefined ? [] : [{ ticket, ...rest }];
  });
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
  const open = inArray(tickets.state, [...OPEN]);
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
      return [inConversation(db, undelivered(db)), isNull(tickets.mergedIntoId)];
    default:
      return [isNull(tickets.mergedIntoId)];
  }
}

function undelivered(db: Db): SQL {
  return exists(
    db
      .select({ one: sql`1` })
      .from(outbox)
      .where(and(eq(outbox.conversationId, conversations.id), inArray(outbox.status, ['failed', 'uncertain']))),
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

function pastCursor({ after }: DeskFilter): SQL | undefined {
  if (after === undefined) return undefined;
  return or(lt(tickets.updatedAt, after.at), and(eq(tickets.updatedAt, after.at), lt(tickets.id, after.id)));
}
