import { and, desc, eq, inArray, isNull, notInArray, or, type SQL } from 'drizzle-orm';
import { identitySchema } from '../../src/core/contact.ts';
import type { Desk, DeskLine, LinkedConversation } from '../../src/core/desk.ts';
import type { Client, Db, Tx } from '../client.ts';
import { given } from '../prepared.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';
import { identities } from '../schema/people.ts';
import { ticketConversations, ticketNotes, tickets } from '../schema/tickets.ts';
import { toConversation } from '../shared/rows.ts';
import { commitDesk } from './desk-commit.ts';
import { countViews, findRow, listTickets, newestIds } from './desk-list.ts';
import { isPutOut, linesAfter, setHolder } from './desk-reply.ts';
import { sayAsBot } from './put-out.ts';
import { toTickets } from './ticket-rows.ts';

export function createDesk({ db: reader, read, write }: Client): Desk {
  const ofConversation = ticketsOfConversation(reader);
  return {
    list: (filter) => read((db) => listTickets(db, filter)),
    ids: (after, limit) => read((db) => newestIds(db, after, limit)),
    get: (brandIds, ticketId) => read((db) => findRow(db, brandIds, ticketId)),
    counts: (filter, limit) => read((db) => countViews(db, filter, limit)),
    commit: (commit) => write((tx) => commitDesk(tx, commit)),
    notes: (ticketId) =>
      read((db) =>
        db.select().from(ticketNotes).where(eq(ticketNotes.ticketId, ticketId)).orderBy(ticketNotes.at).all(),
      ),
    conversations: (ticket) =>
      read((db) => {
        const linked = [ticket.conversationId, ...ticket.conversationIds];
        const others = and(eq(conversations.contactId, ticket.contactId), notInArray(conversations.id, linked));
        return {
          linked: find(db, inArray(conversations.id, linked)),
          others: find(db, others),
        };
      }),
    conversation: (brandIds, conversationId) =>
      read(
        (db) =>
          find(db, and(eq(conversations.id, conversationId), inArray(conversations.brandId, [...brandIds])))[0] ?? null,
      ),
    lines: (conversationIds, limit) => read((db) => newestLines(db, conversationIds, limit)),
    isPutOut: (idempotencyKey) => read((db) => isPutOut(db, idempotencyKey)),
    received: (conversationIds, messageId) =>
      read(
        (db) =>
          db
            .select({ conversationId: inbox.conversationId, at: inbox.receivedAt })
            .from(inbox)
            .where(and(eq(inbox.id, messageId), inArray(inbox.conversationId, [...conversationIds])))
            .get() ?? null,
      ),
    ofConversation: (conversationId) =>
      read((db) => toTickets(db, ofConversation.all({ conversation_id: conversationId }))),
    identities: (contactId) =>
      read((db) =>
        db
          .select()
          .from(identities)
          .where(eq(identities.contactId, contactId))
          .orderBy(desc(identities.proven), identities.id)
          .all()
          .map(({ kind, value, proven }) => ({ ...identitySchema.parse({ kind, value }), proven })),
      ),
    ofContact: (contactId, limit) =>
      read((db) =>
        toTickets(
          db,
          db
            .select()
            .from(tickets)
            .where(and(eq(tickets.contactId, contactId), isNull(tickets.mergedIntoId)))
            .orderBy(desc(tickets.receivedAt))
            .limit(limit)
            .all(),
        ),
      ),
    say: (message, at) => write((tx) => sayAsBot(tx, message, at) !== null),
    hold: (hold) => write((tx) => holdConversation(tx, hold)),
  };
}

/** Every turn asks for it. */
function ticketsOfConversation(db: Db) {
  const linked = db
    .select({ id: ticketConversations.ticketId })
    .from(ticketConversations)
    .where(eq(ticketConversations.conversationId, given(ticketConversations.conversationId)));
  const own = eq(tickets.conversationId, given(tickets.conversationId));
  return db
    .select()
    .from(tickets)
    .where(and(or(own, inArray(tickets.id, linked)), isNull(tickets.mergedIntoId)))
    .orderBy(desc(tickets.receivedAt))
    .prepare();
}

function find(db: Db, where: SQL | undefined): LinkedConversation[] {
  return db
    .select()
    .from(conversations)
    .where(where)
    .orderBy(desc(conversations.updatedAt))
    .limit(MAX_CONVERSATIONS)
    .all()
    .map((row) => ({
      conversation: toConversation(row),
      lastSeq: row.timelineSeq,
      lastCustomerAt:
        db
          .select({ at: inbox.receivedAt })
          .from(inbox)
          .where(eq(inbox.conversationId, row.id))
          .orderBy(desc(inbox.timelineSeq))
          .limit(1)
          .get()?.at ?? null,
    }));
}
const MAX_CONVERSATIONS = 50;

function newestLines(db: Db, conversationIds: readonly string[], limit: number): DeskLine[] {
  const ends = db
    .select({ id: conversations.id, last: conversations.timelineSeq })
    .from(conversations)
    .where(inArray(conversations.id, [...conversationIds]))
    .all();
  return ends
    .flatMap(({ id, last }) => linesAfter(db, id, Math.max(0, last - limit), limit))
    .sort((one, other) => one.at.getTime() - other.at.getTime() || one.seq - other.seq)
    .slice(-limit);
}

function holdConversation(tx: Tx, { conversationId, holder, userId, expected, at }: Parameters<Desk['hold']>[0]) {
  const row = tx.select().from(conversations).where(eq(conversations.id, conversationId)).get();
  if (row === undefined) return { outcome: 'not-found' as const };
  if (expected !== 'any' && row.holderId !== expected && row.holderId !== userId) {
    return { outcome: 'held' as const, by: row.holderId };
  }
  // Doing it twice changes nothing, and does not cut off a flow that the bot has begun meanwhile.
  if (row.holder !== holder || (holder === 'person' && row.holderId !== userId)) {
    setHolder(tx, row, { holder, userId, at });
  }
  return { outcome: 'done' as const };
}
