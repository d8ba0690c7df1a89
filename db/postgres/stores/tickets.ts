import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { TicketSummary, Tickets } from '../../../src/core/store.ts';
import { ticketEventSchema } from '../../../src/core/ticket.ts';
import type { Client, Db } from '../client.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { contacts } from '../schema/people.ts';
import { ticketEvents, ticketNumbers, tickets } from '../schema/tickets.ts';
import { type TicketRow, toTickets } from './ticket-rows.ts';
import { append } from './ticket-writes.ts';

export function createTickets({ read, write }: Client): Tickets {
  return {
    list: ({ brandIds, state, kind, limit, before }) =>
      read(async (db) => {
        const where = and(
          inArray(tickets.brandId, [...brandIds]),
          state === undefined ? undefined : eq(tickets.state, state),
          kind === undefined ? undefined : eq(tickets.kind, kind),
          before === undefined ? undefined : lt(tickets.updatedAt, before),
        );
        return toSummaries(db, await select(db).where(where).orderBy(desc(tickets.updatedAt)).limit(limit));
      }),
    get: (brandIds, ticketId) =>
      read(async (db) => {
        const rows = await select(db).where(and(eq(tickets.id, ticketId), inArray(tickets.brandId, [...brandIds])));
        return (await toSummaries(db, rows))[0] ?? null;
      }),
    findByNumber: (brandId, number) =>
      read(async (db) => {
        const rows = await db
          .select({ ticket: tickets })
          .from(tickets)
          .innerJoin(ticketNumbers, eq(ticketNumbers.ticketId, tickets.id))
          .where(and(eq(ticketNumbers.number, number), eq(tickets.brandId, brandId)));
        return (
          (
            await toTickets(
              db,
              rows.map(({ ticket }) => ticket),
            )
          )[0] ?? null
        );
      }),
    events: (ticketId) =>
      read(async (db) =>
        (
          await db.select().from(ticketEvents).where(eq(ticketEvents.ticketId, ticketId)).orderBy(asc(ticketEvents.seq))
        ).map((row) => ({ ...row, data: ticketEventSchema.parse(row.data) })),
      ),
    setState: (ticketId, version, to, actor, at) =>
      write(async (tx) => {
        const ticket = await first(tx.select().from(tickets).where(eq(tickets.id, ticketId)).limit(1).for('update'));
        if (ticket === undefined) return 'not-found';
        if (ticket.version !== version) return 'conflict';
        if (ticket.state === to) return 'done';
        await append(tx, ticketId, actor, [{ type: 'state-changed', from: ticket.state, to }], at);
        return 'done';
      }),
  };
}

function select(db: Db) {
  return db
    .select({ ticket: tickets, contactName: contacts.name, channel: conversations.channel })
    .from(tickets)
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
    .$dynamic();
}

async function toSummaries(
  db: Db,
  rows: readonly { ticket: TicketRow; contactName: string | null; channel: string }[],
): Promise<TicketSummary[]> {
  const whole = await toTickets(
    db,
    rows.map(({ ticket }) => ticket),
  );
  return rows.flatMap(({ contactName, channel }, index) => {
    const ticket = whole[index];
    return ticket === undefined ? [] : [{ ticket, contactName, channel }];
  });
}
