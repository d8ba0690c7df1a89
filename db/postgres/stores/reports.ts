import { and, asc, count, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { type Period, percentiles, type Report, type Reports } from '../../../src/core/report.ts';
import { hasFailed, hasFailedAndIsDealtWith, isLastTry } from '../../shared/lost.ts';
import { compliance, customerWrote, personSpoke, readingsOf, topics } from '../../shared/reporting.ts';
import type { Client, Db } from '../client.ts';
import { done, first } from '../results.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { ratings } from '../schema/effects.ts';
import { phraseSuggestions } from '../schema/integrations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { tickets } from '../schema/tickets.ts';
import { toTickets } from './ticket-rows.ts';

export function createReports({ read, write }: Client): Reports {
  return {
    report: (period, now) => read((db) => report(db, period, now)),
    register: (period) =>
      read(async (db) => {
        const rows = await db
          .select({ ticket: tickets, contactName: contacts.name, channel: conversations.channel })
          .from(tickets)
          .innerJoin(contacts, eq(contacts.id, tickets.contactId))
          .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
          .where(and(received(period), eq(tickets.kind, 'complaint'), isNull(tickets.mergedIntoId)))
          .orderBy(asc(tickets.receivedAt));
        const whole = await toTickets(
          db,
          rows.map(({ ticket }) => ticket),
        );
        return rows.flatMap(({ contactName, channel }, index) => {
          const ticket = whole[index];
          return ticket === undefined ? [] : [{ ticket, contactName, channel }];
        });
      }),
    suggestPhrase: (suggestion) => write((tx) => done(tx.insert(phraseSuggestions).values(suggestion))),
    phraseSuggestions: (limit) =>
      read((db) => db.select().from(phraseSuggestions).orderBy(desc(phraseSuggestions.at)).limit(limit)),
  };
}

function received({ brandIds, from, to }: Period) {
  return and(inArray(tickets.brandId, [...brandIds]), gte(tickets.receivedAt, from), lt(tickets.receivedAt, to));
}

function began({ brandIds, from, to }: Period) {
  return and(
    inArray(conversations.brandId, [...brandIds]),
    gte(conversations.createdAt, from),
    lt(conversations.createdAt, to),
    customerWrote,
  );
}

async function report(db: Db, period: Period, now: Date): Promise<Report> {
  const opened = await db
    .select({
      kind: tickets.kind,
      topic: tickets.topic,
      mergedIntoId: tickets.mergedIntoId,
      receivedAt: tickets.receivedAt,
      firstRepliedAt: tickets.firstRepliedAt,
      acknowledgedAt: tickets.acknowledgedAt,
      resolvedAt: tickets.resolvedAt,
      ackDueAt: tickets.ackDueAt,
      redressDueAt: tickets.redressDueAt,
    })
    .from(tickets)
    .where(received(period));
  const seconds = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;
  const replies = opened.flatMap(({ receivedAt, firstRepliedAt: at }) =>
    at === null ? [] : [seconds(receivedAt, at)],
  );
  const solved = opened.flatMap(({ receivedAt, resolvedAt: at }) => (at === null ? [] : [seconds(receivedAt, at)]));
  const complaints = opened.filter(({ kind, mergedIntoId }) => kind === 'complaint' && mergedIntoId === null);
  return {
    volumes: await volumes(db, period),
    ...(await readings(db, period)),
    tickets: topics(opened),
    containment: await containment(db, period),
    firstReplySeconds: percentiles(replies),
    resolutionSeconds: percentiles(solved),
    clocks: [
      compliance(
        'acknowledgement',
        complaints.map((one) => ({ dueAt: one.ackDueAt, metAt: one.acknowledgedAt })),
        now,
      ),
      compliance(
        'redress',
        complaints.map((one) => ({ dueAt: one.redressDueAt, metAt: one.resolvedAt })),
        now,
      ),
    ],
    csat: await csat(db, period),
    undelivered: await undelivered(db, period),
  };
}

async function volumes(db: Db, period: Period): Promise<Report['volumes']> {
  const day = sql<string>`to_char(${conversations.createdAt} at time zone 'Asia/Kolkata', 'YYYY-MM-DD')`;
  return db
    .select({ day, channel: conversations.channel, conversations: count() })
    .from(conversations)
    .where(began(period))
    .groupBy(day, conversations.channel)
    .orderBy(day);
}

/** What the bot read, how fast it answered, and what it did not understand: one walk over the turns. */
async function readings(
  db: Db,
  { brandIds, from, to }: Period,
): Promise<Pick<Report, 'flows' | 'botSeconds' | 'unrecognised'>> {
  const rows = await db
    .select({
      understood: turns.understood,
      at: turns.committedAt,
      receivedAt: inbox.receivedAt,
      text: sql<string>`${inbox.message} ->> 'text'`,
    })
    .from(turns)
    .innerJoin(conversations, eq(conversations.id, turns.conversationId))
    .innerJoin(inbox, eq(inbox.turnId, turns.id))
    .where(and(inArray(conversations.brandId, [...brandIds]), gte(turns.committedAt, from), lt(turns.committedAt, to)));
  return readingsOf(rows);
}

async function containment(db: Db, period: Period): Promise<Report['containment']> {
  const withTicket = db.select({ id: tickets.conversationId }).from(tickets);
  const all = (await first(db.select({ n: count() }).from(conversations).where(began(period)).limit(1)))?.n ?? 0;
  const given =
    (
      await first(
        db
          .select({ n: count() })
          .from(conversations)
          .where(and(began(period), or(inArray(conversations.id, withTicket), personSpoke)))
          .limit(1),
      )
    )?.n ?? 0;
  return { conversations: all, contained: all - given };
}

async function csat(db: Db, { brandIds, from, to }: Period): Promise<Report['csat']> {
  const scores = await db
    .select({ score: ratings.score, count: count() })
    .from(ratings)
    .where(and(inArray(ratings.brandId, [...brandIds]), gte(ratings.at, from), lt(ratings.at, to)))
    .groupBy(ratings.score)
    .orderBy(ratings.score);
  const asked =
    (
      await first(
        db
          .select({ n: count() })
          .from(tickets)
          .where(
            and(inArray(tickets.brandId, [...brandIds]), gte(tickets.surveyedAt, from), lt(tickets.surveyedAt, to)),
          )
          .limit(1),
      )
    )?.n ?? 0;
  const answered = scores.reduce((sum, one) => sum + one.count, 0);
  const total = scores.reduce((sum, one) => sum + one.score * one.count, 0);
  return { asked, answered, average: answered === 0 ? null : total / answered, scores };
}

/** What somebody has dealt with did not arrive either. Each half has its own index. */
async function undelivered(db: Db, { brandIds, from, to }: Period): Promise<number> {
  const within = [inArray(outbox.brandId, [...brandIds]), gte(outbox.createdAt, from), lt(outbox.createdAt, to)];
  const counted = async (half: SQL): Promise<number> => {
    const which = and(...within, half, isLastTry);
    return (await first(db.select({ n: count() }).from(outbox).where(which).limit(1)))?.n ?? 0;
  };
  return (await counted(hasFailed)) + (await counted(hasFailedAndIsDealtWith));
}
