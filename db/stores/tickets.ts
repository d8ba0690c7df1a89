import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { TicketSummary, Tickets } from '../../src/core/store.ts';
import { ticketEventSchema } from '../../src/core/ticket.ts';
import type { Client, Db, Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { contacts } from '../schema/people.ts';
import { ticketEvents, ticketNumbers, tickets } from '../schema/tickets.ts';
import { type TicketRow, toTickets } from './ticket-rows.ts';
import { append } from './ticket-writes.ts';

export function createTickets({ read, write }: Client): Tickets {
  return {
    list: ({ brandIds, state, kind, limit, before }) =>
      read((db) => {
        const where = and(
          inArray(tickets.brandId, [...brandIds]),
          state === undefined ? undefined : eq(tickets.state, state),
          kind === undefined ? undefined : eq(tickets.kind, kind),
          before === undefined ? undefined : lt(tickets.updatedAt, before),
        );
        return toSummaries(db, select(db).where(where).orderBy(desc(tickets.updatedAt)).limit(limit).all());
      }),
    get: (brandIds, ticketId) =>
      read((db) => {
        const rows = select(db)
          .where(and(eq(tickets.id, ticketId), inArray(tickets.brandId, [...brandIds])))
          .all();
        return toSummaries(db, rows)[0] ?? null;
      }),
    findByNumber: (brandId, number) =>
      read((db) => {
        const rows = db
          .select({ ticket: tickets })
          .from(tickets)
          .innerJoin(ticketNumbers, eq(ticketNumbers.ticketId, tickets.id))
          .where(and(eq(ticketNumbers.number, number), eq(tickets.brandId, brandId)))
          .all();
        return (
          toTickets(
            db,
            rows.map(({ ticket }) => ticket),
          )[0] ?? null
        );
      }),
    events: (ticketId) =>
      read((db) =>
        db
          .select()
          .from(ticketEvents)
          .where(eq(ticketEvents.ticketId, ticketId))
          .orderBy(asc(ticketEvents.seq))
          .all()
          .map((row) => ({ ...row, data: ticketEventSchema.parse(row.data) })),
      ),
    setState: (ticketId, version, to, actor, at) =>
      write((tx) => {
        const ticket = tx.select().from(tickets).where(eq(tickets.id, ticketId)).get();
        if (ticket === undefined) return 'not-found';
        if (ticket.version !== version) return 'conflict';
        if (ticket.state === to) return 'done';
        append(tx, ticketId, actor, [{ type: 'state-changed', from: ticket.state, to }], at);
        return 'done';
      }),
  };
}

function select(db: Db | Tx) {
  return db
    .select({ ticket: tickets, contactName: contacts.name, channel: conversations.channel })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
    .$dynamic();
}

function toSummaries(
  db: Db | Tx,
  rows: readonly { ticket: TicketRow; contactName: string | null; channel: string }[],
): TicketSummary[] {
  const whole = toTickets(
    db,
    rows.map(({ ticket }) => ticket),
  );
  return rows.flatMap(({ contactName, channel }, index) => {
    const ticket = whole[index];
    return ticket === undefined ? [] : [{ ticket, contactName, channel }];
  });
}
