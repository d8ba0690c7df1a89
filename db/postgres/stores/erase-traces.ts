import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { ERASED } from '../../shared/erased.ts';
import { isInUndelivered } from '../../shared/lost.ts';
import { readMessage } from '../../shared/rows.ts';
import { addressesOf, isAbout, namesOf, stateOf } from '../../shared/traces.ts';
import { amongst } from '../amongst.ts';
import type { Tx } from '../client.ts';
import { channelState, quarantine } from '../schema/channels.ts';
import { phraseSuggestions } from '../schema/integrations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { identityAttempts } from '../schema/people.ts';
import { identitiesOf, setAsideOf, talksOf } from './person-record.ts';

/** Where they are named outside of their own conversations, and by what channels and the console keep beside them. */
export async function eraseTraces(
  tx: Tx,
  brandId: string,
  contactId: string,
  theirs: readonly { accountId: string; replyAddress: string }[],
  at: Date,
): Promise<void> {
  const own = await identitiesOf(tx, contactId);
  const names = namesOf(own);
  const talks = talksOf(tx, contactId);
  const accountIds = [...new Set(theirs.map(({ accountId }) => accountId))];

  const setAside = (await setAsideOf(tx, contactId, own)).map(({ id }) => id);
  const received = await receivedIn(tx, contactId);
  const texts = [...new Set(received.map(({ message }) => readMessage(message).text))];
  await tx.delete(phraseSuggestions).where(amongst(phraseSuggestions.text, texts));
  for (const { id, providerId } of received) {
    // Some channels know a message by its sender. Others know it by a number, and know it again.
    if (isAbout(providerId, names))
      await tx
        .update(inbox)
        .set({ providerId: `erased-${id}`, mailId: null })
        .where(eq(inbox.id, id));
  }
  await tx
    .update(quarantine)
    .set({ payload: Buffer.from(ERASED), detail: ERASED })
    .where(amongst(quarantine.id, setAside));

  const sent = await tx
    .select({ providerId: outbox.providerId })
    .from(outbox)
    .where(inArray(outbox.conversationId, talks));
  const kept = await tx
    .select({ accountId: channelState.accountId, key: channelState.key })
    .from(channelState)
    .where(inArray(channelState.accountId, accountIds));
  const sentIds = sent.map(({ providerId }) => providerId);
  for (const { accountId, key } of stateOf(kept, names, sentIds))
    await tx.delete(channelState).where(and(eq(channelState.accountId, accountId), eq(channelState.key, key)));
  const tries = await tx.select().from(identityAttempts).where(eq(identityAttempts.brandId, brandId));
  const counted = tries.filter(({ key }) => isAbout(key, [...names, contactId])).map(({ id }) => id);
  await tx.delete(identityAttempts).where(inArray(identityAttempts.id, counted));
  // A code that somebody else asked for goes to the contact on the order.
  const replied = theirs.map(({ replyAddress }) => replyAddress);
  await eraseSent(tx, and(eq(outbox.brandId, brandId), inArray(outbox.to, addressesOf(own, replied))), at);
}

export async function receivedIn(tx: Tx, contactId: string) {
  return tx
    .select()
    .from(inbox)
    .where(inArray(inbox.conversationId, talksOf(tx, contactId)));
}

export async function eraseSent(tx: Tx, which: SQL | undefined, at: Date): Promise<number> {
  // There is nothing left to send, nobody to send it to, and nothing that anybody could see to.
  await tx
    .update(outbox)
    .set({ status: 'failed', nextAttemptAt: null })
    .where(and(which, eq(outbox.status, 'queued')));
  await tx.update(outbox).set({ dealtAt: at, dealtBy: 'system' }).where(and(which, isInUndelivered));
  const sent = await tx
    .update(outbox)
    .set({
      to: ERASED,
      content: sql`jsonb_build_object('text', ${ERASED}::text, 'options', '[]'::jsonb, 'language', ${outbox.content} -> 'language')`,
      replyContext: {},
      inReplyTo: null,
      // Providers repeat the address in what they refuse.
      reason: null,
    })
    .where(which)
    .returning({ id: outbox.id });
  return sent.length;
}
