import { and, eq, or } from 'drizzle-orm';
import type { Identity } from '../../../src/core/contact.ts';
import { AppError } from '../../../src/core/errors.ts';
import type { Inbox, ReceiveInput, ReceiveResult } from '../../../src/core/store.ts';
import { given } from '../../prepared.ts';
import { dueAtOf } from '../../shared/quiet.ts';
import { namesOfMail } from '../../shared/same-mail.ts';
import type { Client, Tx } from '../client.ts';
import { prepared } from '../prepared.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { attachments, inbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import { findOrMakeConversation } from './find-conversation.ts';
import { noteCopy } from './mail-copies.ts';
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
      mailKey: given(inbox.mailKey),
      mailId: given(inbox.mailId),
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

  const copy = await noteCopy(tx, input);
  if (copy !== undefined) return copy;

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
    ...namesOfMail(input),
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
