import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { type Identity, identitySchema } from '../../../src/core/contact.ts';
import type { PersonRecord } from '../../../src/core/privacy.ts';
import { exportedFiles } from '../../shared/exported-files.ts';
import { namesOf, setAsideFor } from '../../shared/traces.ts';
import type { Db } from '../client.ts';
import { first, inOrder } from '../results.ts';
import { type callSteps, calls, type uploadLinks } from '../schema/calls.ts';
import { quarantine } from '../schema/channels.ts';
import { conversations } from '../schema/conversations.ts';
import { effects, ratings, warranties } from '../schema/effects.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { orderRefunds, orderReturns, orders } from '../schema/orders.ts';
import { contacts, identities } from '../schema/people.ts';
import { suppressions } from '../schema/reach.ts';
import { ticketNumbers, tickets } from '../schema/tickets.ts';
import { hasFiles } from './kept-files.ts';

/** All that is held of them; the messages of their conversations are still missing. */
export async function recordOf(db: Db, brandId: string, contactId: string): Promise<PersonRecord | null> {
  const contact = await contactOf(db, brandId, contactId);
  if (contact === undefined) return null;
  const talks = await db.select().from(conversations).where(eq(conversations.contactId, contactId));
  const ids = talksOf(db, contactId);
  const own = await identitiesOf(db, contactId);
  const values = own.map(({ value }) => value);
  return {
    contactId,
    name: contact.name,
    language: contact.language,
    createdAt: contact.createdAt,
    identities: own.flatMap((row) => identitySchema.safeParse(row).data ?? []),
    conversations: talks.map(({ id, channel, createdAt }) => ({ id, channel, createdAt, messages: [] })),
    tickets: await inOrder(
      await db.select().from(tickets).where(eq(tickets.contactId, contactId)),
      async ({ id, kind, topic, state, summary, resolution, receivedAt, resolvedAt }) => ({
        numbers: await numbersOf(db, id),
        kind,
        topic,
        state,
        summary,
        resolution,
        receivedAt,
        resolvedAt,
      }),
    ),
    ratings: await db
      .select({ score: ratings.score, comment: ratings.comment, at: ratings.at })
      .from(ratings)
      .where(inArray(ratings.conversationId, ids)),
    files: await filesOf(db, ids),
    actions: await db
      .select({ what: effects.call, given: effects.arguments, outcome: effects.outcome, at: effects.createdAt })
      .from(effects)
      .where(inArray(effects.conversationId, ids)),
    calls: await db
      .select({ from: calls.from, about: calls.about, at: calls.queuedAt })
      .from(calls)
      .where(areCalls(db, calls, contactId)),
    stopped: await db
      .select({ value: suppressions.value, at: suppressions.at })
      .from(suppressions)
      .where(and(eq(suppressions.brandId, brandId), inArray(suppressions.value, values))),
    setAside: (await setAsideOf(db, contactId, own)).map(({ id, reason, detail, payload, at }) => ({
      id,
      reason,
      detail,
      raw: payload.toString(),
      at,
    })),
    orders: await ordersOf(db, brandId, own),
  };
}

/** The ids of their conversations, within a query: those of a machine that writes by the minute are more than a statement takes values. */
export function talksOf(db: Db, contactId: string) {
  return db.select({ id: conversations.id }).from(conversations).where(eq(conversations.contactId, contactId));
}

/** A call's conversation is named after it (its CallSid). */
export function areCalls(db: Db, table: typeof calls | typeof callSteps | typeof uploadLinks, contactId: string) {
  const theirs = db
    .select({ accountId: conversations.accountId, callSid: conversations.threadKey })
    .from(conversations)
    .where(eq(conversations.contactId, contactId));
  return sql`(${table.accountId}, ${table.callSid}) in ${theirs}`;
}

export async function contactOf(db: Db, brandId: string, contactId: string) {
  return first(
    db
      .select()
      .from(contacts)
      .where(and(eq(contacts.brandId, brandId), eq(contacts.id, contactId)))
      .limit(1),
  );
}

export async function identitiesOf(db: Db, contactId: string) {
  return db.select().from(identities).where(eq(identities.contactId, contactId));
}

export async function numbersOf(db: Db, ticketId: string): Promise<string[]> {
  const own = eq(ticketNumbers.ticketId, ticketId);
  const rows = await db.select().from(ticketNumbers).where(own).orderBy(asc(ticketNumbers.position));
  return rows.map(({ number }) => number);
}

/** What came over the accounts of these conversations, could not be taken, and is theirs. */
export async function setAsideOf(db: Db, contactId: string, own: readonly Pick<Identity, 'value'>[]) {
  const received = await db
    .select({ accountId: inbox.accountId, providerId: inbox.providerId, copies: inbox.copies })
    .from(inbox)
    .where(inArray(inbox.conversationId, talksOf(db, contactId)));
  const talks = await db
    .selectDistinct({ accountId: conversations.accountId })
    .from(conversations)
    .where(eq(conversations.contactId, contactId));
  const cameTo = received.flatMap(({ accountId, copies }) => [
    accountId,
    ...(copies ?? []).map((copy) => copy.accountId),
  ]);
  const accountIds = [...new Set([...talks.map(({ accountId }) => accountId), ...cameTo])];
  const rows = await db.select().from(quarantine).where(inArray(quarantine.accountId, accountIds));
  return setAsideFor(rows, namesOf(own), received);
}

async function filesOf(db: Db, conversationIds: ReturnType<typeof talksOf>): Promise<PersonRecord['files']> {
  const received = await db
    .select({
      id: attachments.id,
      name: attachments.name,
      contentType: attachments.contentType,
      size: attachments.size,
      sha256: attachments.sha256,
    })
    .from(attachments)
    .where(inArray(attachments.conversationId, conversationIds));
  const sent = await db
    .select({ content: outbox.content })
    .from(outbox)
    .where(and(inArray(outbox.conversationId, conversationIds), hasFiles));
  return exportedFiles(received, sent);
}

async function ordersOf(
  db: Db,
  brandId: string,
  own: readonly { kind: string; value: string; proven: boolean }[],
): Promise<PersonRecord['orders']> {
  const proven = own.filter((identity) => identity.proven).map(({ value }) => value);
  const isTheirs = or(inArray(orders.phone, proven), inArray(orders.email, proven));
  const rows = await db
    .select()
    .from(orders)
    .where(and(eq(orders.brandId, brandId), isTheirs));
  return inOrder(rows, async ({ number, placedAt, status, customerName, phone, email, pinCode }) => ({
    number,
    placedAt,
    status,
    customerName,
    phone,
    email,
    pinCode,
    refunds: await db
      .select({
        amountPaise: orderRefunds.amountPaise,
        status: orderRefunds.status,
        payout: orderRefunds.payout,
        reference: orderRefunds.reference,
      })
      .from(orderRefunds)
      .where(and(eq(orderRefunds.brandId, brandId), eq(orderRefunds.orderNumber, number))),
    returns: await db
      .select({
        kind: orderReturns.kind,
        sku: orderReturns.sku,
        reason: orderReturns.reason,
        status: orderReturns.status,
        pickupDay: orderReturns.pickupDay,
      })
      .from(orderReturns)
      .where(and(eq(orderReturns.brandId, brandId), eq(orderReturns.orderNumber, number))),
    warranties: await db
      .select({
        serial: warranties.serial,
        title: warranties.title,
        startsAt: warranties.startsAt,
        expiresAt: warranties.expiresAt,
      })
      .from(warranties)
      .where(and(eq(warranties.brandId, brandId), eq(warranties.orderNumber, number))),
  }));
}
