import { and, eq, inArray, sql } from 'drizzle-orm';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import type { ReceiveInput } from '../../src/core/store.ts';
import type { Db, Tx } from '../client.ts';
import { given } from '../prepared.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { ticketNumbers, tickets } from '../schema/tickets.ts';
import { accountsOf } from '../shared/same-mail.ts';

type Lane = { id: string; lastSeq: number; timelineSeq: number; firstWaitingAt: Date | null };
const lane = {
  id: conversations.id,
  contactId: conversations.contactId,
  lastSeq: conversations.lastSeq,
  timelineSeq: conversations.timelineSeq,
  firstWaitingAt: conversations.firstWaitingAt,
};

export function prepareByThread(db: Db) {
  return db
    .select(lane)
    .from(conversations)
    .where(
      and(
        eq(conversations.accountId, given(conversations.accountId)),
        eq(conversations.threadKey, given(conversations.threadKey)),
      ),
    )
    .prepare();
}

/** A thread belongs to one contact: a stranger who knows its key or quotes its messages gets a conversation of his own. */
export function findOrMakeConversation(
  tx: Tx,
  threads: ReturnType<typeof prepareByThread>,
  input: ReceiveInput,
  contactId: string,
): Lane {
  const { message, brandId, channel, receivedAt } = input;
  const byThread = (key: string) => threads.get({ account_id: message.accountId, thread_key: key });
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
function hintedConversation(tx: Tx, input: ReceiveInput, contactId: string): Lane | undefined {
  const { conversationId, ticketNumber } = input.message.joins ?? {};
  const own = and(inArray(conversations.accountId, accountsOf(input)), eq(conversations.contactId, contactId));
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

/** The conversation of a message that this one answers or adds to, if it is the same contact's. What we wrote counts first. */
function referredConversation(tx: Tx, input: ReceiveInput, contactId: string): Lane | undefined {
  const { message } = input;
  const references = message.references.slice(-50);
  if (references.length === 0) return undefined;
  const accounts = accountsOf(input);
  const name = message.mail === undefined ? inbox.providerId : inbox.mailId;
  const places = [
    [outbox, inArray(outbox.providerId, references)],
    [inbox, inArray(name, references)],
  ] as const;
  for (const [table, isNamed] of places) {
    const row = tx
      .select(lane)
      .from(table)
      .innerJoin(conversations, eq(conversations.id, table.conversationId))
      .where(and(inArray(table.accountId, accounts), isNamed, eq(conversations.contactId, contactId)))
      .orderBy(sql`${conversations.updatedAt} desc`)
      .get();
    if (row !== undefined) return row;
  }
  return message.mail === undefined
    ? undefined
    : begunConversation(tx, [message.threadKey, ...references], accounts, contactId);
}

/** The conversation that began with one of these mails, in whichever mailbox. */
function begunConversation(
  tx: Tx,
  mails: readonly string[],
  accounts: readonly string[],
  contactId: string,
): Lane | undefined {
  return tx
    .select(lane)
    .from(conversations)
    .where(
      and(
        inArray(conversations.accountId, [...accounts]),
        inArray(conversations.threadKey, [...mails]),
        eq(conversations.contactId, contactId),
      ),
    )
    .orderBy(sql`${conversations.updatedAt} desc`)
    .get();
}
