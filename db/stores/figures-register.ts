import { and, asc, eq, gte, inArray, lt, min } from 'drizzle-orm';
import type { FigureSpan, RegisterRow } from '../../src/core/figures.ts';
import type { Db } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { contacts } from '../schema/people.ts';
import { ticketNumbers, tickets } from '../schema/tickets.ts';

/** What the law wants kept of every complaint (E-Commerce Rules 2020, rule 4(5)): when it came, when it was acknowledged and redressed, and how. */
export function register(db: Db, { brandIds, from, until }: FigureSpan): RegisterRow[] {
  return db
    .select({
      number: min(ticketNumbers.number),
      receivedAt: tickets.receivedAt,
      customer: contacts.name,
      channel: conversations.channel,
      orderNumber: tickets.orderNumber,
      summary: tickets.summary,
      ackDueAt: tickets.ackDueAt,
      acknowledgedAt: tickets.acknowledgedAt,
      redressDueAt: tickets.redressDueAt,
      resolvedAt: tickets.resolvedAt,
      state: tickets.state,
      resolution: tickets.resolution,
    })
    .from(tickets)
    .innerJoin(ticketNumbers, eq(ticketNumbers.ticketId, tickets.id))
    .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
    .innerJoin(contacts, eq(contacts.id, tickets.contactId))
    .where(
      and(
        inArray(tickets.brandId, [...brandIds]),
        eq(tickets.kind, 'complaint'),
        gte(tickets.receivedAt, from),
        lt(tickets.receivedAt, until),
      ),
    )
    .groupBy(tickets.id)
    .orderBy(asc(tickets.receivedAt))
    .all()
    .map(({ number, ...row }) => ({ ...row, number: number ?? '' }));
}
