import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { REFUSALS } from '../../src/core/channel-outcome.ts';
import { IDENTITY_KINDS, type Identity } from '../../src/core/contact.ts';
import type { NextWay, Reach, ReachFacts } from '../../src/core/reach.ts';
import type { Client, Db, Tx } from '../client.ts';
import { given } from '../prepared.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import { outboxWays, suppressions } from '../schema/reach.ts';
import { toConversation } from '../shared/rows.ts';
import { decide } from './next-way.ts';

export function createReach({ db, read, write }: Client, { account }: Pick<Reach, 'account'>): Reach {
  const queries = prepare(db);
  return {
    facts: (outboundId) => read((reader) => facts(reader, queries, outboundId)),
    rewrite: (outboundId, content) =>
      write((tx) => void tx.update(outbox).set({ content }).where(eq(outbox.id, outboundId)).run()),
    undecided: (limit) =>
      read((reader) =>
        reader
          .select({ id: outboxWays.outboundId })
          .from(outboxWays)
          .where(and(isNotNull(outboxWays.refusedAt), isNull(outboxWays.decidedAt)))
          .orderBy(asc(outboxWays.refusedAt))
          .limit(limit)
          .all()
          .map(({ id }) => id),
      ),
    decide: (next: NextWay) => write((tx) => decide(tx, next)),
    suppress: (brandId, whose, at) => write((tx) => suppress(tx, brandId, whose, at)),
    isSuppressed: (brandId, identity) => read((reader) => isSuppressed(reader, brandId, identity)),
    account,
    chatWith: (accountId, identity) => read((reader) => chatWith(reader, accountId, identity)),
  };
}

type Queries = ReturnType<typeof prepare>;

const isSuppression = and(
  eq(suppressions.brandId, identities.brandId),
  eq(suppressions.kind, identities.kind),
  eq(suppressions.value, identities.value),
);

/** What is asked before a sending where the channel has a window, or the receiver said STOP. */
function prepare(db: Db) {
  const own = eq(contacts.id, given(contacts.id));
  return {
    message: db
      .select()
      .from(outbox)
      .innerJoin(conversations, eq(conversations.id, outbox.conversationId))
      .innerJoin(contacts, eq(contacts.id, conversations.contactId))
      .leftJoin(outboxWays, eq(outboxWays.outboundId, outbox.id))
      .where(eq(outbox.id, given(outbox.id)))
      .prepare(),
    identities: ofContact(db, given(contacts.id)).prepare(),
    lastInbound: newestWritten(db),
    suppressedAt: db
      .select({ at: suppressions.at })
      .from(contacts)
      .innerJoin(identities, eq(identities.contactId, contacts.id))
      .innerJoin(suppressions, isSuppression)
      .where(own)
      .orderBy(desc(suppressions.at))
      .prepare(),
  };
}

/** A chat is the contact's, whichever of its threads on the account they wrote in; each is read from its end. */
function newestWritten(db: Db) {
  const own = alias(inbox, 'own');
  const newestPlace = db
    .select({ place: own.timelineSeq })
    .from(own)
    .where(and(eq(own.conversationId, conversations.id), sql`json_extract(${own.message}, '$.kind') = 'message'`))
    .orderBy(desc(own.timelineSeq))
    .limit(1);
  return db
    .select({ providerId: inbox.providerId, at: inbox.receivedAt })
    .from(conversations)
    .innerJoin(inbox, and(eq(inbox.conversationId, conversations.id), eq(inbox.timelineSeq, newestPlace)))
    .where(
      and(
        eq(conversations.contactId, given(conversations.contactId)),
        eq(conversations.accountId, given(conversations.accountId)),
      ),
    )
    .orderBy(desc(inbox.receivedAt), desc(inbox.timelineSeq))
    .limit(1)
    .prepare();
}

/** STOPs of the receiver of a row of the outbox, by any identity; within a query on it. */
export function stopsOf(db: Db) {
  return db
    .select({ at: suppressions.at })
    .from(conversations)
    .innerJoin(identities, eq(identities.contactId, conversations.contactId))
    .innerJoin(suppressions, isSuppression)
    .where(eq(conversations.id, outbox.conversationId));
}

