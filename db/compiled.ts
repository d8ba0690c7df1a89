import type { Statement } from 'better-sqlite3';
import { Column, type DriverValueDecoder, type DriverValueEncoder, is, Param, Placeholder, SQL } from 'drizzle-orm';
import type { Db } from './group-commit.ts';

/** What Drizzle's session for better-sqlite3 has (its `sqlite-core/session.js`), and its types hide. */
interface Session {
  prepareQuery(...how: unknown[]): PreparedQuery;
  prepareOneTimeQuery(...how: unknown[]): PreparedQuery;
}

/** And a query it has prepared (its `better-sqlite3/session.js`). */
interface PreparedQuery {
  query: { params: readonly unknown[] };
  stmt: Statement<unknown[]>;
  fields: readonly { path: readonly string[]; field: unknown }[] | undefined;
  customResultMapper: unknown;
}

type Values = Readonly<Record<string, unknown>>;
type Row = readonly unknown[];

/**
 * Every query that is prepared on `db` from now on (`.prepare()`) finds out once what kind of thing each of its values and
 * columns is. Drizzle asks that anew at each run, which took a tenth of SQLite's own time. What comes out is the same
 * (`test/db/compiled.test.ts`). Queries for one time stay as they are.
 */
export function compilePrepared(db: Db): void {
  const { session } = db as unknown as { session: Session };
  const prepareQuery = session.prepareQuery.bind(session);
  session.prepareOneTimeQuery = prepareQuery;
  session.prepareQuery = (...how) => compiled(prepareQuery(...how));
}

function compiled(query: PreparedQuery): PreparedQuery {
  const { stmt, fields } = query;
  const fill = filler(query.query.params);
  if (fields === undefined) return Object.assign(query, { run: (values?: Values) => stmt.run(...fill(values)) });
  if (query.customResultMapper !== undefined || fields.some(({ path }) => path.length !== 1)) return query;
  const toObject = mapper(fields);
  return Object.assign(query, {
    get(values?: Values) {
      const row = stmt.raw().get(...fill(values)) as Row | undefined;
      return row === undefined ? undefined : toObject(row);
    },
    all: (values?: Values) => (stmt.raw().all(...fill(values)) as Row[]).map(toObject),
  });
}

function filler(params: readonly unknown[]): (values?: Values) => unknown[] {
  const parts = params.map((part) => {
    const encoder: DriverValueEncoder<unknown, unknown> | null = is(part, Param) ? part.encoder : null;
    const inner = is(part, Param) ? part.value : part;
    return is(inner, Placeholder) ? { name: inner.name, encoder } : { name: null, value: part };
  });
  return (values = {}) =>
    parts.map((part) => {
      if (part.name === null) return part.value;
      const value = values[part.name];
      if (value === undefined) throw new Error(`a prepared query was handed no value for "${part.name}"`);
      return part.encoder === null ? value : part.encoder.mapToDriverValue(value);
    });
}

function mapper(fields: NonNullable<PreparedQuery['fields']>): (row: Row) => Record<string, unknown> {
  const columns = fields.map(({ path: [name = ''], field }, at) => ({ at, name, decoder: decoderOf(field) }));
  return (row) => {
    const object: Record<string, unknown> = {};
    for (const { at, name, decoder } of columns)
      object[name] = row[at] === null ? null : decoder.mapFromDriverValue(row[at]);
    return object;
  };
}

/** A column is its own decoder, an expression has one, and a named expression has one inside. */
function decoderOf(field: unknown): DriverValueDecoder<unknown, unknown> {
  if (is(field, Column)) return field;
  const expression = is(field, SQL) ? field : (field as SQL.Aliased).sql;
  return (expression as unknown as { decoder: DriverValueDecoder<unknown, unknown> }).decoder;
}
