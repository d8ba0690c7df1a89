import { and, eq, inArray, like, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Demo, DemoPerson, DemoTraces } from '../../../src/core/demo.ts';
import type { Client, Tx } from '../client.ts';
import { changesOf } from '../results.ts';
import { user } from '../schema/auth.ts';
import { conversations } from '../schema/conversations.ts';
import { cannedReplies } from '../schema/desk.ts';
import { orders } from '../schema/orders.ts';
import { tickets } from '../schema/tickets.ts';

export function createDemo({ write }: Client): Demo {
  return {
    addPeople: (people, at) => write((tx) => addPeople(tx, people, at)),
    remove: (traces) => write((tx) => remove(tx, traces)),
  };
}

/** Without an account row there is no password: better-auth lets nobody in by these. */
async function addPeople(tx: Tx, people: readonly DemoPerson[], at: Date): Promise<void> {
  if (people.length === 0) return;
  await tx
    .insert(user)
    .values(people.map((person) => ({ ...person, emailVerified: false, createdAt: at, updatedAt: at })))
    .onConflictDoNothing();
}

async function remove(tx: Tx, traces: DemoTraces): Promise<{ conversations: number; orders: number }> {
  // The history is append-only by a trigger; what was made up is history of nobody. It stands again when this commits.
  await tx.execute(sql`alter table ticket_events disable trigger ticket_events_append_only`);
  const found = await tx
    .select({ id: conversations.id, contactId: conversations.contactId })
    .from(conversations)
    .where(like(conversations.threadKey, `${traces.threadPrefix}%`));
  const conversationIds = found.map(({ id }) => id);
  const contactIds = found.map(({ contactId }) => contactId);
  const own = await tx.select({ id: tickets.id }).from(tickets).where(inArray(tickets.conversationId, conversationIds));
  const ticketIds = own.map(({ id }) => id);
  await uproot(tx, 'tickets', ticketIds);
  await uproot(tx, 'conversations', conversationIds);
  await uproot(tx, 'contacts', contactIds);
  await uproot(tx, 'user', traces.peopleIds);
  // What names them without a foreign key: notifications, text search.
  await sweep(tx, 'ticket_id', ticketIds);
  await sweep(tx, 'conversation_id', conversationIds);
  await tx.delete(cannedReplies).where(inArray(cannedReplies.id, [...traces.cannedIds]));
  const removed = await tx
    .delete(orders)
    .where(and(eq(orders.brandId, traces.brandId), inArray(orders.number, [...traces.orderNumbers])));
  await tx.execute(sql`alter table ticket_events enable trigger ticket_events_append_only`);
  return { conversations: conversationIds.length, orders: changesOf(removed) };
}

const pointersSchema = z.array(z.object({ table: z.string(), column: z.string(), hasId: z.boolean() }));
const idsSchema = z.array(z.object({ id: z.string() }));

/** Removes these rows and every row that points at them, whichever tables those are: also those that come later. */
async function uproot(tx: Tx, table: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await tx.execute(sql`
    select child.relname as "table", col.attname as "column",
      exists (select 1 from pg_attribute where attrelid = child.oid and attname = 'id' and atttypid = 'text'::regtype) as "hasId"
    from pg_constraint con
      join pg_class child on child.oid = con.conrelid
      join pg_class parent on parent.oid = con.confrelid
      join pg_attribute col on col.attrelid = child.oid and col.attnum = con.conkey[1]
    where con.contype = 'f' and parent.relname = ${table} and pg_table_is_visible(parent.oid)`);
  for (const { table: child, column, hasId } of pointersSchema.parse(rows)) {
    const points = sql`${sql.identifier(column)} in (${listOf(ids)})`;
    if (hasId) {
      const pointing = await tx.execute(sql`select id from ${sql.identifier(child)} where ${points}`);
      const childIds = idsSchema.parse(pointing.rows).map(({ id }) => id);
      await uproot(tx, child, childIds);
    }
    await tx.execute(sql`delete from ${sql.identifier(child)} where ${points}`);
  }
  await tx.execute(sql`delete from ${sql.identifier(table)} where id in (${listOf(ids)})`);
}

const namesSchema = z.array(z.object({ name: z.string() }));

/** Every table that has this column. */
async function sweep(tx: Tx, column: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rows } = await tx.execute(sql`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relkind = 'r' and pg_table_is_visible(c.oid) and a.attname = ${column} and not a.attisdropped`);
  for (const { name } of namesSchema.parse(rows)) {
    await tx.execute(sql`delete from ${sql.identifier(name)} where ${sql.identifier(column)} in (${listOf(ids)})`);
  }
}

function listOf(ids: readonly string[]): SQL {
  return sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
}
