import { and, asc, count, desc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { type Period, percentiles, type Report, type Reports } from '../../src/core/report.ts';
import type { Client, Db } from '../client.ts';
import { conversations, turns } from '../schema/conversations.ts';
import { ratings } from '../schema/effects.ts';
import { phraseSuggestions } from '../schema/integrations.ts';
import { inbox, outbox } from '../schema/messages.ts';
import { contacts } from '../schema/people.ts';
import { tickets } from '../schema/tickets.ts';
import { hasFailed, hasFailedAndIsDealtWith, isLastTry } from '../shared/lost.ts';
import { compliance, customerWrote, personSpoke, readingsOf, topics } from '../shared/reporting.ts';
import { toTickets } from './ticket-rows.ts';

/** The part of the port that may run in another thread. */
export type ReportReads = Pick<Reports, 'report' | 'register'>;

const PAGE = 5_000;
export function createReports({ read, write }: Client, { report, register }: ReportReads): Reports {
  return {
    report,
    register,
    suggestPhrase: (suggestion) => write((tx) => void tx.insert(phraseSuggestions).values(suggestion).run()),
    phraseSuggestions: (limit) =>
      read((db) => db.select().from(phraseSuggestions).orderBy(desc(phraseSuggestions.at)).limit(limit).all()),
  };
}

/** What walks over many rows. */
export function createReportReads({ read }: Pick<Client, 'read'>): ReportReads {
  return {
    report: (period, now) => read((db) => report(db, period, now)),
    register: (period) =>
      read((db) => {
        const rows = db
          .select({ ticket: tickets, contactName: contacts.name, channel: conversations.channel })
          .from(tickets)
          .innerJoin(contacts, eq(contacts.id, tickets.contactId))
          .innerJoin(conversations, eq(conversations.id, tickets.conversationId))
          .where(and(received(period), eq(tickets.kind, 'complaint'), isNull(tickets.mergedIntoId)))
          .orderBy(asc(tickets.receivedAt))
          .all();
        return pagesOf(rows).flatMap((page) => {
          const whole = toTickets(
            db,
            page.map(({ ticket }) => ticket),
          );
          return page.flatMap(({ contactName, channel }, index) => {
            const ticket = whole[index];
            return ticket === undefined ? [] : [{ ticket, contactName, channel }];
          });
        });
      }),
  };
}

/** SQLite takes 32,766 values in one statement (https://www.sqlite.org/limits.html). */
function pagesOf<T>(rows: readonly T[]): T[][] {
  const pages = Math.ceil(rows.length / PAGE);
  return Array.from({ length: pages }, (_, page) => rows.slice(page * PAGE, (page + 1) * PAGE));
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

function report(db: Db, period: Period, now: Date): Report {
  const opened = db
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
    .where(received(period))
    .all();
  const seconds = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / 1000;
  const replies = opened.flatMap(({ receivedAt, firstRepliedAt: at }) =>
    at === null ? [] : [seconds(receivedAt, at)],
  );
  const solved = opened.flatMap(({ receivedAt, resolvedAt: at }) => (at === null ? [] : [seconds(receivedAt, at)]));
  const complaints = opened.filter(({ kind, mergedIntoId }) => kind === 'complaint' && mergedIntoId === null);
  return {
    volumes: volumes(db, period),
    ...readings(db, period),
    tickets: topics(opened),
    containment: containment(db, period),
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
    csat: csat(db, period),
    undelivered: undelivered(db, period),
  };
}

function volumes(db: Db, period: Period): Report['volumes'] {
  const day = sql<string>`date(${conversations.createdAt} / 1000, 'unixepoch', '+330 minutes')`;
  return db
    .select({ day, channel: conversations.channel, conversations: count() })
    .from(conversations)
    .where(began(period))
    .groupBy(day, conversations.channel)
    .orderBy(day)
    .all();
}

/** What the bot read, how fast it answered, and what it did not understand: one walk over the turns. */
function readings(db: Db, { brandIds, from, to }: Period): Pick<Report, 'flows' | 'botSeconds' | 'unrecognised'> {
  const rows = db
    .select({
      understood: turns.understood,
      at: turns.committedAt,
      receivedAt: inbox.receivedAt,
      text: sql<string>`json_extract(${inbox.message}, '$.text')`,
    })
    .from(turns)
    .innerJoin(conversations, eq(conversations.id, turns.conversationId))
    .innerJoin(inbox, eq(inbox.turnId, turns.id))
    .where(and(inArray(conversations.brandId, [...brandIds]), gte(turns.committedAt, from), lt(turns.committedAt, to)))
    .all();
  return readingsOf(rows);
}

function containment(db: Db, period: Period): Report['containment'] {
  const withTicket = db.select({ id: tickets.conversationId }).from(tickets);
  const all = db.select({ n: count() }).from(conversations).where(began(period)).get()?.n ?? 0;
  const given =
    db
      .select({ n: count() })
      .from(conversations)
      .where(and(began(period), or(inArray(conversations.id, withTicket), personSpoke)))
      .get()?.n ?? 0;
  return { conversations: all, contained: all - given };
}

function csat(db: Db, { brandIds, from, to }: Period): Report['csat'] {
  const scores = db
    .select({ score: ratings.score, count: count() })
    .from(ratings)
    .where(and(inArray(ratings.brandId, [...brandIds]), gte(ratings.at, from), lt(ratings.at, to)))
    .groupBy(ratings.score)
    .orderBy(ratings.score)
    .all();
  const asked =
    db
      .select({ n: count() })
      .from(tickets)
      .where(and(inArray(tickets.brandId, [...brandIds]), gte(tickets.surveyedAt, from), lt(tickets.surveyedAt, to)))
      .get()?.n ?? 0;
  const answered = scores.reduce((sum, one) => sum + one.count, 0);
  const total = scores.reduce((sum, one) => sum + one.score * one.count, 0);
  return { asked, answered, average: answered === 0 ? null : total / answered, scores };
}

/** What somebody has dealt with did not arrive either. Each half has its own index. */
function undelivered(db: Db, { brandIds, from, to }: Period): number {
  const within = [inArray(outbox.brandId, [...brandIds]), gte(outbox.createdAt, from), lt(outbox.createdAt, to)];
  const counted = (half: SQL): number =>
    db
      .select({ n: count() })
      .from(outbox)
      .where(and(...within, half, isLastTry))
      .get()?.n ?? 0;
  return counted(hasFailed) + counted(hasFailedAndIsDealtWith);
}
