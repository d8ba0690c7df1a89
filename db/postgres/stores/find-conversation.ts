import { and, eq, inArray, sql } from 'drizzle-orm';
import { INITIAL_FLOW_STATE } from '../../../src/core/flow-state.ts';
import type { ReceiveInput } from '../../../src/core/store.ts';
import { given } from '../../prepared.ts';
import { accountsOf } from '../../shared/same-mail.ts';
import type { Tx } from '../client.ts';
import { prepared } from '../prepared.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { ticketNumbers, tickets } from '../schema/tickets.ts';

const own = { id: conversations.id };

const queries = prepared((db) => ({
  byThread: db
    .select({ id: conversations.id, contactId: conversations.contactId })
    .from(conversations)
    .where(
      and(
        eq(conversations.accountId, given(conversations.accountId)),
        eq(conversations.threadKey, given(conversations.threadKey)),
      ),
    )
    .prepare('inbox_by_thread'),
}));

/** A thread belongs to one contact: a stranger who knows its key or quotes its messages gets a conversation of his own. */
export async function findOrMakeConversation(tx: Tx, input: ReceiveInput, contactId: string): Promise<string> {
  const { message, brandId, channel, receivedAt } = input;
  const byThread = (key: string) =>
    first(queries(tx).byThread.execute({ account_id: message.accountId, thread_key: key }));
  const byKey = await byThread(message.threadKey);
  if (byKey?.contactId === contactId) return byKey.id;
  const foreignKey = `${message.threadKey}#${contactId}`;
  const known =
    (byKey === undefined ? await renamedConversation(tx, input, contactId) : undefined) ??
    (await referredConversation(tx, input, contactId)) ??
    (await hintedConversation(tx, input, contactId)) ??
    (byKey === undefined ? undefined : await byThread(foreignKey));
  if (known !== undefined) return known.id;

  const id = input.newConversationId;
  await tx.insert(conversations).values({
    id,
    brandId,
    contactId,
    accountId: message.accountId,
    channel,
    threadKey: byKey === undefined ? message.threadKey : foreignKey,
    replyAddress: message.replyAddress,
    state: INITIAL_FLOW_STATE,
    createdAt: receivedAt,
    updatedAt: receivedAt,
  });
  return id;
}

/**
 * A chat that was known by another name of the same person: WhatsApp shows a number today and a LID tomorrow. A mail has a
 * thread of its own, also where we once wrote to its sender's address by ourselves.
 */
async function renamedConversation(
  tx: Tx,
  { message }: ReceiveInput,
  contactId: string,
): Promise<{ id: string } | undefined> {
  const names = message.from.map(({ value }) => value).filter((value) => value !== message.threadKey);
  if (names.length === 0 || names.length === message.from.length) return undefined;
  return first(
    tx
      .select(own)
      .from(conversations)
      .where(
        and(
          eq(conversations.accountId, message.accountId),
          inArray(conversations.threadKey, names),
          eq(conversations.contactId, contactId),
        ),
      )
      .limit(1),
  );
}

/** The conversation that our token or a ticket's number names, if it is the same contact's. */
async function hintedConversation(tx: Tx, input: ReceiveInput, contactId: string): Promise<{ id: string } | undefined> {
  const { conversationId, ticketNumber } = input.message.joins ?? {};
  const mine = and(inArray(conversations.accountId, accountsOf(input)), eq(conversations.contactId, contactId));
  const byToken =
    conversationId === undefined
      ? undefined
      : await first(
          tx
            .select(own)
            .from(conversations)
            .where(and(mine, eq(conversations.id, conversationId)))
            .limit(1),
        );
  if (byToken !== undefined || ticketNumber === undefined) return byToken;
  return first(
    tx
      .select(own)
      .from(ticketNumbers)
      .innerJoin(tickets, eq(tickets.id, ticketNumbers.ticketId))
      .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
      .where(and(mine, eq(ticketNumbers.number, ticketNumber)))
      .limit(1),
  );
}

/** The conversation of a message that this one answers or adds to, if it is the same contact's. What we wrote counts first. */
async function referredConversation(
  tx: Tx,
  input: ReceiveInput,
  contactId: string,
): Promise<{ id: string } | undefined> {
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
    const row = await first(
      tx
        .select(own)
        .from(table)
        .innerJoin(conversations, eq(conversations.id, table.conversationId))
        .where(and(inArray(table.accountId, accounts), isNamed, eq(conversations.contactId, contactId)))
        .orderBy(sql`${conversations.updatedAt} desc`)
        .limit(1),
    );
    if (row !== undefined) return row;
  }
  return message.mail === undefined
    ? undefined
    : begunConversation(tx, [message.threadKey, ...references], accounts, contactId);
}

/** The conversation that began with one of these mails, in whichever mailbox. */
async function begunConversation(
  tx: Tx,
  mails: readonly string[],
  accounts: readonly string[],
  contactId: string,
): Promise<{ id: string } | undefined> {
  return first(
    tx
      .select(own)
      .from(conversations)
      .where(
        and(
          inArray(conversations.accountId, [...accounts]),
          inArray(conversations.threadKey, [...mails]),
          eq(conversations.contactId, contactId),
        ),
      )
      .orderBy(sql`${conversations.updatedAt} desc`)
      .limit(1),
  );
}
