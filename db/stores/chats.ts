import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import { INITIAL_FLOW_STATE } from '../../src/core/flow-state.ts';
import type { Chats } from '../../src/core/reach.ts';
import type { Client, Tx } from '../client.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { mergeReviews, phoneHolds, revisions } from '../schema/reach.ts';
import { laneTakenAway } from '../shared/lane-taken-away.ts';
import { readMessage } from '../shared/rows.ts';
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
      write((tx) => {
        const review = tx
          .select()
          .from(mergeReviews)
          .where(
            and(
              eq(mergeReviews.id, reviewId),
              inArray(mergeReviews.brandId, [...brandIds]),
              isNull(mergeReviews.decision),
            ),
          )
          .get();
        if (review === undefined) return 'not-found';
        if (decision === 'merged') mergeContacts(tx, review.contactId, review.otherId);
        tx.update(mergeReviews)
          .set({ decision, decidedBy: actor, decidedAt: at })
          .where(eq(mergeReviews.id, reviewId))
          .run();
        return 'done';
      }),
  };
}

/** What it was before is kept; the message itself reads as its sender wants it to. */
function revise(tx: Tx, { accountId, providerId, kind, text, at }: Parameters<Chats['revise']>[0]) {
  const row = tx
    .select()
    .from(inbox)
    .where(and(eq(inbox.accountId, accountId), eq(inbox.providerId, providerId)))
    .get();
  if (row === undefined) return 'unknown';
  const message = readMessage(row.message);
  const isKnown = kind === 'edited' ? message.text === text : isDeleted(tx, row.id);
  if (isKnown) return row.turnId === null ? 'waiting' : 'read';
  tx.insert(revisions).values({ messageId: row.id, kind, before: message.text, at }).run();
  tx.update(inbox)
    .set({ message: kind === 'edited' ? { ...message, text } : { ...message, text: '', isDeleted: true } })
    .where(eq(inbox.id, row.id))
    .run();
  tx.update(conversations).set({ updatedAt: at }).where(eq(conversations.id, row.conversationId)).run();
  return row.turnId === null ? 'waiting' : 'read';
}

function isDeleted(tx: Tx, messageId: string): boolean {
  const row = tx
    .select({ id: revisions.id })
    .from(revisions)
    .where(and(eq(revisions.messageId, messageId), eq(revisions.kind, 'deleted')))
    .get();
  return row !== undefined;
}

/** A turn of its own that read nothing, as a person's answer always is; one that is being taken writes nothing any more. */
function answeredOutside(tx: Tx, answer: Parameters<Chats['answeredOutside']>[0]): boolean {
  const { accountId, threadKey, providerId, text, at, silentUntil, id, turnId } = answer;
  const conversation = tx
    .select()
    .from(conversations)
    .where(and(eq(conversations.accountId, accountId), eq(conversations.threadKey, threadKey)))
    .get();
  if (conversation === undefined) return false;
  const own = and(eq(outbox.accountId, accountId), eq(outbox.providerId, providerId));
  if (tx.select({ id: outbox.id }).from(outbox).where(own).get() !== undefined) return false;

  const timelineSeq = conversation.timelineSeq + 1;
  tx.insert(turns)
    .values({
      id: turnId,
      conversationId: conversation.id,
      fence: conversation.fence,
      fromSeq: -timelineSeq,
      toSeq: -timelineSeq,
      understood: [],
      committedAt: at,
    })
    .run();
  tx.insert(outbox)
    .values({
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
    })
    .run();
  tx.update(conversations)
    .set({
      holder: 'person',
      timelineSeq,
      updatedAt: at,
      ...laneTakenAway(conversation),
      leftAt: null,
    })
    .where(eq(conversations.id, conversation.id))
    .run();
  // A conversation that a colleague holds in the console is not given back by itself.
  const isOurs =
    conversation.holder === 'bot' ||
    tx.select().from(phoneHolds).where(eq(phoneHolds.conversationId, conversation.id)).get() !== undefined;
  if (isOurs) {
    tx.insert(phoneHolds)
      .values({ conversationId: conversation.id, until: silentUntil })
      .onConflictDoUpdate({ target: phoneHolds.conversationId, set: { until: silentUntil } })
      .run();
  }
  return true;
}

/**
 * The bot begins anew; what was asked before a person came in is forgotten, proofs and language are kept. A turn that is
 * being taken writes nothing any more: it would leave the conversation to a person for good.
 */
function endHolds(tx: Tx, now: Date, limit: number): string[] {
  const over = tx.select().from(phoneHolds).where(lte(phoneHolds.until, now)).limit(limit).all();
  const ids = over.map(({ conversationId }) => conversationId);
  if (ids.length === 0) return ids;
  for (const row of tx.select().from(conversations).where(inArray(conversations.id, ids)).all()) {
    const { language, isLanguageChosen, proofs } = row.state;
    const fresh = { ...INITIAL_FLOW_STATE, language, proofs };
    const state = isLanguageChosen === undefined ? fresh : { ...fresh, isLanguageChosen };
    tx.update(conversations)
      .set({ holder: 'bot', holderId: null, state, ...laneTakenAway(row) })
      .where(eq(conversations.id, row.id))
      .run();
  }
  tx.delete(phoneHolds).where(inArray(phoneHolds.conversationId, ids)).run();
  return ids;
}
