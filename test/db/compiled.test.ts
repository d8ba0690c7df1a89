import Database from 'better-sqlite3';
import { and, eq, exists, gt, isNull, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { alias, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { describe, expect, it } from 'vitest';
import { compilePrepared } from '../../db/compiled.ts';
import type { Db } from '../../db/group-commit.ts';
import { given } from '../../db/prepared.ts';

const orders = sqliteTable('orders', {
  id: text().primaryKey(),
  items: text({ mode: 'json' }).$type<unknown>(),
  placedAt: integer('placed_at', { mode: 'timestamp_ms' }),
  isPaid: integer('is_paid', { mode: 'boolean' }),
  kind: text().notNull().default('order'),
});

const AT = new Date(1_790_000_000_000);

/** The same queries, prepared as Drizzle does and as we do, each on a database of its own. */
const ways = (['drizzle', 'compiled'] as const).map((way) => {
  const sqlite = new Database(':memory:');
  sqlite.exec(
    'create table orders (id text primary key, items text, placed_at integer, is_paid integer, kind text not null default "order")'.replaceAll(
      '"',
      "'",
    ),
  );
  const db: Db = drizzle(sqlite);
  if (way === 'compiled') compilePrepared(db);
  return queriesOf(db);
});

function queriesOf(db: Db) {
  const beside = alias(orders, 'beside');
  const byId = eq(orders.id, given(orders.id));
  const row = {
    id: given(orders.id),
    items: given(orders.items),
    placedAt: given(orders.placedAt, 'at'),
    isPaid: given(orders.isPaid, 'paid'),
  };
  return {
    insert: db.insert(orders).values(row).prepare(),
    insertReturning: db.insert(orders).values(row).returning().prepare(),
    update: db
      .update(orders)
      .set({ items: given(orders.items), kind: 'changed' })
      .where(and(byId, gt(orders.placedAt, given(orders.placedAt, 'since'))))
      .returning({ id: orders.id, items: orders.items, was: orders.placedAt })
      .prepare(),
    delete: db.delete(orders).where(byId).prepare(),
    all: db.select().from(orders).orderBy(orders.id).prepare(),
    byId: db.select().from(orders).where(byId).prepare(),
    expressions: db
      .select({
        id: orders.id,
        n: sql<number>`count(*)`,
        named: sql<string>`upper(${orders.kind})`.as('named'),
        hasOther: exists(
          db
            .select({ id: beside.id })
            .from(beside)
            .where(eq(beside.id, given(orders.id, 'other'))),
        ).mapWith(Boolean),
      })
      .from(orders)
      .groupBy(orders.id)
      .prepare(),
    nested: db
      .select({ order: { id: orders.id, items: orders.items }, other: { id: beside.id } })
      .from(orders)
      .leftJoin(beside, and(eq(beside.id, given(orders.id, 'other')), isNull(beside.items)))
      .prepare(),
  };
}

type Queries = ReturnType<typeof queriesOf>;

function expectSame(ask: (queries: Queries) => unknown): unknown {
  const [drizzled, ours] = ways.map((queries) => ask(queries));
  expect(ours).toEqual(drizzled);
  return ours;
}

describe('a prepared query that is compiled', () => {
  it('gives and takes what Drizzle does: dates, JSON, booleans, nothing, expressions, joins', () => {
    expectSame(({ insert }) => insert.run({ id: 'A', items: [{ n: 1 }], at: AT, paid: true }));
    expect(
      expectSame(({ insertReturning }) => insertReturning.get({ id: 'B', items: null, at: null, paid: false })),
    ).toEqual({ id: 'B', items: null, placedAt: null, isPaid: false, kind: 'order' });
    expect(expectSame(({ update }) => update.all({ id: 'A', items: 'x', since: new Date(0) }))).toEqual([
      { id: 'A', items: 'x', was: AT },
    ]);
    expect(expectSame(({ update }) => update.get({ id: 'B', items: 'x', since: AT }))).toBeUndefined();
    expect(expectSame(({ all }) => all.all())).toHaveLength(2);
    expectSame(({ all }) => all.get());
    expectSame(({ all }) => all.values());
    expect(expectSame(({ byId }) => byId.get({ id: 'A' }))).toMatchObject({ placedAt: AT, isPaid: true });
    expect(expectSame(({ byId }) => byId.get({ id: 'nobody' }))).toBeUndefined();
    expect(expectSame(({ expressions }) => expressions.all({ other: 'B' }))).toEqual([
      { id: 'A', n: 1, named: 'CHANGED', hasOther: true },
      { id: 'B', n: 1, named: 'ORDER', hasOther: true },
    ]);
    expect(expectSame(({ nested }) => nested.all({ other: 'B' }))).toHaveLength(2);
    expect(expectSame(({ nested }) => nested.all({ other: 'nobody' }))).toContainEqual({
      order: { id: 'A', items: 'x' },
      other: null,
    });
    expectSame((queries) => queries.delete.run({ id: 'A' }));
    expect(expectSame(({ all }) => all.all())).toHaveLength(1);
  });

  it('is one of ours', () => {
    expect(ways.map(({ byId }) => Object.hasOwn(byId, 'get'))).toEqual([false, true]);
  });

  it('refuses to run without one of its values', () => {
    for (const { byId } of ways) expect(() => byId.get({})).toThrow(/no value for .*id/i);
  });
});
