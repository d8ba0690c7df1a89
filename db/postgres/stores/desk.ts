import { and, desc, eq, inArray, isNull, notInArray, type SQL } from 'drizzle-orm';
import { identitySchema } from '../../../src/core/contact.ts';
import type { Desk, DeskLine, LinkedConversation } from '../../../src/core/desk.ts';
import { toConversation } from '../../shared/rows.ts';
import type { Client, Db, Tx } from '../client.ts';
import { first, inOrder } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';
import { identities } from '../schema/people.ts';
import { ticketNotes, tickets } from '../schema/tickets.ts';
import { commitDesk } from './desk-commit.ts';
import { countViews, findRow, listTickets, newestIds } from './desk-list.ts';
import { isPutOut, linesAfter, setHolder } from './desk-reply.ts';
import { sayAsBot } from './put-out.ts';
import { ofConversation, toTicket, toTickets } from './ticket-rows.ts';

export function createDesk({ ask, read, write }: Client): Desk {
  return {
    list: (filter) => read((db) => listTickets(db, filter)),
    ids: (after, limit) => read((db) => newestIds(db, after, limit)),
    get: (brandIds, ticketId) => read((db) => findRow(db, brandIds, ticketId)),
    counts: (filter, limit) => read((db) => countViews(db, filter, limit)),
    commit: (commit) => write((tx) => commitDesk(tx, commit)),
    notes: (ticketId) =>
      read((db) => db.select().from(ticketNotes).where(eq(ticketNotes.ticketId, ticketId)).orderBy(ticketNotes.at)),
    conversations: (ticket) =>
      read(async (db) => {
        const linked = [ticket.conversationId, ...ticket.conversationIds];
        const others = and(eq(conversations.contactId, ticket.contactId), notInArray(conversations.id, linked));
        return {
          linked: await find(db, inArray(conversations.id, linked)),
          others: await find(db, others),
        };
      }),
    conversation: (brandIds, conversationId) =>
      read(
        async (db) =>
          (
            await find(db, and(eq(conversations.id, conversationId), inArray(conversations.brandId, [...brandIds])))
          )[0] ?? null,
      ),
    lines: (conversationIds, limit) => read((db) => newestLines(db, conversationIds, limit)),
    isPutOut: (idempotencyKey) => read((db) => isPutOut(db, idempotencyKey)),
    received: (conversationIds, messageId) =>
      read(
        async (db) =>
          (await first(
            db
              .select({ conversationId: inbox.conversationId, at: inbox.receivedAt })
              .from(inbox)
              .where(and(eq(inbox.id, messageId), inArray(inbox.conversationId, [...conversationIds])))
              .limit(1),
          )) ?? null,
      ),
    ofConversation: (conversationId) =>
      ask(async (db) =>
        (await ofConversation(db).execute({ conversation_id: conversationId })).map(({ row, ...beside }) =>
          toTicket(row, beside),
        ),
      ),
    identities: (contactId) =>
      read(async (db) =>
        (
          await db
            .select()
            .from(identities)
            .where(eq(identities.contactId, contactId))
            .orderBy(desc(identities.proven), identities.id)
        ).map(({ kind, value, proven }) => ({ ...identitySchema.parse({ kind, value }), proven })),
      ),
    ofContact: (contactId, limit) =>
      read(async (db) =>
        toTickets(
          db,
          await db
            .select()
            .from(tickets)
            .where(and(eq(tickets.contactId, contactId), isNull(tickets.mergedIntoId)))
            .orderBy(desc(tickets.receivedAt))
            .limit(limit),
        ),
      ),
    say: (message, at) => write(async (tx) => (await sayAsBot(tx, message, at)) !== null),
    hold: (hold) => write((tx) => holdConversation(tx, hold)),
  };
}

async function find(db: Db, where: SQL | undefined): Promise<LinkedConversation[]> {
  const rows = await db
    .select()
    .from(conversations)
    .where(where)
    .orderBy(desc(conversations.updatedAt))
    .limit(MAX_CONVERSATIONS);
  return inOrder(rows, async (row) => ({
    conversation: toConversation(row),
    lastSeq: row.timelineSeq,
    lastCustomerAt: (await newestInbound(db, row.id))?.at ?? null,
  }));
}

function newestInbound(db: Db, conversationId: string): Promise<{ at: Date } | undefined> {
  return first(
    db
      .select({ at: inbox.receivedAt })
      .from(inbox)
      .where(eq(inbox.conversationId, conversationId))
      .orderBy(desc(inbox.timelineSeq))
      .limit(1),
  );
}
const MAX_CONVERSATIONS = 50;

async function newestLines(db: Db, conversationIds: readonly string[], limit: number): Promise<DeskLine[]> {
  const ends = await db
    .select({ id: conversations.id, last: conversations.timelineSeq })
    .from(conversations)
    .where(inArray(conversations.id, [...conversationIds]));
  const lines = await inOrder(ends, ({ id, last }) => linesAfter(db, id, Math.max(0, last - limit), limit));
  return lines
    .flat()
    .sort((one, other) => one.at.getTime() - other.at.getTime() || one.seq - other.seq)
    .slice(-limit);
}

async function holdConversation(tx: Tx, { conversationId, holder, userId, expected, at }: Parameters<Desk['hold']>[0]) {
  const row = await first(
    tx.select().from(conversations).where(eq(conversations.id, conversationId)).limit(1).for('update'),
  );
  if (row === undefined) return { outcome: 'not-found' as const };
  if (expected !== 'any' && row.holderId !== expected && row.holderId !== userId) {
    return { outcome: 'held' as const, by: row.holderId };
  }
  // Doing it twice changes nothing, and does not cut off a flow that the bot has begun meanwhile.
  if (row.holder !== holder || (holder === 'person' && row.holderId !== userId)) {
    await setHolder(tx, row, { holder, userId, at });
  }
  return { outcome: 'done' as const };
}
