import { and, eq, inArray } from 'drizzle-orm';
import type { NoticeDraft } from '../../../src/core/effect.ts';
import { INITIAL_FLOW_STATE } from '../../../src/core/flow-state.ts';
import type { TurnCommit } from '../../../src/core/store.ts';
import type { Tx } from '../client.ts';
import { first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { codes, effects, ratings } from '../schema/effects.ts';
import { outbox } from '../schema/messages.ts';
import { addCallBack } from './call-backs.ts';
import { findOrMakeContact } from './inbox.ts';
import { identitiesOf, suppress } from './reach.ts';
import { keepPhotos } from './ticket-photos.ts';
import type { Place } from './ticket-writes.ts';

type ConversationRow = typeof conversations.$inferSelect;

/** What a turn commits beside its answers: an effect, messages to others, codes, a rating. */
export async function writeExtras(tx: Tx, commit: TurnCommit, conversation: Place): Promise<void> {
  const { effect, turnId, at } = commit;
  const own = { brandId: conversation.brandId, conversationId: conversation.id };
  if (effect !== null) {
    await tx.insert(effects).values({ ...effect, ...own, turnId, status: 'queued', nextAttemptAt: at, createdAt: at });
  }
  if (commit.codes.used.length > 0) {
    await tx.update(codes).set({ usedAt: at }).where(inArray(codes.id, commit.codes.used));
  }
  for (const code of commit.codes.sent) {
    await tx.insert(codes).values({ ...code, conversationId: conversation.id });
  }
  for (const rating of commit.ratings) {
    await tx.insert(ratings).values({ ...rating, ...own, at });
  }
  if (commit.optOut !== undefined) {
    await suppress(
      tx,
      conversation.brandId,
      await identitiesOf(tx, conversation.contactId),
      commit.optOut === 'stop' ? at : null,
    );
  }
  if (commit.callBack !== undefined) await addCallBack(tx, commit.callBack, at);
  for (const ticket of commit.tickets) await keepPhotos(tx, ticket, conversation.id, at);
  for (const notice of commit.notices) await putNotice(tx, notice, commit, conversation.brandId);
}

/** A message to somebody else stands in their own conversation, where the one who asked does not see it. */
async function putNotice(tx: Tx, notice: NoticeDraft, { turnId, at }: TurnCommit, brandId: string): Promise<void> {
  const { id, idempotencyKey, accountId, to, content } = notice;
  const conversation = await conversationFor(tx, notice, brandId, at);
  const timelineSeq = conversation.timelineSeq + 1;
  await tx.insert(outbox).values({
    id,
    idempotencyKey,
    accountId,
    to,
    content,
    turnId,
    brandId,
    conversationId: conversation.id,
    timelineSeq,
    inReplyTo: null,
    replyContext: {},
    acknowledgesTicketId: notice.acknowledgesTicketId ?? null,
    status: 'queued',
    nextAttemptAt: at,
    createdAt: at,
  });
  await tx.update(conversations).set({ timelineSeq, updatedAt: at }).where(eq(conversations.id, conversation.id));
}

export async function conversationFor(
  tx: Tx,
  notice: NoticeDraft,
  brandId: string,
  at: Date,
): Promise<Pick<ConversationRow, 'id' | 'timelineSeq'>> {
  const known = await first(
    tx
      .select()
      .from(conversations)
      .where(and(eq(conversations.accountId, notice.accountId), eq(conversations.threadKey, notice.threadKey)))
      .limit(1)
      .for('update'),
  );
  if (known !== undefined) return known;
  const contactId = await findOrMakeContact(tx, {
    brandId,
    newContactId: notice.newContactId,
    receivedAt: at,
    message: { from: [notice.identity], proven: false },
  });
  const id = notice.newConversationId;
  await tx.insert(conversations).values({
    id,
    brandId,
    contactId,
    accountId: notice.accountId,
    channel: notice.channel,
    threadKey: notice.threadKey,
    replyAddress: notice.to,
    state: INITIAL_FLOW_STATE,
    createdAt: at,
    updatedAt: at,
  });
  return { id, timelineSeq: 0 };
}
