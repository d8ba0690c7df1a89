import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { REFUSALS } from '../../../src/core/channel-outcome.ts';
import { IDENTITY_KINDS, type Identity } from '../../../src/core/contact.ts';
import type { NextWay, Reach, ReachFacts } from '../../../src/core/reach.ts';
import { toConversation } from '../../shared/rows.ts';
import type { Client, Db, Tx } from '../client.ts';
import { done, first } from '../results.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import { outboxWays, suppressions } from '../schema/reach.ts';
import { accountState } from './account-state.ts';
import { decide } from './next-way.ts';

export function createReach({ read, write }: Client): Reach {
  return {
    facts: (outboundId) => read((db) => facts(db, outboundId)),
    rewrite: (outboundId, content) =>
      write((tx) => done(tx.update(outbox).set({ content }).where(eq(outbox.id, outboundId)))),
    undecided: (limit) =>
      read(async (db) =>
        (
          await db
            .select({ id: outboxWays.outboundId })
            .from(outboxWays)
            .where(and(isNotNull(outboxWays.refusedAt), isNull(outboxWays.decidedAt)))
            .orderBy(asc(outboxWays.refusedAt))
            .limit(limit)
        ).map(({ id }) => id),
      ),
    decide: (next: NextWay) => write((tx) => decide(tx, next)),
    suppress: (brandId, whose, at) => write((tx) => suppress(tx, brandId, whose, at)),
    isSuppressed: (brandId, identity) => read(async (db) => (await suppressedAt(db, brandId, [identity])) !== null),
    account: (accountId, freeMs, now) => read((db) => accountState(db, accountId, freeMs, now)),
    chatWith: (accountId, identity) => read((db) => chatWith(db, accountId, identity)),
  };
}

/** STOPs of the receiver of a row of the outbox, by any identity; within a query on it. */
export function stopsOf(db: Db) {
  const isSuppression = and(
    eq(suppressions.brandId, identities.brandId),
    eq(suppressions.kind, identities.kind),
    eq(suppressions.value, identities.value),
  );
  return db
    .select({ at: suppressions.at })
    .from(conversations)
    .innerJoin(identities, eq(identities.contactId, conversations.contactId))
    .innerJoin(suppressions, isSuppression)
    .where(eq(conversations.id, outbox.conversationId));
}

async function facts(db: Db, outboundId: string): Promise<ReachFacts | null> {
  const row = await first(
    db
      .select()
      .from(outbox)
      .innerJoin(conversations, eq(conversations.id, outbox.conversationId))
      .innerJoin(contacts, eq(contacts.id, conversations.contactId))
      .leftJoin(outboxWays, eq(outboxWays.outboundId, outbox.id))
      .where(eq(outbox.id, outboundId))
      .limit(1),
  );
  if (row === undefined) return null;
  const { outbox: message, conversations: conversation, contacts: contact, outbox_ways: way } = row;
  const whose = await identitiesOf(db, contact.id);
  const { to, content, status, reason, inReplyTo, acknowledgesTicketId } = message;
  return {
    outboundId,
    conversation: toConversation(conversation),
    language: conversation.language ?? contact.language,
    identities: whose,
    to,
    content,
    status,
    refusal: REFUSALS.find((known) => known === way?.refusal) ?? null,
    reason,
    inReplyTo,
    acknowledgesTicketId,
    lastInbound: await lastInbound(db, contact.id, message.accountId),
    suppressedAt: await suppressedAt(db, contact.brandId, whose),
    tried: await tried(db, way?.chainId ?? outboundId),
    hasNext: way !== null && way.nextOutboundId !== null,
    isDealtWith: message.dealtAt !== null,
  };
}

export async function identitiesOf(db: Db, contactId: string): Promise<ReachFacts['identities']> {
  return (
    await db.select().from(identities).where(eq(identities.contactId, contactId)).orderBy(asc(identities.id))
  ).flatMap(({ kind, value, proven }) => {
    const known = IDENTITY_KINDS.find((one) => one === kind);
    return known === undefined ? [] : [{ kind: known, value, proven }];
  });
}

/** A chat is the contact's, whichever of its threads on the account they wrote in; each is read from its end. */
async function lastInbound(db: Db, contactId: string, accountId: string): Promise<ReachFacts['lastInbound']> {
  const own = alias(inbox, 'own');
  const newestPlace = db
    .select({ place: own.timelineSeq })
    .from(own)
    .where(and(eq(own.conversationId, conversations.id), sql`${own.message} ->> 'kind' = 'message'`))
    .orderBy(desc(own.timelineSeq))
    .limit(1);
  const row = await first(
    db
      .select({ providerId: inbox.providerId, at: inbox.receivedAt })
      .from(conversations)
      .innerJoin(inbox, and(eq(inbox.conversationId, conversations.id), eq(inbox.timelineSeq, newestPlace)))
      .where(and(eq(conversations.contactId, contactId), eq(conversations.accountId, accountId)))
      .orderBy(desc(inbox.receivedAt), desc(inbox.timelineSeq))
      .limit(1),
  );
  return row ?? null;
}

async function suppressedAt(db: Db, brandId: string, whose: readonly Identity[]): Promise<Date | null> {
  if (whose.length === 0) return null;
  const row = await first(
    db
      .select({ at: suppressions.at })
      .from(suppressions)
      .where(
        and(
          eq(suppressions.brandId, brandId),
          or(...whose.map(({ kind, value }) => and(eq(suppressions.kind, kind), eq(suppressions.value, value)))),
        ),
      )
      .orderBy(desc(suppressions.at))
      .limit(1),
  );
  return row?.at ?? null;
}

async function tried(db: Db, chainId: string): Promise<ReachFacts['tried']> {
  const chain = (
    await db.select({ id: outboxWays.outboundId }).from(outboxWays).where(eq(outboxWays.chainId, chainId))
  ).map(({ id }) => id);
  return (
    await db
      .select({ accountId: outbox.accountId, content: outbox.content })
      .from(outbox)
      .where(inArray(outbox.id, [...chain, chainId]))
  ).map(({ accountId, content }) => ({ accountId, isTemplate: content.approved !== undefined }));
}

export async function suppress(tx: Tx, brandId: string, whose: readonly Identity[], at: Date | null): Promise<void> {
  for (const { kind, value } of whose) {
    const row = { brandId, kind, value };
    if (at === null) {
      await tx
        .delete(suppressions)
        .where(and(eq(suppressions.brandId, brandId), eq(suppressions.kind, kind), eq(suppressions.value, value)));
      continue;
    }
    await tx
      .insert(suppressions)
      .values({ ...row, at })
      .onConflictDoUpdate({ target: [suppressions.brandId, suppressions.kind, suppressions.value], set: { at } });
  }
}

async function chatWith(
  db: Db,
  accountId: string,
  { kind, value }: Identity,
): Promise<Awaited<ReturnType<Reach['chatWith']>>> {
  const row = await first(
    db
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
      .limit(1),
  );
  return row === undefined
    ? null
    : { conversation: toConversation(row.conversation), lastInboundAt: row.lastInboundAt };
}
