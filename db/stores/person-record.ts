import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { unionAll } from 'drizzle-orm/sqlite-core';
import { type Identity, identitySchema } from '../../src/core/contact.ts';
import type { PersonRecord } from '../../src/core/privacy.ts';
import type { Db, Tx } from '../client.ts';
import { type callSteps, calls, type uploadLinks } from '../schema/calls.ts';
import { quarantine } from '../schema/channels.ts';
import { conversations } from '../schema/conversations.ts';
import { effects, ratings, warranties } from '../schema/effects.ts';
import { attachments, inbox, outbox } from '../schema/messages.ts';
import { orderRefunds, orderReturns, orders } from '../schema/orders.ts';
import { contacts, identities } from '../schema/people.ts';
import { suppressions } from '../schema/reach.ts';
import { ticketNumbers, tickets } from '../schema/tickets.ts';
import { exportedFiles } from '../shared/exported-files.ts';
import { namesOf, setAsideFor } from '../shared/traces.ts';
import { hasFiles } from './kept-files.ts';

/** All that is held of them; the messages of their conversations are still missing. */
export function recordOf(db: Db, brandId: string, contactId: string): PersonRecord | null {
  const contact = contactOf(db, brandId, contactId);
  if (contact === undefined) return null;
  const talks = db.select().from(conversations).where(eq(conversations.contactId, contactId)).all();
  const ids = talksOf(db, contactId);
  const own = identitiesOf(db, contactId);
  const values = own.map(({ value }) => value);
  return {
    contactId,
    name: contact.name,
    language: contact.language,
    createdAt: contact.createdAt,
    identities: own.flatMap((row) => identitySchema.safeParse(row).data ?? []),
    conversations: talks.map(({ id, channel, createdAt }) => ({ id, channel, createdAt, messages: [] })),
    tickets: db
      .select()
      .from(tickets)
      .where(eq(tickets.contactId, contactId))
      .all()
      .map(({ id, kind, topic, state, summary, resolution, receivedAt, resolvedAt }) => ({
        numbers: numbersOf(db, id),
        kind,
        topic,
        state,
        summary,
        resolution,
        receivedAt,
        resolvedAt,
      })),
    ratings: db
      .select({ score: ratings.score, comment: ratings.comment, at: ratings.at })
      .from(ratings)
      .where(inArray(ratings.conversationId, ids))
      .all(),
    files: filesOf(db, ids),
    actions: db
      .select({ what: effects.call, given: effects.arguments, outcome: effects.outcome, at: effects.createdAt })
      .from(effects)
      .where(inArray(effects.conversationId, ids))
      .all(),
    calls: db
      .select({ from: calls.from, about: calls.about, at: calls.queuedAt })
      .from(calls)
      .where(areCalls(db, calls, contactId))
      .all(),
    stopped: db
      .select({ value: suppressions.value, at: suppressions.at })
      .from(suppressions)
      .where(and(eq(suppressions.brandId, brandId), inArray(suppressions.value, values)))
      .all(),
    setAside: setAsideOf(db, contactId, own).map(({ id, reason, detail, payload, at }) => ({
      id,
      reason,
      detail,
      raw: payload.toString(),
      at,
    })),
    orders: ordersOf(db, brandId, own),
  };
}

/** The ids of their conversations, within a query: those of a machine that writes by the minute are more than a statement takes values. */
export function talksOf(db: Db | Tx, contactId: string) {
  return db.select({ id: conversations.id }).from(conversations).where(eq(conversations.contactId, contactId));
}

/** A call's conversation is named after it (its CallSid). */
export function areCalls(db: Db | Tx, table: typeof calls | typeof callSteps | typeof uploadLinks, contactId: string) {
  const theirs = db
    .select({ accountId: conversations.accountId, callSid: conversations.threadKey })
    .from(conversations)
    .where(eq(conversations.contactId, contactId));
  return sql`(${table.accountId}, ${table.callSid}) in ${theirs}`;
}

export function contactOf(db: Db | Tx, brandId: string, contactId: string) {
  return db
    .select()
    .from(contacts)
    .where(and(eq(contacts.brandId, brandId), eq(contacts.id, contactId)))
    .get();
}

