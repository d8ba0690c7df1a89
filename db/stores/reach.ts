import { and, asc, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { REFUSALS } from '../../src/core/channel.ts';
import { IDENTITY_KINDS, type Identity } from '../../src/core/contact.ts';
import type { NextWay, Reach, ReachFacts } from '../../src/core/reach.ts';
import type { Client, Db, Tx } from '../client.ts';
import { conversations } from '../schema/conversations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { contacts, identities } from '../schema/people.ts';
import { outboxWays, suppressions } from '../schema/reach.ts';
import { toConversation } from '../shared/rows.ts';
import { accountState } from './account-state.ts';
import { decide } from './next-way.ts';

export function createReach({ read, write }: Client): Reach {
  return {
    facts: (outboundId) => read((db) => facts(db, outboundId)),
    rewrite: (outboundId, content) =>
      write((tx) => void tx.update(outbox).set({ content }).where(eq(outbox.id, outboundId)).run()),
    undecided: (limit) =>
      read((db) =>
        db
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
    isSuppressed: (brandId, identity) => read((db) => suppressedAt(db, brandId, [identity]) !== null),
    account: (accountId, freeMs, now) => read((db) => accountState(db, accountId, freeMs, now)),
    chatWith: (accountId, identity) => read((db) => chatWith(db, accountId, identity)),
  };
}

function facts(db: Db, outboundId: string): ReachFacts | null {
  const row = db
    .select()
    .from(outbox)
    .innerJoin(conversations, eq(conversations.id, outbox.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .leftJoin(outboxWays, eq(outboxWays.outboundId, outbox.id))
    .where(eq(outbox.id, outboundId))
    .get();
  if (row === undefined) return null;
  const { outbox: message, conversations: conversation, contacts: contact, outbox_ways: way } = row;
  const whose = identitiesOf(db, contact.id);
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
    lastInbound: lastInbound(db, contact.id, message.accountId),
    suppressedAt: suppressedAt(db, contact.brandId, whose),
    tried: tried(db, way?.chainId ?? outboundId),
  };
}

export function identitiesOf(db: Db | Tx, contactId: string): ReachFacts['identities'] {
  return db
    .select()
    .from(identities)
    .where(eq(identities.contactId, contactId))
    .orderBy(asc(identities.id))
    .all()
    .flatMap(({ kind, value, proven }) => {
      const known = IDENTITY_KINDS.find((one) => one === kind);
      return known === undefined ? [] : [{ kind: known, value, proven }];
    });
}

/** A chat is the contact's, whichever of its threads on the account the message was written in. */
function lastInbound(db: Db, contactId: string, accountId: string): ReachFacts['lastInbound'] {
  const row = db
    .select({ providerId: inbox.providerId, at: inbox.receivedAt })
    .from(conversations)
    .innerJoin(inbox, eq(inbox.conversationId, conversations.id))
    .where(
      and(
        eq(conversations.contactId, contactId),
        eq(conversations.accountId, accountId),
        sql`json_extract(${inbox.message}, '$.kind') = 'message'`,
      ),
    )
    .orderBy(desc(inbox.receivedAt), desc(inbox.seq))
    .limit(1)
    .get();
  return row ?? null;
}

function suppressedAt(db: Db | Tx, brandId: string, whose: readonly Identity[]): Date | null {
  if (whose.length === 0) return null;
  const row = db
    .select({ at: suppressions.at })
    .from(suppressions)
    .where(
      and(
        eq(suppressions.brandId, brandId),
        or(...whose.map(({ kind, value }) => and(eq(suppressions.kind, kind), eq(suppressions.value, value)))),
      ),
    )
    .orderBy(desc(suppressions.at))
    .limit(1)
    .get();
  return row?.at ?? null;
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
    .map(({ accountId, content }) => ({ accountId, isTemplate: content.approved !== undefined }));
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
