import { and, asc, eq, inArray, notInArray, or } from 'drizzle-orm';
import type { DeskCommit, DeskLine, DeskOutcome, TicketChange } from '../../../src/core/desk.ts';
import type { Tx } from '../client.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { ticketConversations, ticketNotes, tickets } from '../schema/tickets.ts';
import { isPutOut, newerLines, putReply, setHolder } from './desk-reply.ts';
import { append, isNumberTaken, openTicket } from './ticket-writes.ts';

/** Checks everything first; then writes all of it. */
export async function commitDesk(tx: Tx, commit: DeskCommit): Promise<DeskOutcome> {
  const { changes, opens = [] } = commit;
  for (const { draft } of opens) if (await isNumberTaken(tx, draft.number)) return { outcome: 'number-taken' };
  await lock(tx, commit);
  if (await isRepeat(tx, commit)) return { outcome: 'done' };
  const newer: DeskLine[] = [];
  for (const change of changes) {
    const refused = await refuse(tx, change);
    if (refused !== null) return refused;
    if (change.reply !== undefined) newer.push(...(await newerLines(tx, change.reply, commit.actor)));
  }
  if (newer.length > 0) return { outcome: 'newer', lines: newer };

  for (const { draft, events, messageId, ...place } of opens) {
    const { conversationId: id, brandId, contactId } = place;
    await openTicket(tx, draft, { id, brandId, contactId }, { messageId, actor: commit.actor, at: commit.at });
    await append(tx, draft.id, commit.actor, events, commit.at);
  }
  for (const change of changes) await write(tx, change, commit);
  for (const id of changes.flatMap(({ givesBack = [] }) => givesBack)) await giveBack(tx, id, commit.at);
  return { outcome: 'done' };
}

/** Of a reply that was written before: its answer was lost on its way. */
async function isRepeat(tx: Tx, { changes }: DeskCommit): Promise<boolean> {
  for (const { reply } of changes) {
    const key = reply?.messages[0]?.idempotencyKey;
    if (key !== undefined && (await isPutOut(tx, key))) return true;
  }
  return false;
}

/** Conversations first, as a turn does; nothing changes between what is checked and what is written. */
async function lock(tx: Tx, { changes }: DeskCommit): Promise<void> {
  const talks = changes.flatMap(({ reply, givesBack = [] }) => [
    ...(reply === undefined ? [] : [reply.conversationId]),
    ...givesBack,
  ]);
  const own = changes.map(({ ticketId }) => ticketId);
  const inTurn = asc(conversations.id);
  await tx.select(talk).from(conversations).where(inArray(conversations.id, talks)).orderBy(inTurn).for('update');
  await tx.select(ticket).from(tickets).where(inArray(tickets.id, own)).orderBy(asc(tickets.id)).for('update');
}
const talk = { id: conversations.id };
const ticket = { id: tickets.id };

async function refuse(tx: Tx, { ticketId, version }: TicketChange): Promise<DeskOutcome | null> {
  const ticket = await first(
    tx.select({ version: tickets.version }).from(tickets).where(eq(tickets.id, ticketId)).limit(1),
  );
  if (ticket === undefined) return { outcome: 'not-found' };
  return ticket.version === version ? null : { outcome: 'stale' };
}

async function write(
  tx: Tx,
  { ticketId, events, note, reply, resolution }: TicketChange,
  { actor, at }: DeskCommit,
): Promise<void> {
  await append(tx, ticketId, actor, events, at);
  if (note !== undefined) {
    await tx.insert(ticketNotes).values({ ...note, ticketId, authorId: actor, at });
  }
  if (resolution !== undefined) await tx.update(tickets).set({ resolution }).where(eq(tickets.id, ticketId));
  if (reply === undefined) return;
  const conversation = await first(
    tx.select().from(conversations).where(eq(conversations.id, reply.conversationId)).limit(1).for('update'),
  );
  if (conversation === undefined) return;
  await putReply(tx, conversation, reply, { ticketId, actor, at });
  await setHolder(tx, conversation, { holder: 'person', userId: actor, at });
}

async function giveBack(tx: Tx, conversationId: string, at: Date): Promise<void> {
  const row = await first(tx.select().from(conversations).where(eq(conversations.id, conversationId)).limit(1));
  if (row?.holder !== 'person' || (await needsPerson(tx, conversationId))) return;
  await setHolder(tx, row, { holder: 'bot', userId: null, at });
}

async function needsPerson(tx: Tx, conversationId: string): Promise<boolean> {
  const linked = tx
    .select({ id: ticketConversations.ticketId })
    .from(ticketConversations)
    .where(eq(ticketConversations.conversationId, conversationId));
  const isIts = or(eq(tickets.conversationId, conversationId), inArray(tickets.id, linked));
  const open = and(isIts, notInArray(tickets.state, ['resolved', 'closed']));
  return (await first(tx.select({ id: tickets.id }).from(tickets).where(open).limit(1))) !== undefined;
}
