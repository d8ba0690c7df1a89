import { setImmediate } from 'node:timers/promises';
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import { amongst } from '../amongst.ts';
import type { Client, Db, Tx } from '../client.ts';
import { channelState, quarantine } from '../schema/channels.ts';
import { conversations } from '../schema/conversations.ts';
import { phraseSuggestions } from '../schema/integrations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { identityAttempts } from '../schema/people.ts';
import { ERASED } from '../shared/erased.ts';
import { isInUndelivered } from '../shared/lost.ts';
import { idsOf, readMessage } from '../shared/rows.ts';
import { addressesOf, isAbout, namesOf, stateOf } from '../shared/traces.ts';
import { identitiesOf, setAsideOf, talksOf } from './person-record.ts';

/** What was sent to them, in whosever conversation: a walk over all that was ever sent, and so read before the transaction. */
export interface Addressed {
  ids: string[];
  /** The last row that was looked at; later ones are few. */
  upTo: number;
}

/** How far is looked: `rows` of them, behind `after`. */
interface Stretch {
  after: number;
  rows: number;
}

const ALL: Stretch = { after: 0, rows: Number.MAX_SAFE_INTEGER };
/** What is read from the disk in some 10 ms. */
const ROWS_AT_ONCE = 5_000;

/** The same without a thread: little by little, so that the event loop goes on. */
export async function addressedLittleByLittle(
  { read }: Pick<Client, 'read'>,
  brandId: string,
  contactId: string,
): Promise<Addressed> {
  const ids: string[] = [];
  let after = 0;
  for (;;) {
    const found = await read((db) => addressedTo(db, brandId, contactId, { after, rows: ROWS_AT_ONCE }));
    ids.push(...found.ids);
    if (found.upTo < after + ROWS_AT_ONCE) return { ids, upTo: found.upTo };
    after = found.upTo;
    await setImmediate();
  }
}

export function addressedTo(db: Db, brandId: string, contactId: string, { after, rows } = ALL): Addressed {
  const replied = db
    .select({ address: conversations.replyAddress })
    .from(conversations)
    .where(eq(conversations.contactId, contactId))
    .all()
    .map(({ address }) => address);
  const addresses = addressesOf(identitiesOf(db, contactId), replied);
  const last =
    db
      .select({ rowid: sql<number | null>`max(${outbox}.rowid)` })
      .from(outbox)
      .get()?.rowid ?? 0;
  const upTo = Math.min(last, after + rows);
  const isWithin = sql`${outbox}.rowid > ${after} and ${outbox}.rowid <= ${upTo}`;
  const found = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isWithin, isTo(brandId, addresses)))
    .all();
  return { ids: idsOf(found), upTo };
}

function isTo(brandId: string, addresses: readonly string[]): SQL | undefined {
  return and(eq(outbox.brandId, brandId), inArray(outbox.to, [...addresses]));
}

/** Where they are named outside of their own conversations, and by what channels and the console keep beside them. */
export function eraseTraces(
  tx: Tx,
  brandId: string,
  contactId: string,
  theirs: readonly { accountId: string; replyAddress: string }[],
  { ids, upTo, at }: Addressed & { at: Date },
): void {
  const own = identitiesOf(tx, contactId);
  const names = namesOf(own);
  const talks = talksOf(tx, contactId);
  const accountIds = [...new Set(theirs.map(({ accountId }) => accountId))];

  const setAside = setAsideOf(tx, contactId, own).map(({ id }) => id);
  const received = receivedIn(tx, contactId);
  const texts = [...new Set(received.map(({ message }) => readMessage(message).text))];
  tx.delete(phraseSuggestions).where(amongst(phraseSuggestions.text, texts)).run();
  for (const { id, providerId } of received) {
    // Some channels know a message by its sender. Others know it by a number, and know it again.
    if (isAbout(providerId, names))
      tx.update(inbox)
        .set({ providerId: `erased-${id}`, mailId: null })
        .where(eq(inbox.id, id))
        .run();
  }
  tx.update(quarantine)
    .set({ payload: Buffer.from(ERASED), detail: ERASED })
    .where(amongst(quarantine.id, setAside))
    .run();

  const sent = tx
    .select({ providerId: outbox.providerId })
    .from(outbox)
    .where(inArray(outbox.conversationId, talks))
    .all();
  const kept = tx
    .select({ accountId: channelState.accountId, key: channelState.key })
    .from(channelState)
    .where(inArray(channelState.accountId, accountIds))
    .all();
  const sentIds = sent.map(({ providerId }) => providerId);
  for (const { accountId, key } of stateOf(kept, names, sentIds))
    tx.delete(channelState)
      .where(and(eq(channelState.accountId, accountId), eq(channelState.key, key)))
      .run();
  const tries = tx.select().from(identityAttempts).where(eq(identityAttempts.brandId, brandId)).all();
  const counted = tries.filter(({ key }) => isAbout(key, [...names, contactId])).map(({ id }) => id);
  tx.delete(identityAttempts).where(inArray(identityAttempts.id, counted)).run();
  // A code that somebody else asked for goes to the contact on the order.
  const replied = theirs.map(({ replyAddress }) => replyAddress);
  const since = and(sql`${outbox}.rowid > ${upTo}`, isTo(brandId, addressesOf(own, replied)));
  eraseSent(tx, or(amongst(outbox.id, ids), since), at);
}

export function receivedIn(tx: Tx, contactId: string) {
  return tx
    .select()
    .from(inbox)
    .where(inArray(inbox.conversationId, talksOf(tx, contactId)))
    .all();
}

export function eraseSent(tx: Tx, which: SQL | undefined, at: Date): number {
  // There is nothing left to send, nobody to send it to, and nothing that anybody could see to.
  tx.update(outbox)
    .set({ status: 'failed', nextAttemptAt: null })
    .where(and(which, eq(outbox.status, 'queued')))
    .run();
  tx.update(outbox).set({ dealtAt: at, dealtBy: 'system' }).where(and(which, isInUndelivered)).run();
  return tx
    .update(outbox)
    .set({
      to: ERASED,
      content: sql`json_object('text', ${ERASED}, 'options', json('[]'), 'language', json_extract(${outbox.content}, '$.language'))`,
      replyContext: {},
      inReplyTo: null,
      // Providers repeat the address in what they refuse.
      reason: null,
    })
    .where(which)
    .returning({ id: outbox.id })
    .all().length;
}
