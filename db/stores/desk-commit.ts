import { and, eq, inArray, notInArray, or } from 'drizzle-orm';
import type { DeskCommit, DeskLine, DeskOutcome, TicketChange } from '../../src/core/desk.ts';
import type { Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { ticketConversations, ticketNotes, tickets } from '../schema/tickets.ts';
import { isPutOut, newerLines, putReply, setHolder } from './desk-reply.ts';
import { append, isNumberTaken, openTicket } from './ticket-writes.ts';

/** Checks everything first; then writes all of it. */
export function commitDesk(tx: Tx, commit: DeskCommit): DeskOutcome {
  const { changes, opens = [] } = commit;
  if (opens.some(({ draft }) => isNumberTaken(tx, draft.number))) return { outcome: 'number-taken' };
  if (isRepeat(tx, commit)) return { outcome: 'done' };
  const newer: DeskLine[] = [];
  for (const change of changes) {
    const refused = refuse(tx, change);
    if (refused !== null) return refused;
    if (change.reply !== undefined) newer.push(...newerLines(tx, change.reply, commit.actor));
  }
  if (newer.length > 0) return { outcome: 'newer', lines: newer };

  for (const { draft, events, messageId, ...place } of opens) {
    const { conversationId: id, brandId, contactId } = place;
    openTicket(tx, draft, { id, brandId, contactId }, { messageId, actor: commit.actor, at: commit.at });
    append(tx, draft.id, commit.actor, events, commit.at);
  }
  for (const change of changes) write(tx, change, commit);
  for (const id of changes.flatMap(({ givesBack = [] }) => givesBack)) giveBack(tx, id, commit.at);
  return { outcome: 'done' };
}

/** Of a reply that was written before: its answer was lost on its way. */
function isRepeat(tx: Tx, { changes }: DeskCommit): boolean {
  const keys = changes.flatMap(({ reply }) => reply?.messages[0]?.idempotencyKey ?? []);
  return keys.some((key) => isPutOut(tx, key));
}

function refuse(tx: Tx, { ticketId, version }: TicketChange): DeskOutcome | null {
  const ticket = tx.select({ version: tickets.version }).from(tickets).where(eq(tickets.id, ticketId)).get();
  if (ticket === undefined) return { outcome: 'not-found' };
  return ticket.version === version ? null : { outcome: 'stale' };
}

function write(tx: Tx, { ticketId, events, note, reply, resolution }: TicketChange, { actor, at }: DeskCommit): void {
  append(tx, ticketId, actor, events, at);
  if (note !== undefined) {
    tx.insert(ticketNotes)
      .values({ ...note, ticketId, authorId: actor, at })
      .run();
  }
  if (resolution !== undefined) tx.update(tickets).set({ resolution }).where(eq(tickets.id, ticketId)).run();
  if (reply === undefined) return;
  const conversation = tx.select().from(conversations).where(eq(conversations.id, reply.conversationId)).get();
  if (conversation === undefined) return;
  putReply(tx, conversation, reply, { ticketId, actor, at });
  setHolder(tx, conversation, { holder: 'person', userId: actor, at });
}

function giveBack(tx: Tx, conversationId: string, at: Date): void {
  const row = tx.select().from(conversations).where(eq(conversations.id, conversationId)).get();
  if (row?.holder !== 'person' || needsPerson(tx, conversationId)) return;
  setHolder(tx, row, { holder: 'bot', userId: null, at });
}

function needsPerson(tx: Tx, conversationId: string): boolean {
  const linked = tx
    .select({ id: ticketConversations.ticketId })
    .from(ticketConversations)
    .where(eq(ticketConversations.conversationId, conversationId));
  const isIts = or(eq(tickets.conversationId, conversationId), inArray(tickets.id, linked));
  const open = and(isIts, notInArray(tickets.state, ['resolved', 'closed']));
  return tx.select({ id: tickets.id }).from(tickets).where(open).limit(1).get() !== undefined;
}
