import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import type { Inbox, ReceiveInput, ReceiveResult } from '../../src/core/store.ts';
import type { Client, Db, Tx } from '../client.ts';
import { given } from '../prepared.ts';
import { conversations } from '../schema/conversations.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import { ticketNumbers, tickets } from '../schema/tickets.ts';
import type { SearchPortions } from '../search-portions.ts';
import { dueAtOf } from '../shared/quiet.ts';
import { askForMerge } from './merge-contacts.ts';

export function createInbox({ db, write }: Client, portions: SearchPortions): Inbox {
  const queries = prepare(db);
  return {
    async receive(input) {
      const result = await write((tx) => receive(tx, queries, input));
      portions.received();
      return result;
    },
  };
}

type Queries = ReturnType<typeof prepare>;

/** What every message needs. */
function prepare(db: Db) {
  return {
    known: db
      .select({ id: inbox.id, conversationId: inbox.conversationId, dueAt: conversations.dueAt })
      .from(inbox)
      .innerJoin(conversations, eq(conversations.id, inbox.conversationId))
      .where(and(eq(inbox.accountId, given(inbox.accountId)), eq(inbox.providerId, given(inbox.providerId))))
      .prepare(),
    identity: db
      .select({ contactId: identities.contactId, proven: identities.proven })
      .from(identities)
      .where(
        and(
          eq(identities.brandId, given(identities.brandId)),
          eq(identities.kind, given(identities.kind)),
          eq(identities.value, given(identities.value)),
        ),
      )
      .prepare(),
    byThread: db
      .select(lane)
      .from(conversations)
      .where(
        and(
          eq(conversations.accountId, given(conversations.accountId)),
          eq(conversations.threadKey, given(conversations.threadKey)),
        ),
      )
      .prepare(),
    insert: db
      .insert(inbox)
      .values({
        id: given(inbox.id),
        conversationId: given(inbox.conversationId),
        seq: given(inbox.seq),
        timelineSeq: given(inbox.timelineSeq),
        accountId: given(inbox.accountId),
        providerId: given(inbox.providerId),
        message: given(inbox.message),
        receivedAt: given(inbox.receivedAt),
      })
      .prepare(),
    note: db
      .update(conversations)
      .set({
        lastSeq: given(conversations.lastSeq),
        timelineSeq: given(conversations.timelineSeq),
        firstWaitingAt: given(conversations.firstWaitingAt),
        dueAt: given(conversations.dueAt),
        replyAddress: given(conversations.replyAddress),
        // An account may have moved from one kind of channel to another; its conversations go on.
        channel: given(conversations.channel),
        updatedAt: given(conversations.updatedAt),
      })
      .where(eq(conversations.id, given(conversations.id)))
      .prepare(),
  };
}

function receive(tx: Tx, queries: Queries, input: ReceiveInput): ReceiveResult {
  const { message, receivedAt } = input;
  const known = queries.known.get({ account_id: message.accountId, provider_id: message.providerId });
  if (known !== undefined) {
    return {
      outcome: 'duplicate',
      conversationId: known.conversationId,
      messageId: known.id,
      dueAt: known.dueAt ?? receivedAt,
    };
  }

  const contactId = knownContact(queries, input) ?? findOrMakeContact(tx, input);
  const conversation = findOrMakeConversation(tx, queries, input, contactId);
  const firstWaitingAt = conversation.firstWaitingAt ?? receivedAt;
  const dueAt = dueAtOf(input, firstWaitingAt);
  const seq = conversation.lastSeq + 1;
  const timelineSeq = conversation.timelineSeq + 1;
  queries.insert.run({
    id: input.messageId,
    conversation_id: conversation.id,
    seq,
    timeline_seq: timelineSeq,
    account_id: message.accountId,
    provider_id: message.providerId,
    message,
    received_at: receivedAt,
  });
  if (input.files.length > 0) {
    tx.insert(attachments)
      .values(input.files.map((file) => ({ ...file, messageId: input.messageId, conversationId: conversation.id })))
      .run();
  }
  queries.note.run({
    id: conversation.id,
    last_seq: seq,
    timeline_seq: timelineSeq,
    first_waiting_at: firstWaitingAt,
    due_at: dueAt,
    reply_address: message.replyAddress,
    channel: input.channel,
    updated_at: receivedAt,
  });
  return { outcome: 'stored', conversationId: conversation.id, messageId: input.messageId, dueAt };
}

/** The contact of all these identities, if there is nothing to note about them: so it is with all but a contact's first message. */
function knownContact(queries: Queries, { brandId, message }: ReceiveInput): string | null {
  const known = message.from.map(({ kind, value }) => queries.identity.get({ brand_id: brandId, kind, value }));
  const contactId = known[0]?.contactId;
  const isNews = known.some(
    (row, index) => row?.contactId !== contactId || (index === 0 && message.proven && !row?.proven),
  );
  return contactId === undefined || isNews ? null : contactId;
}

/**
 * The first identity that is known names the contact; the others become its aliases, unless they are somebody else's. Where
 * nothing is proven only the first counts: whoever names another's address beside his own would get that person's news.
 */
