import { getTableName, is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';
import * as postgresAuth from './postgres/schema/auth.ts';
import * as postgresCalls from './postgres/schema/calls.ts';
import * as postgresChannels from './postgres/schema/channels.ts';
import * as postgresConversations from './postgres/schema/conversations.ts';
import * as postgresDesk from './postgres/schema/desk.ts';
import * as postgresEffects from './postgres/schema/effects.ts';
import * as postgresIntegrations from './postgres/schema/integrations.ts';
import * as postgresMessages from './postgres/schema/messages.ts';
import * as postgresOrders from './postgres/schema/orders.ts';
import * as postgresPeople from './postgres/schema/people.ts';
import * as postgresReach from './postgres/schema/reach.ts';
import * as postgresTickets from './postgres/schema/tickets.ts';
import * as auth from './schema/auth.ts';
import * as calls from './schema/calls.ts';
import * as channels from './schema/channels.ts';
import * as conversations from './schema/conversations.ts';
import * as desk from './schema/desk.ts';
import * as effects from './schema/effects.ts';
import * as integrations from './schema/integrations.ts';
import * as messages from './schema/messages.ts';
import * as orders from './schema/orders.ts';
import * as people from './schema/people.ts';
import * as reach from './schema/reach.ts';
import * as tickets from './schema/tickets.ts';

const SQLITE = [
  auth,
  calls,
  channels,
  conversations,
  desk,
  effects,
  integrations,
  messages,
  orders,
  people,
  reach,
  tickets,
].flatMap((schema) => Object.values<unknown>(schema).filter((part) => is(part, SQLiteTable)));

const POSTGRES = [
  postgresAuth,
  postgresCalls,
  postgresChannels,
  postgresConversations,
  postgresDesk,
  postgresEffects,
  postgresIntegrations,
  postgresMessages,
  postgresOrders,
  postgresPeople,
  postgresReach,
  postgresTickets,
].flatMap((schema) => Object.values<unknown>(schema).filter((part) => is(part, PgTable)));

/** A table in both databases. */
export interface TablePair {
  name: string;
  sqlite: SQLiteTable;
  postgres: PgTable;
}

/** Every table, those that others point at before them. @throws Error where one database has a table that the other has not */
export function tablePairs(): TablePair[] {
  const sqlite = new Map(SQLITE.map((table) => [getTableName(table), table]));
  const pairs: TablePair[] = [];
  const visited = new Set<string>();
  const visit = (table: PgTable): void => {
    const name = getTableName(table);
    if (visited.has(name)) return;
    visited.add(name);
    for (const { reference } of getTableConfig(table).foreignKeys) visit(reference().foreignTable);
    const twin = sqlite.get(name);
    if (twin === undefined) throw new Error(`the table ${name} is in PostgreSQL alone`);
    pairs.push({ name, sqlite: twin, postgres: table });
  };
  for (const table of POSTGRES) visit(table);
  const missing = [...sqlite.keys()].find((name) => !visited.has(name));
  if (missing !== undefined) throw new Error(`the table ${missing} is in SQLite alone`);
  return pairs;
}
