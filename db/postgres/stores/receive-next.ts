import { and, eq, notExists, or, sql } from 'drizzle-orm';
import type { ReceiveInput, ReceiveResult } from '../../../src/core/store.ts';
import { given } from '../../prepared.ts';
import { dueAtOf } from '../../shared/quiet.ts';
import { namesOfMail } from '../../shared/same-mail.ts';
import type { Db } from '../client.ts';
import { insertFrom } from '../insert-from.ts';
import { prepared } from '../prepared.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox } from '../schema/messages.ts';
import { identities } from '../schema/people.ts';

const queries = prepared((db) => {
  const sender = db.$with('sender').as(
    db
      .select({ contactId: identities.contactId })
      .from(identities)
      .where(
        and(
          eq(identities.brandId, given(identities.brandId)),
          eq(identities.kind, given(identities.kind)),
          eq(identities.value, given(identities.value)),
          // That it is proven only now would have to be noted.
          or(identities.proven, sql`not ${given(identities.proven)}::boolean`),
        ),
      )
      // Whoever joins or erases this person meanwhile waits, or is waited for.
      .for('no key update'),
  );
  const known = db
    .select({ id: inbox.id })
    .from(inbox)
    .where(and(eq(inbox.accountId, given(inbox.accountId)), eq(inbox.providerId, given(inbox.providerId))));
  const taken = db
    .select({ id: inbox.id })
    .from(inbox)
    .where(eq(inbox.mailKey, given(inbox.mailKey)));
  const receivedAt = sql`${given(conversations.updatedAt)}::timestamptz`;
  // What waits already limits the quiet time; `least` passes over what is null.
  const latest = sql`${conversations.firstWaitingAt} + make_interval(secs => ${sql.placeholder('at_most')})`;
  const lane = db.$with('lane').as(
    db
      .update(conversations)
      .set({
        lastSeq: sql`${conversations.lastSeq} + 1`,
        timelineSeq: sql`${conversations.timelineSeq} + 1`,
        firstWaitingAt: sql`coalesce(${conversations.firstWaitingAt}, ${receivedAt})`,
        dueAt: sql`least(${given(conversations.dueAt)}, ${latest})`,
        replyAddress: given(conversations.replyAddress),
        channel: given(conversations.channel),
        updatedAt: receivedAt,
      })
      .from(sender)
      .where(
        and(
          eq(conversations.accountId, given(conversations.accountId)),
          eq(conversations.threadKey, given(conversations.threadKey)),
          eq(conversations.contactId, sender.contactId),
          notExists(known),
          notExists(taken),
        ),
      )
      .returning({
        id: conversations.id,
        lastSeq: conversations.lastSeq,
        timelineSeq: conversations.timelineSeq,
        dueAt: conversations.dueAt,
      }),
  );
  const stored = db.$with('stored', {}).as(
    insertFrom(
      inbox,
      {
        id: given(inbox.id),
        conversationId: lane.id,
        seq: lane.lastSeq,
        timelineSeq: lane.timelineSeq,
        accountId: given(inbox.accountId),
        providerId: given(inbox.providerId),
        message: given(inbox.message),
        receivedAt,
        mailKey: given(inbox.mailKey),
        mailId: given(inbox.mailId),
      },
      lane,
    ),
  );
  return {
    receive: db
      .with(sender, lane, stored)
      .select({ conversationId: lane.id, dueAt: lane.dueAt })
      .from(lane)
      .prepare('inbox_receive_next'),
  };
});

/**
 * One more message of somebody who is known, in a conversation that is known, in one statement: so it is with nearly all.
 * Undefined, and nothing written, where there is more to it: a first message, one that came before, a further name, files.
 */
export async function receiveNext(db: Db, input: ReceiveInput): Promise<ReceiveResult | undefined> {
  const { message, messageId, receivedAt, quiet } = input;
  const [sender, ...others] = message.from;
  if (sender === undefined || others.length > 0 || input.files.length > 0) return undefined;
  const received = await first(
    queries(db).receive.execute({
      id: messageId,
      brand_id: input.brandId,
      ...sender,
      proven: message.proven,
      account_id: message.accountId,
      provider_id: message.providerId,
      thread_key: message.threadKey,
      message,
      due_at: dueAtOf(input, receivedAt),
      at_most: quiet === null ? null : quiet.maxMs / 1000,
      reply_address: message.replyAddress,
      channel: input.channel,
      updated_at: receivedAt,
      ...namesOfMail(input),
    }),
  );
  return received && { ...received, outcome: 'stored', messageId, dueAt: received.dueAt ?? receivedAt };
}
