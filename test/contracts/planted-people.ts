import { getTableColumns } from 'drizzle-orm';
import { getTableConfig } from 'drizzle-orm/pg-core';
import { type TablePair, tablePairs } from '../../db/tables.ts';
import type { ProductDatabase } from '../chaos/database.ts';
import { KEPT, OF_OTHERS } from './privacy-reasons.ts';
import { T0 } from './store-fixtures.ts';

export const PHONES = { asha: '919812300001', binod: '919812300002' } as const;
type Person = keyof typeof PHONES;

const PLANTED = tablePairs().filter(({ name }) => !(name in OF_OTHERS));
const PLACES = tablePairs().flatMap(({ name, sqlite }) =>
  Object.values(getTableColumns(sqlite)).map((column) => `${name}.${column.name}`),
);

/** The words that stand in this column for this person, and nowhere else. */
export function tokenOf(place: string, person: Person): string {
  return `${person}0${String(PLACES.indexOf(place)).padStart(3, '0')}`;
}

export function columnsOf(table: string): string[] {
  const own = tablePairs().filter(({ name }) => name === table);
  return own.flatMap(({ sqlite }) => Object.values(getTableColumns(sqlite)).map(({ name }) => name));
}

export function idOf(table: string, person: Person): string {
  return `${table}-of-${person === 'asha' ? 'a' : 'b'}`;
}

/** A row about them in every table, or in these, each column with words of its own. */
export async function plant(database: ProductDatabase, person: Person, names?: readonly string[]): Promise<void> {
  const pairs = names === undefined ? PLANTED : tablePairs().filter(({ name }) => names.includes(name));
  for (const pair of pairs) {
    const columns = Object.values(getTableColumns(pair.sqlite)).filter(
      // Numbers that count themselves.
      (column) => !(column.primary && column.dataType === 'number'),
    );
    const values = columns.map((column) => planted(pair, column, person, database));
    await database.run(
      `insert into "${pair.name}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      ...values,
    );
  }
}

function planted(
  { name, postgres }: TablePair,
  column: { name: string; dataType: string; enumValues: string[] | undefined },
  person: Person,
  { kind }: ProductDatabase,
): unknown {
  const place = `${name}.${column.name}`;
  const own = tokenOf(place, person);
  const fixed = linked(place, person);
  if (fixed !== undefined) return fixed;
  const points = getTableConfig(postgres)
    .foreignKeys.map(({ reference }) => reference())
    .find(({ columns: [from] }) => from?.name === column.name);
  if (points !== undefined) return idOf(getTableConfig(points.foreignTable).name, person);
  if (column.name === 'id') return idOf(name, person);
  // One of a few words of ours.
  const [word] = column.enumValues ?? [];
  if (word !== undefined) return word;
  switch (column.dataType) {
    case 'date':
      return kind === 'PostgreSQL' ? T0 : T0.getTime();
    case 'number':
      return 1;
    case 'boolean':
      return kind === 'PostgreSQL' ? true : 1;
    case 'json':
      return JSON.stringify({ planted: own });
    case 'buffer':
      return Buffer.from(own);
    default:
      return own;
  }
}

/** What makes rows those of one person, and what is read back. */
function linked(place: string, person: Person): unknown {
  const phone = `+${PHONES[person]}`;
  const own = tokenOf(place, person);
  const callSid = tokenOf('calls.call_sid', person);
  const [, column = ''] = place.split('.');
  switch (place) {
    case 'identities.kind':
    case 'suppressions.kind':
      return 'phone';
    case 'identities.value':
    case 'suppressions.value':
    case 'orders.phone':
      return phone;
    case 'orders.number':
      return `order-${person[0]}`;
    case 'conversations.reply_address':
    case 'outbox.to_address':
      return `whatsapp:${phone}`;
    // A call's conversation is named after it.
    case 'conversations.thread_key':
    case 'call_steps.call_sid':
    case 'upload_links.call_sid':
      return callSid;
    case 'inbox.provider_id':
      return `${phone}/${own}`;
    case 'identity_attempts.key':
      return `ticket-message:${phone}`;
    case 'channel_state.key':
      return `key/session/${PHONES[person]}.0`;
    case 'quarantine.payload':
      return Buffer.from(`From=whatsapp%3A%2B${PHONES[person]}&Body=${own}`);
    case 'phrase_suggestions.text':
      return tokenOf('inbox.message', person);
    case 'inbox.message':
      return JSON.stringify({
        accountId: 'wa',
        providerId: own,
        kind: 'message',
        from: [{ kind: 'phone', value: phone }],
        proven: true,
        replyAddress: phone,
        threadKey: phone,
        references: [],
        text: own,
        replyContext: {},
      });
    case 'inbox.copies':
      return JSON.stringify([{ accountId: own, at: T0 }]);
    case 'outbox.content':
      return JSON.stringify({ text: own, options: [], language: 'en', files: [sentFile(person)] });
    case 'turns.understood':
      return JSON.stringify([{ read: own, score: null }]);
    case 'effects.status':
      return 'settled';
    case 'outbox.status':
      return 'sent';
    case 'tickets.state':
      return 'resolved';
    case 'ticket_files.attachment_id':
      return idOf('attachments', person);
    default:
  }
  switch (column) {
    case 'brand_id':
      return 'shop';
    case 'account_id':
      return 'wa';
    case 'ticket_id':
      return idOf('tickets', person);
    case 'order_number':
      return `order-${person[0]}`;
    default:
      return undefined;
  }
}

/** A file that was sent to them. */
export function sentFile(person: Person) {
  const own = tokenOf('outbox.content', person);
  return { id: `sent-${own}`, name: `${own}.pdf`, contentType: 'application/pdf', size: 7, sha256: `hash-of-${own}` };
}

/** What is left of them anywhere, by the column that it was planted in; their number by the column that it is found in. */
export async function placesOf(database: ProductDatabase, person: Person): Promise<string[]> {
  const found = new Set<string>();
  for (const { place, text } of await cellsOf(database)) {
    for (const planted of plantedIn(text, person)) found.add(planted);
    if (text.includes(PHONES[person])) found.add(place);
  }
  return [...found].sort();
}

/** Every value of every table, by the database's own list of them: its index of words too. */
export async function cellsOf(database: ProductDatabase): Promise<{ place: string; text: string }[]> {
  const cells: { place: string; text: string }[] = [];
  for (const table of await tablesOf(database)) {
    for (const row of await database.all<Record<string, unknown>>(`select * from "${table}"`)) {
      for (const [column, value] of Object.entries(row)) {
        const text = Buffer.isBuffer(value) ? value.toString('latin1') : String(JSON.stringify(value));
        cells.push({ place: `${table}.${column}`, text });
      }
    }
  }
  return cells;
}

/** The columns whose words stand in this text. */
function plantedIn(text: string, person: Person): string[] {
  return [...text.matchAll(new RegExp(`${person}0(\\d{3})`, 'g'))].map(([, index]) => PLACES[Number(index)] ?? '?');
}

/** What was to be erased and still stands in these bytes. */
export function leftIn(bytes: Buffer, person: Person): string[] {
  const left = plantedIn(bytes.toString('latin1'), person).filter((place) => !(place in KEPT));
  return [...new Set(left)];
}

async function tablesOf(database: ProductDatabase): Promise<string[]> {
  const rows = await database.all<{ name: string }>(
    database.kind === 'SQLite'
      ? "select name from sqlite_master where type = 'table'"
      : "select tablename as name from pg_tables where schemaname = 'public'",
  );
  return rows.map(({ name }) => name);
}