export function identitiesOf(db: Db | Tx, contactId: string) {
  return db.select().from(identities).where(eq(identities.contactId, contactId)).all();
}

export function numbersOf(db: Db | Tx, ticketId: string): string[] {
  const own = eq(ticketNumbers.ticketId, ticketId);
  const rows = db.select().from(ticketNumbers).where(own).orderBy(asc(ticketNumbers.position)).all();
  return rows.map(({ number }) => number);
}

/** What came over the accounts of these conversations, could not be taken, and is theirs. */
export function setAsideOf(db: Db | Tx, contactId: string, own: readonly Pick<Identity, 'value'>[]) {
  const received = db
    .select({ accountId: inbox.accountId, providerId: inbox.providerId, copies: inbox.copies })
    .from(inbox)
    .where(inArray(inbox.conversationId, talksOf(db, contactId)))
    .all();
  const talks = db
    .selectDistinct({ accountId: conversations.accountId })
    .from(conversations)
    .where(eq(conversations.contactId, contactId))
    .all();
  const cameTo = received.flatMap(({ accountId, copies }) => [
    accountId,
    ...(copies ?? []).map((copy) => copy.accountId),
  ]);
  const accountIds = [...new Set([...talks.map(({ accountId }) => accountId), ...cameTo])];
  const rows = db.select().from(quarantine).where(inArray(quarantine.accountId, accountIds)).all();
  return setAsideFor(rows, namesOf(own), received);
}

function filesOf(db: Db, conversationIds: ReturnType<typeof talksOf>): PersonRecord['files'] {
  const received = db
    .select({
      id: attachments.id,
      name: attachments.name,
      contentType: attachments.contentType,
      size: attachments.size,
      sha256: attachments.sha256,
    })
    .from(attachments)
    .where(inArray(attachments.conversationId, conversationIds))
    .all();
  const sent = db
    .select({ content: outbox.content })
    .from(outbox)
    .where(and(inArray(outbox.conversationId, conversationIds), hasFiles))
    .all();
  return exportedFiles(received, sent);
}

function ordersOf(
  db: Db,
  brandId: string,
  own: readonly { kind: string; value: string; proven: boolean }[],
): PersonRecord['orders'] {
  const proven = own.filter((identity) => identity.proven).map(({ value }) => value);
  // A union finds each by its own index; with an "or" all orders of the brand are walked along.
  const by = (column: typeof orders.phone | typeof orders.email) =>
    db
      .select({ number: orders.number })
      .from(orders)
      .where(and(eq(orders.brandId, brandId), inArray(column, proven)));
  return db
    .select()
    .from(orders)
    .where(and(eq(orders.brandId, brandId), inArray(orders.number, unionAll(by(orders.phone), by(orders.email)))))
    .all()
    .map(({ number, placedAt, status, customerName, phone, email, pinCode }) => ({
      number,
      placedAt,
      status,
      customerName,
      phone,
      email,
      pinCode,
      refunds: db
        .select({
          amountPaise: orderRefunds.amountPaise,
          status: orderRefunds.status,
          payout: orderRefunds.payout,
          reference: orderRefunds.reference,
        })
        .from(orderRefunds)
        .where(and(eq(orderRefunds.brandId, brandId), eq(orderRefunds.orderNumber, number)))
        .all(),
      returns: db
        .select({
          kind: orderReturns.kind,
          sku: orderReturns.sku,
          reason: orderReturns.reason,
          status: orderReturns.status,
          pickupDay: orderReturns.pickupDay,
        })
        .from(orderReturns)
        .where(and(eq(orderReturns.brandId, brandId), eq(orderReturns.orderNumber, number)))
        .all(),
      warranties: db
        .select({
          serial: warranties.serial,
          title: warranties.title,
          startsAt: warranties.startsAt,
          expiresAt: warranties.expiresAt,
        })
        .from(warranties)
        .where(and(eq(warranties.brandId, brandId), eq(warranties.orderNumber, number)))
        .all(),
    }));
}
