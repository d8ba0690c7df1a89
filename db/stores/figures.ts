import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Compliance, Count, FigureSpan, FigureStore, Figures, Percentiles } from '../../src/core/figures.ts';
import type { Client, Db } from '../client.ts';
import { register } from './figures-register.ts';

const TOP = 15;
/** India has one time zone and no summer time: its days are those of UTC, moved. */
const INDIA_MS = 5.5 * 60 * 60 * 1000;

export function createFigures({ read }: Client): FigureStore {
  return {
    figures: (span) => read((db) => figures(db, span)),
    register: (span) => read((db) => register(db, span)),
  };
}

function figures(db: Db, span: FigureSpan): Figures {
  const inSpan = receivedIn(span);
  const { brandIds, from, until } = span;
  const brands = listOf(brandIds);
  const began = sql`c.brand_id in (${brands}) and c.created_at >= ${from.getTime()} and c.created_at < ${until.getTime()}`;
  return {
    tickets: one(db, sql`select count(*) as n from tickets t where ${inSpan}`),
    days: days(db, inSpan),
    channels: counts(
      db,
      sql`select c.channel as name, count(*) as count from tickets t join conversations c on c.id = t.conversation_id
        where ${inSpan} group by 1 order by 2 desc`,
    ),
    topics: counts(
      db,
      sql`select t.topic as name, count(*) as count from tickets t where ${inSpan} group by 1 order by 2 desc limit ${TOP}`,
    ),
    conversations: {
      all: one(db, sql`select count(*) as n from conversations c where ${began}`),
      contained: one(
        db,
        sql`select count(*) as n from conversations c where ${began} and c.holder = 'bot'
          and not exists (select 1 from tickets t where t.conversation_id = c.id)
          and not exists (select 1 from outbox o where o.conversation_id = c.id and o.author_id is not null)`,
      ),
    },
    firstReply: percentiles(db, sql`t.first_replied_at - t.received_at`, inSpan),
    resolution: percentiles(db, sql`t.resolved_at - t.received_at`, inSpan),
    acknowledgement: compliance(db, inSpan, { due: sql`t.ack_due_at`, done: sql`t.acknowledged_at` }, span),
    redress: compliance(db, inSpan, { due: sql`t.redress_due_at`, done: sql`t.resolved_at` }, span),
    ...opinions(db, span),
  };
}

function receivedIn({ brandIds, from, until }: FigureSpan): SQL {
  return sql`t.brand_id in (${listOf(brandIds)}) and t.received_at >= ${from.getTime()} and t.received_at < ${until.getTime()}`;
}

function opinions(db: Db, { brandIds, from, until }: FigureSpan) {
  const brands = listOf(brandIds);
  const [start, end] = [from.getTime(), until.getTime()];
  const rated = ratedSchema.parse(
    db.get(sql`select count(*) as answers, avg(score) as average from ratings
      where brand_id in (${brands}) and at >= ${start} and at < ${end}`),
  );
  return {
    satisfaction: rated,
    undelivered: counts(
      db,
      sql`select c.channel as name, count(*) as count from outbox o join conversations c on c.id = o.conversation_id
        where o.brand_id in (${brands}) and o.status in ('failed', 'uncertain') and o.created_at >= ${start} and o.created_at < ${end}
        group by 1 order by 2 desc`,
    ),
    unrecognised: counts(
      db,
      sql`select lower(trim(json_extract(i.message, '$.text'))) as name, count(*) as count
        from inbox i join turns u on u.id = i.turn_id join conversations c on c.id = i.conversation_id
        where c.brand_id in (${brands}) and i.received_at >= ${start} and i.received_at < ${end}
          and exists (select 1 from json_each(u.understood) r where json_extract(r.value, '$.read') = 'nothing')
          and coalesce(json_extract(i.message, '$.text'), '') <> ''
        group by 1 order by 2 desc limit ${TOP}`,
    ),
  };
}
const ratedSchema = z.object({ answers: z.number(), average: z.number().nullable() });

const dayRowsSchema = z.array(z.object({ day: z.string(), complaints: z.number(), requests: z.number() }));

function days(db: Db, inSpan: SQL): Figures['days'] {
  return dayRowsSchema.parse(
    db.all(sql`select date((t.received_at + ${INDIA_MS}) / 1000, 'unixepoch') as day,
        sum(t.kind = 'complaint') as complaints, sum(t.kind <> 'complaint') as requests
      from tickets t where ${inSpan} group by 1 order by 1`),
  );
}

const valueSchema = z.object({ value: z.number() }).optional();

/** The value that so many percent stay below; nearest rank. */
function percentiles(db: Db, value: SQL, inSpan: SQL): Percentiles {
  const measured = sql`from tickets t where ${inSpan} and ${value} is not null`;
  const count = one(db, sql`select count(*) as n ${measured}`);
  const at = (share: number): number | null => {
    if (count === 0) return null;
    const offset = Math.max(0, Math.ceil(share * count) - 1);
    const row = db.get(sql`select ${value} as value ${measured} order by 1 limit 1 offset ${offset}`);
    return Math.round((valueSchema.parse(row)?.value ?? 0) / 1000);
  };
  return { median: at(0.5), p90: at(0.9) };
}

const complianceSchema = z.object({
  met: z.number().nullable(),
  missed: z.number().nullable(),
  open: z.number().nullable(),
});

function compliance(db: Db, inSpan: SQL, { due, done }: { due: SQL; done: SQL }, { now }: FigureSpan): Compliance {
  const at = now.getTime();
  const row = complianceSchema.parse(
    db.get(sql`select sum(${done} <= ${due}) as met,
        sum(${done} > ${due} or (${done} is null and ${due} < ${at})) as missed,
        sum(${done} is null and ${due} >= ${at}) as "open"
      from tickets t where ${inSpan} and ${due} is not null`),
  );
  return { met: row.met ?? 0, missed: row.missed ?? 0, open: row.open ?? 0 };
}

const countsSchema = z.array(z.object({ name: z.string(), count: z.number() }));
const counts = (db: Db, query: SQL): Count[] => countsSchema.parse(db.all(query));

const nSchema = z.object({ n: z.number() });
const one = (db: Db, query: SQL): number => nSchema.parse(db.get(query)).n;

function listOf(ids: readonly string[]): SQL {
  return sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
}
