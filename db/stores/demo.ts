import { and, eq, inArray, like, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Demo, DemoPerson, DemoTraces } from '../../src/core/demo.ts';
import type { Client, Tx } from '../client.ts';
import { user } from '../schema/auth.ts';
import { conversations } from '../schema/conversations.ts';
import { cannedReplies } from '../schema/desk.ts';
import { orders } from '../schema/orders.ts';
import { tickets } from '../schema/tickets.ts';

export function createDemo({ write }: Client): Demo {
  return {
    addPeople: (people, at) => write((tx) => addPeople(tx, people, at)),
    remove: (traces) => write((tx) => unguarded(tx, () => remove(tx, traces))),
  };
}

/** Without an account row there is no password: better-auth lets nobody in by these. */
function addPeople(tx: Tx, people: readonly DemoPerson[], at: Date): void {
  if (people.length === 0) return;
  tx.insert(user)
    .values(people.map((person) => ({ ...person, emailVerified: false, createdAt: at, updatedAt: at })))
    .onConflictDoNothing()
    .run();
}

function remove(tx: Tx, traces: DemoTraces): { conversations: number; orders: number } {
  // Tables point at each other; whether everything that points at something is gone is checked at the end.
  tx.run(sql`pragma defer_foreign_keys = on`);
  const found = tx
    .select({ id: conversations.id, contactId: conversations.contactId })
    .from(conversations)
    .where(like(conversations.threadKey, `${traces.threadPrefix}%`))
    .all();
  const conversationIds = found.map(({ id }) => id);
  const contactIds = found.map(({ contactId }) => contactId);
  const ticketIds = tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(inArray(tickets.conversationId, conversationIds))
    .all()
    .map(({ id }) => id);
  uproot(tx, 'tickets', ticketIds);
  uproot(tx, 'conversations', conversationIds);
  uproot(tx, 'contacts', contactIds);
  uproot(tx, 'user', traces.peopleIds);
  // What names them without a foreign key: notifications, text search.
  sweep(tx, 'ticket_id', ticketIds);
  sweep(tx, 'conversation_id', conversationIds);
  tx.delete(cannedReplies)
    .where(inArray(cannedReplies.id, [...traces.cannedIds]))
    .run();
  const removed = tx
    .delete(orders)
    .where(and(eq(orders.brandId, traces.brandId), inArray(orders.number, [...traces.orderNumbers])))
    .run();
  return { conversations: conversationIds.length, orders: removed.changes };
}

const guardsSchema = z.array(z.object({ name: z.string(), sql: z.string() }));

/** The history is append-only by triggers; what was made up is history of nobody. They stand again when this commits. */
function unguarded<T>(tx: Tx, work: () => T): T {
  const guards = guardsSchema.parse(
    tx.all(sql`select name, sql from sqlite_master where type = 'trigger' and lower(sql) like '%raise(abort%'`),
  );
  for (const { name } of guards) tx.run(sql`drop trigger ${sql.identifier(name)}`);
  const result = work();
  for (const guard of guards) tx.run(sql.raw(guard.sql));
  return result;
}

const pointersSchema = z.array(z.object({ table: z.string(), column: z.string(), hasId: z.number() }));

/** Removes these rows and every row that points at them, whichever tables those are: also those that come later. */
function uproot(tx: Tx, table: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const pointers = pointersSchema.parse(
    tx.all(sql`
      select m.name as "table", f."from" as "column",
        exists (select 1 from pragma_table_info(m.name) where name = 'id' and type = 'TEXT') as "hasId"
      from sqlite_master m join pragma_foreign_key_list(m.name) f
      where m.type = 'table' and f."table" = ${table}
    `),
  );
  for (const { table: child, column, hasId } of pointers) {
    const points = sql`${sql.identifier(column)} in (${listOf(ids)})`;
    if (hasId === 1) {
      const found = idsSchema.parse(tx.all(sql`select id from ${sql.identifier(child)} where ${points}`));
      uproot(
        tx,
        child,
        found.map(({ id }) => id),
      );
    }
    tx.run(sql`delete from ${sql.identifier(child)} where ${points}`);
  }
  tx.run(sql`delete from ${sql.identifier(table)} where id in (${listOf(ids)})`);
}

const idsSchema = z.array(z.object({ id: z.string() }));
const namesSchema = z.array(z.object({ name: z.string() }));

/** Every table that has this column. */
function sweep(tx: Tx, column: string, ids: readonly string[]): void {
  if (ids.length === 0) return;
  const tables = namesSchema.parse(
    tx.all(sql`
      select m.name from sqlite_master m join pragma_table_info(m.name) c
      where m.type = 'table' and lower(m.sql) not like 'create virtual%' and c.name = ${column}
    `),
  );
  for (const { name } of tables) {
    tx.run(sql`delete from ${sql.identifier(name)} where ${sql.identifier(column)} in (${listOf(ids)})`);
  }
}

function listOf(ids: readonly string[]): SQL {
  return sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
}
