import { and, asc, eq, inArray, isNull, lte } from 'drizzle-orm';
import { INITIAL_FLOW_STATE } from '../../../src/core/flow-state.ts';
import type { Chats } from '../../../src/core/reach.ts';
import { laneTakenAway } from '../../shared/lane-taken-away.ts';
import { readMessage } from '../../shared/rows.ts';
import { type Client, lockName, type Tx } from '../client.ts';
import { first } from '../results.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { mergeReviews, phoneHolds, revisions } from '../schema/reach.ts';
import { mergeContacts } from './merge-contacts.ts';
import { countReviews, listReviews } from './merge-reviews.ts';
import { photosOf } from './ticket-photos.ts';

export function createChats({ read, write }: Client): Chats {
  return {
    revise: (revision) => write((tx) => revise(tx, revision)),
    answeredOutside: (answer) => write((tx) => answeredOutside(tx, answer)),
    photosOf: (ticketId) => read((db) => photosOf(db, ticketId)),
    endHolds: (now, limit) => write((tx) => endHolds(tx, now, limit)),
    mergeReviews: (filter) => read((db) => listReviews(db, filter)),
    countMergeReviews: (brandIds, limit) => read((db) => countReviews(db, brandIds, limit)),
    decideMerge: (brandIds, reviewId, decision, actor, at) =>
      write(async (tx) => {
        // One after the other: what goes to somebody who is just joined to a third goes to the third, or nowhere.
        await lockName(tx, { isShared: false }, 'merges');
        const review = await first(
          tx
            .select()
            .from(mergeReviews)
            .where(
              and(
                eq(mergeReviews.id, reviewId),
                inArray(mergeReviews.brandId, [...brandIds]),
                isNull(mergeReviews.decision),
              ),
            )
            .limit(1)
            .for('update'),
        );
        if (review === undefined) return 'not-found';
        if (decision === 'merged') await mergeContacts(tx, review.contactId, review.otherId);
        await tx
          .update(mergeReviews)
          .set({ decision, decidedBy: actor, decidedAt: at })
          .where(eq(mergeReviews.id, reviewId));
        return 'done';
      }),
  };
}

/** What it was before is kept; the message itself reads as its sender wants it to. */
async function revise(tx: Tx, { accountId, providerId, kind, text, at }: Parameters<Chats['revise']>[0]) {
  const row = await first(
    tx
      .select()
      .from(inbox)
      .where(and(eq(inbox.accountId, accountId), eq(inbox.providerId, providerId)))
      .limit(1)
      .for('update'),
  );
  if (row === undefined) return 'unknown';
  const message = readMessage(row.message);
  const isKnown = kind === 'edited' ? message.text === text : await isDeleted(tx, row.id);
  if (isKnown) return row.turnId === null ? 'waiting' : 'read';
  await tx.insert(revisions).values({ messageId: row.id, kind, before: message.text, at });
  await tx
    .update(inbox)
    .set({ message: kind === 'edited' ? { ...message, text } : { ...message, text: '', isDeleted: true } })
    .where(eq(inbox.id, row.id));
  await tx.update(conversations).set({ updatedAt: at }).where(eq(conversations.id, row.conversationId));
  return row.turnId === null ? 'waiting' : 'read';
}

async function isDeleted(tx: Tx, messageId: string): Promise<boolean> {
  const row = await first(
    tx
      .select({ id: revisions.id })
      .from(revisions)
      .where(and(eq(revisions.messageId, messageId), eq(revisions.kind, 'deleted')))
      .limit(1),
  );
  return row !== undefined;
}

/** A turn of its own that read nothing, as a person's answer always is; one that is being taken writes nothing any more. */
async function answeredOutside(tx: Tx, answer: Parameters<Chats['answeredOutside']>[0]): Promise<boolean> {
  const { accountId, threadKey, providerId, text, at, silentUntil, id, turnId } = answer;
  const conversation = await first(
    tx
      .select()
      .from(conversations)
      .where(and(eq(conversations.accountId, accountId), eq(conversations.threadKey, threadKey)))
      .limit(1)
      .for('update'),
  );
  if (conversation === undefined) return false;
  const own = and(eq(outbox.accountId, accountId), eq(outbox.providerId, providerId));
  if ((await first(tx.select({ id: outbox.id }).from(outbox).where(own).limit(1))) !== undefined) return false;

  const timelineSeq = conversation.timelineSeq + 1;
  await tx.insert(turns).values({
    id: turnId,
    conversationId: conversation.id,
    fence: conversation.fence,
    fromSeq: -timelineSeq,
    toSeq: -timelineSeq,
    understood: [],
    committedAt: at,
  });
  await tx.insert(outbox).values({
    id,
    conversationId: conversation.id,
    brandId: conversation.brandId,
    turnId,
    timelineSeq,
    accountId,
    idempotencyKey: `outside-${accountId}-${providerId}`,
    to: conversation.replyAddress,
    content: { text, options: [], language: conversation.language ?? 'en' },
    replyContext: {},
    status: 'sent',
    providerId,
    createdAt: at,
    sentAt: at,
    settledAt: at,
  });
  await tx
    .update(conversations)
    .set({
      holder: 'person',
      timelineSeq,
      updatedAt: at,
      ...laneTakenAway(conversation),
      leftAt: null,
    })
    .where(eq(conversations.id, conversation.id));
  // A conversation that a colleague holds in the console is not given back by itself.
  const isOurs =
    conversation.holder === 'bot' ||
    (await first(tx.select().from(phoneHolds).where(eq(phoneHolds.conversationId, conversation.id)).limit(1))) !==
      undefined;
  if (isOurs) {
    await tx
      .insert(phoneHolds)
      .values({ conversationId: conversation.id, until: silentUntil })
      .onConflictDoUpdate({ target: phoneHolds.conversationId, set: { until: silentUntil } });
  }
  return true;
}

/**
 * The bot begins anew; what was asked before a person came in is forgotten, proofs and language are kept. A turn that is
 * being taken writes nothing any more: it would leave the conversation to a person for good.
 */
async function endHolds(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const isOver = lte(phoneHolds.until, now);
  const seen = (await tx.select().from(phoneHolds).where(isOver).limit(limit)).map((hold) => hold.conversationId);
  if (seen.length === 0) return seen;
  const talks = await tx
    .select()
    .from(conversations)
    .where(inArray(conversations.id, seen))
    .orderBy(asc(conversations.id))
    .for('update');
  // Somebody may have answered on the phone again until the conversations were ours.
  const ended = await tx
    .delete(phoneHolds)
    .where(and(isOver, inArray(phoneHolds.conversationId, seen)))
    .returning();
  const ids = ended.map(({ conversationId }) => conversationId);
  for (const row of talks.filter(({ id }) => ids.includes(id))) {
    const { language, isLanguageChosen, proofs } = row.state;
    const fresh = { ...INITIAL_FLOW_STATE, language, proofs };
    const state = isLanguageChosen === undefined ? fresh : { ...fresh, isLanguageChosen };
    await tx
      .update(conversations)
      .set({ holder: 'bot', holderId: null, state, ...laneTakenAway(row) })
      .where(eq(conversations.id, row.id));
  }
  return ids;
}