function facts(db: Db, queries: Queries, outboundId: string): ReachFacts | null {
  const row = queries.message.get({ id: outboundId });
  if (row === undefined) return null;
  const { outbox: message, conversations: conversation, contacts: contact, outbox_ways: way } = row;
  const { to, content, status, reason, inReplyTo, acknowledgesTicketId } = message;
  return {
    outboundId,
    conversation: toConversation(conversation),
    language: conversation.language ?? contact.language,
    identities: known(queries.identities.all({ id: contact.id })),
    to,
    content,
    status,
    refusal: REFUSALS.find((one) => one === way?.refusal) ?? null,
    reason,
    inReplyTo,
    acknowledgesTicketId,
    lastInbound: queries.lastInbound.get({ contact_id: contact.id, account_id: message.accountId }) ?? null,
    suppressedAt: queries.suppressedAt.get({ id: contact.id })?.at ?? null,
    tried: way === null ? [triedWay(message)] : tried(db, way.chainId),
    hasNext: way !== null && way.nextOutboundId !== null,
    isDealtWith: message.dealtAt !== null,
  };
}

export function identitiesOf(db: Db | Tx, contactId: string): ReachFacts['identities'] {
  return known(ofContact(db, contactId).all());
}

function ofContact(db: Db | Tx, contactId: string | SQL) {
  return db.select().from(identities).where(eq(identities.contactId, contactId)).orderBy(asc(identities.id));
}

function known(rows: readonly (typeof identities.$inferSelect)[]): ReachFacts['identities'] {
  return rows.flatMap(({ kind, value, proven }) => {
    const one = IDENTITY_KINDS.find((candidate) => candidate === kind);
    return one === undefined ? [] : [{ kind: one, value, proven }];
  });
}

function isSuppressed(db: Db, brandId: string, { kind, value }: Identity): boolean {
  const own = [eq(suppressions.brandId, brandId), eq(suppressions.kind, kind), eq(suppressions.value, value)];
  return (
    db
      .select({ at: suppressions.at })
      .from(suppressions)
      .where(and(...own))
      .get() !== undefined
  );
}

function tried(db: Db, chainId: string): ReachFacts['tried'] {
  const chain = db
    .select({ id: outboxWays.outboundId })
    .from(outboxWays)
    .where(eq(outboxWays.chainId, chainId))
    .all()
    .map(({ id }) => id);
  return db
    .select({ accountId: outbox.accountId, content: outbox.content })
    .from(outbox)
    .where(inArray(outbox.id, [...chain, chainId]))
    .all()
    .map(triedWay);
}

function triedWay({
  accountId,
  content,
}: Pick<typeof outbox.$inferSelect, 'accountId' | 'content'>): ReachFacts['tried'][number] {
  return { accountId, isTemplate: content.approved !== undefined };
}

export function suppress(tx: Tx, brandId: string, whose: readonly Identity[], at: Date | null): void {
  for (const { kind, value } of whose) {
    const row = { brandId, kind, value };
    if (at === null) {
      tx.delete(suppressions)
        .where(and(eq(suppressions.brandId, brandId), eq(suppressions.kind, kind), eq(suppressions.value, value)))
        .run();
      continue;
    }
    tx.insert(suppressions)
      .values({ ...row, at })
      .onConflictDoUpdate({ target: [suppressions.brandId, suppressions.kind, suppressions.value], set: { at } })
      .run();
  }
}

function chatWith(db: Db, accountId: string, { kind, value }: Identity): Awaited<ReturnType<Reach['chatWith']>> {
  const row = db
    .select({ conversation: conversations, lastInboundAt: inbox.receivedAt })
    .from(identities)
    .innerJoin(conversations, eq(conversations.contactId, identities.contactId))
    .innerJoin(inbox, eq(inbox.conversationId, conversations.id))
    .where(
      and(
        eq(identities.kind, kind),
        eq(identities.value, value),
        eq(identities.proven, true),
        eq(conversations.accountId, accountId),
      ),
    )
    .orderBy(desc(inbox.receivedAt))
    .limit(1)
    .get();
  return row === undefined
    ? null
    : { conversation: toConversation(row.conversation), lastInboundAt: row.lastInboundAt };
}
