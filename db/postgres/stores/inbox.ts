import { and, eq, inArray, or, sql } from 'drizzle-orm';
import type { Identity } from '../../../src/core/contact.ts';
import { AppError } from '../../../src/core/errors.ts';
import { INITIAL_FLOW_STATE } from '../../../src/core/flow-state.ts';
import type { Inbox, ReceiveInput, ReceiveResult } from '../../../src/core/store.ts';
import { given } from '../../prepared.ts';
import { dueAtOf } from '../../shared/quiet.ts';
import type { Client, Tx } from '../client.ts';
import { prepared } from '../prepared.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import { ticketNumbers, tickets } from '../schema/tickets.ts';
import { askForMerge } from './merge-contacts.ts';
import { receiveNext } from './receive-next.ts';

export function createInbox({ tell, write }: Client): Inbox {
  return {
    receive: async (input) => (await tell((db) => receiveNext(db, input))) ?? (await write((tx) => receive(tx, input))),
  };
}

/** What every message needs. */
const queries = prepared((db) => ({
  known: db
    .select({ id: inbox.id, conversationId: inbox.conversationId, dueAt: conversations.dueAt })
    .from(inbox)
    .innerJoin(conversations, eq(conversations.id, inbox.conversationId))
    .where(and(eq(inbox.accountId, given(inbox.accountId)), eq(inbox.providerId, given(inbox.providerId))))
    .prepare('inbox_known'),
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
  lock: db
    .select(lane)
    .from(conversations)
    .where(eq(conversations.id, given(conversations.id)))
    .for('update')
    .prepare('inbox_lock'),
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
    .prepare('inbox_insert'),
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
    .prepare('inbox_note'),
}));

/**
 * The unique keys of messages, identities and threads decide which of two that arrive at once makes the row; the other
 * one begins anew and finds it. The conversation is locked before its count is read.
 */
async function receive(tx: Tx, input: ReceiveInput): Promise<ReceiveResult> {
  const { message, receivedAt } = input;
  const { accountId, providerId } = message;
  const known = await first(queries(tx).known.execute({ account_id: accountId, provider_id: providerId }));
  if (known !== undefined) {
    return {
      outcome: 'duplicate',
      conversationId: known.conversationId,
      messageId: known.id,
      dueAt: known.dueAt ?? receivedAt,
    };
  }

  const contactId = await findOrMakeContact(tx, input);
  const conversation = await lock(tx, await findOrMakeConversation(tx, input, contactId));
  const firstWaitingAt = conversation.firstWaitingAt ?? receivedAt;
  const dueAt = dueAtOf(input, firstWaitingAt);
  const seq = conversation.lastSeq + 1;
  const timelineSeq = conversation.timelineSeq + 1;
  await queries(tx).insert.execute({
    id: input.messageId,
    conversation_id: conversation.id,
    seq,
    timeline_seq: timelineSeq,
    account_id: accountId,
    provider_id: providerId,
    message,
    received_at: receivedAt,
  });
  if (input.files.length > 0) {
    await tx
      .insert(attachments)
      .values(input.files.map((file) => ({ ...file, messageId: input.messageId, conversationId: conversation.id })));
  }
  await queries(tx).note.execute({
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

/** What the numbers of the lane are once nobody else can change them. */
async function lock(tx: Tx, id: string): Promise<Lane> {
  const row = await first(queries(tx).lock.execute({ id }));
  if (row === undefined) throw new AppError('internal', `conversation ${id} is gone`);
  return row;
}

/**
 * The first identity that is known names the contact; the others become its aliases, unless they are somebody else's. Where
 * nothing is proven only the first counts: whoever names another's address beside his own would get that person's news.
 */
export async function findOrMakeContact(
  tx: Tx,
  {
    brandId,
    message,
    newContactId,
    receivedAt,
  }: Pick<ReceiveInput, 'brandId' | 'newContactId' | 'receivedAt'> & {
    message: Pick<ReceiveInput['message'], 'from' | 'proven' | 'displayName'>;
  },
): Promise<string> {
  const known = await tx
    .select()
    .from(identities)
    .where(
      and(
        eq(identities.brandId, brandId),
        or(...message.from.map(({ kind, value }) => and(eq(identities.kind, kind), eq(identities.value, value)))),
      ),
    )
    .orderBy(identities.id)
    // Whoever joins or erases this person meanwhile waits, or is waited for.
    .for('no key update');
  const found = (kind: string, value: string) => known.find((row) => row.kind === kind && row.value === value);
  const claims = message.proven ? message.from : message.from.slice(0, 1);
  const owner = claims.map(({ kind, value }) => found(kind, value)).find((row) => row !== undefined);
  const contactId = owner?.contactId ?? newContactId;
  if (owner === undefined) {
    await tx
      .insert(contacts)
      .values({ id: contactId, brandId, name: message.displayName ?? null, createdAt: receivedAt });
  }
  const noted = message.from.filter((one) => claims.includes(one) || found(one.kind, one.value) !== undefined);
  const names = noted.filter((one, index) => noted.findIndex((other) => isSame(one, other)) === index);
  for (const [index, { kind, value }] of names.entries()) {
    const proven = message.proven && index === 0;
    const row = found(kind, value);
    if (row === undefined) {
      await tx.insert(identities).values({ brandId, contactId, kind, value, proven, createdAt: receivedAt });
    } else if (row.contactId !== contactId) {
      await askForMerge(tx, { brandId, contactId, otherId: row.contactId, at: receivedAt });
    } else if (proven && !row.proven && row.contactId === contactId) {
      await tx.update(identities).set({ proven: true }).where(eq(identities.id, row.id));
    }
  }
  return contactId;
}

function isSame(one: Identity, other: Identity): boolean {
  return one.kind === other.kind && one.value === other.value;
}

type Lane = { id: string; lastSeq: number; timelineSeq: number; firstWaitingAt: Date | null };
const lane = {
  id: conversations.id,
  contactId: conversations.contactId,
  lastSeq: conversations.lastSeq,
  timelineSeq: conversations.timelineSeq,
  firstWaitingAt: conversations.firstWaitingAt,
};
const own = { id: conversations.id };

/** A thread belongs to one contact: a stranger who knows its key or quotes its messages gets a conversation of his own. */
async function findOrMakeConversation(tx: Tx, input: ReceiveInput, contactId: string): Promise<string> {
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
async function hintedConversation(
  tx: Tx,
  { message }: ReceiveInput,
  contactId: string,
): Promise<{ id: string } | undefined> {
  const { conversationId, ticketNumber } = message.joins ?? {};
  const mine = and(eq(conversations.accountId, message.accountId), eq(conversations.contactId, contactId));
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

/** The newest reference first: the conversation of a message that this one answers, if it is the same contact's. */
async function referredConversation(
  tx: Tx,
  { message }: ReceiveInput,
  contactId: string,
): Promise<{ id: string } | undefined> {
  const references = message.references.slice(-50);
  if (references.length === 0) return undefined;
  for (const table of [outbox, inbox]) {
    const rows = await tx
      .select(own)
      .from(table)
      .innerJoin(conversations, eq(conversations.id, table.conversationId))
      .where(
        and(
          eq(table.accountId, message.accountId),
          inArray(table.providerId, references),
          eq(conversations.contactId, contactId),
        ),
      )
      .orderBy(sql`${conversations.updatedAt} desc`);
    if (rows[0] !== undefined) return rows[0];
  }
  return undefined;
}