export function findOrMakeContact(
  tx: Tx,
  {
    brandId,
    message,
    newContactId,
    receivedAt,
  }: Pick<ReceiveInput, 'brandId' | 'newContactId' | 'receivedAt'> & {
    message: Pick<ReceiveInput['message'], 'from' | 'proven' | 'displayName'>;
  },
): string {
  const known = tx
    .select()
    .from(identities)
    .where(
      and(
        eq(identities.brandId, brandId),
        or(...message.from.map(({ kind, value }) => and(eq(identities.kind, kind), eq(identities.value, value)))),
      ),
    )
    .all();
  const found = (kind: string, value: string) => known.find((row) => row.kind === kind && row.value === value);
  const claims = message.proven ? message.from : message.from.slice(0, 1);
  const owner = claims.map(({ kind, value }) => found(kind, value)).find((row) => row !== undefined);
  const contactId = owner?.contactId ?? newContactId;
  if (owner === undefined) {
    tx.insert(contacts)
      .values({ id: contactId, brandId, name: message.displayName ?? null, createdAt: receivedAt })
      .run();
  }
  const noted = message.from.filter((one) => claims.includes(one) || found(one.kind, one.value) !== undefined);
  for (const [index, { kind, value }] of noted.entries()) {
    const proven = message.proven && index === 0;
    const row = found(kind, value);
    if (row === undefined) {
      tx.insert(identities)
        .values({ brandId, contactId, kind, value, proven, createdAt: receivedAt })
        .onConflictDoNothing()
        .run();
    } else if (row.contactId !== contactId) {
      askForMerge(tx, { brandId, contactId, otherId: row.contactId, at: receivedAt });
    } else if (proven && !row.proven && row.contactId === contactId) {
      tx.update(identities).set({ proven: true }).where(eq(identities.id, row.id)).run();
    }
  }
  return contactId;
}

type Lane = { id: string; lastSeq: number; timelineSeq: number; firstWaitingAt: Date | null };
const lane = {
  id: conversations.id,
  contactId: conversations.contactId,
  lastSeq: conversations.lastSeq,
  timelineSeq: conversations.timelineSeq,
  firstWaitingAt: conversations.firstWaitingAt,
};

/** A thread belongs to one contact: a stranger who knows its key or quotes its messages gets a conversation of his own. */
function findOrMakeConversation(tx: Tx, queries: Queries, input: ReceiveInput, contactId: string): Lane {
  const { message, brandId, channel, receivedAt } = input;
  const byThread = (key: string) => queries.byThread.get({ account_id: message.accountId, thread_key: key });
  const byKey = byThread(message.threadKey);
  if (byKey?.contactId === contactId) return byKey;
  const renamed = byKey === undefined ? renamedConversation(tx, input, contactId) : undefined;
  if (renamed !== undefined) return renamed;

  const referred = referredConversation(tx, input, contactId);
  if (referred !== undefined) return referred;
  const hinted = hintedConversation(tx, input, contactId);
  if (hinted !== undefined) return hinted;

  const foreignKey = `${message.threadKey}#${contactId}`;
  const byForeignKey = byKey === undefined ? undefined : byThread(foreignKey);
  if (byForeignKey !== undefined) return byForeignKey;

  const threadKey = byKey === undefined ? message.threadKey : foreignKey;
  const id = input.newConversationId;
  tx.insert(conversations)
    .values({
      id,
      brandId,
      contactId,
      accountId: message.accountId,
      channel,
      threadKey,
      replyAddress: message.replyAddress,
      state: INITIAL_FLOW_STATE,
      createdAt: receivedAt,
      updatedAt: receivedAt,
    })
    .run();
  return { id, lastSeq: 0, timelineSeq: 0, firstWaitingAt: null };
}

/**
 * A chat that was known by another name of the same person: WhatsApp shows a number today and a LID tomorrow. A mail has a
 * thread of its own, also where we once wrote to its sender's address by ourselves.
 */
function renamedConversation(tx: Tx, { message }: ReceiveInput, contactId: string): Lane | undefined {
  const names = message.from.map(({ value }) => value).filter((value) => value !== message.threadKey);
  if (names.length === 0 || names.length === message.from.length) return undefined;
  return tx
    .select(lane)
    .from(conversations)
    .where(
      and(
        eq(conversations.accountId, message.accountId),
        inArray(conversations.threadKey, names),
        eq(conversations.contactId, contactId),
      ),
    )
    .get();
}

/** The conversation that our token or a ticket's number names, if it is the same contact's. */
function hintedConversation(tx: Tx, { message }: ReceiveInput, contactId: string): Lane | undefined {
  const { conversationId, ticketNumber } = message.joins ?? {};
  const own = and(eq(conversations.accountId, message.accountId), eq(conversations.contactId, contactId));
  const byToken =
    conversationId === undefined
      ? undefined
      : tx
          .select(lane)
          .from(conversations)
          .where(and(own, eq(conversations.id, conversationId)))
          .get();
  if (byToken !== undefined || ticketNumber === undefined) return byToken;
  return tx
    .select(lane)
    .from(ticketNumbers)
    .innerJoin(tickets, eq(tickets.id, ticketNumbers.ticketId))
    .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
    .where(and(own, eq(ticketNumbers.number, ticketNumber)))
    .get();
}

/** The newest reference first: the conversation of a message that this one answers, if it is the same contact's. */
function referredConversation(tx: Tx, { message }: ReceiveInput, contactId: string): Lane | undefined {
  const references = message.references.slice(-50);
  if (references.length === 0) return undefined;
  for (const table of [outbox, inbox]) {
    const rows = tx
      .select(lane)
      .from(table)
      .innerJoin(conversations, eq(conversations.id, table.conversationId))
      .where(
        and(
          eq(table.accountId, message.accountId),
          inArray(table.providerId, references),
          eq(conversations.contactId, contactId),
        ),
      )
      .orderBy(sql`${conversations.updatedAt} desc`)
      .all();
    if (rows[0] !== undefined) return rows[0];
  }
  return undefined;
}
