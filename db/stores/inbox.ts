import { and, eq, or } from 'drizzle-orm';
import type { Inbox, ReceiveInput, ReceiveResult } from '../../src/core/store.ts';
import type { Client, Db, Tx } from '../client.ts';
import { given } from '../prepared.ts';
import { conversations } from '../schema/conversations.ts';
import { attachments, inbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import type { SearchPortions } from '../search-portions.ts';
import { dueAtOf } from '../shared/quiet.ts';
import { namesOfMail } from '../shared/same-mail.ts';
import { findOrMakeConversation, prepareByThread } from './find-conversation.ts';
import { noteCopy, prepareTaken } from './mail-copies.ts';
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
    taken: prepareTaken(db),
    byThread: prepareByThread(db),
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

  const copy = noteCopy(tx, queries.taken, input);
  if (copy !== undefined) return copy;

  const contactId = knownContact(queries, input) ?? findOrMakeContact(tx, input);
  const conversation = findOrMakeConversation(tx, queries.byThread, input, contactId);
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
    ...namesOfMail(input),
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
