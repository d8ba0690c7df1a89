import { Client } from 'pg';
import { COLUMNS, type ManyTickets, rowsOf, type Table, type Values } from '../../test/helpers/many-tickets.ts';

/** Tickets whose rows are written with one statement for each table: few, so that a search's documents come in the order of time. */
const AT_ONCE = 200;
/** What each text costs most, and its place in the table is the same afterwards. */
const WORDS = 'search_documents_places';

/**
 * Writes the same tickets into an empty database with the product's schema. All triggers and keys are at work; the index of words alone is made
 * at the end, by the statement that the schema has for it. Then everything is as after a vacuum.
 */
export async function fillPostgres(url: string, options: ManyTickets): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`select indexdef from pg_indexes where indexname = '${WORDS}'`);
    await client.query(`set synchronous_commit = off; set maintenance_work_mem = '512MB'; drop index ${WORDS}`);
    for (let from = 0; from < options.tickets; from += AT_ONCE) {
      const to = Math.min(options.tickets, from + AT_ONCE);
      await client.query('begin');
      for (const [table, values] of rowsByTable(options, from, to)) await insert(client, table, values);
      await client.query('commit');
    }
    await client.query(String(rows[0]?.indexdef));
    await client.query('vacuum analyze');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

function rowsByTable(options: ManyTickets, from: number, to: number): Map<Table, Values[]> {
  const tables = new Map<Table, Values[]>(tableNames().map((table) => [table, []]));
  for (let n = from; n < to; n += 1) for (const [table, values] of rowsOf(options, n)) tables.get(table)?.push(values);
  return tables;
}

const tableNames = (): Table[] => Object.keys(COLUMNS) as Table[];

async function insert(client: Client, table: Table, rows: readonly Values[]): Promise<void> {
  const columns = COLUMNS[table].split(' ');
  const list = columns.join(', ');
  const named = rows.map((values) => Object.fromEntries(columns.map((column, n) => [column, values[n]])));
  await client.query(
    `insert into ${table} (${list}) select ${list} from json_populate_recordset(null::${table}, $1::json)`,
    [JSON.stringify(named)],
  );
}
