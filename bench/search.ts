import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { filledPostgres, filledSqlite } from './search/databases.ts';
import { measureSearch, type SearchFigure } from './search/measure.ts';
import { personName, sentence } from './search/words.ts';

const NEWEST_AT = new Date('2026-11-24T10:00:00+05:30');
const FILLED = { sqlite: filledSqlite, postgres: filledPostgres };

export interface SearchOptions {
  database: keyof typeof FILLED;
  tickets: number;
  rounds: number;
  /** A folder for SQLite's file, the URL of a database of PostgreSQL; used again where it is filled. */
  keep?: string;
}

export interface SearchFigures {
  tickets: number;
  seedSeconds: number;
  load: string;
  figures: SearchFigure[];
}

/** Every fiftieth ticket is of another brand, every five-thousandth of one that has few. */
const brand = (n: number): string => (n % 50 === 3 ? 'other' : n % 5_000 === 4 ? 'rare' : 'shop');

/** Fills a database of its own (or takes the one in `keep`) and asks what the console asks. */
export async function benchSearch({ database, tickets, rounds, keep }: SearchOptions): Promise<SearchFigures> {
  const many = { tickets, text: sentence, name: personName, brand, newestAt: NEWEST_AT, everyMs: 60_000 };
  const startedAt = performance.now();
  const filled = await FILLED[database](many, keep);
  try {
    const seedSeconds = (performance.now() - startedAt) / 1_000;
    const before = loadavg()[0] ?? 0;
    const figures = await measureSearch(filled, { tickets, rounds, newestAt: NEWEST_AT });
    return { tickets, seedSeconds, load: `${before.toFixed(1)}–${(loadavg()[0] ?? 0).toFixed(1)}`, figures };
  } finally {
    await filled.close();
  }
}

export function searchTable({ tickets, seedSeconds, load, figures }: SearchFigures): string {
  const rows = figures.map(
    ({ what, found, ...ms }) =>
      `| ${what} | ${found} | ${[ms.p50Ms, ms.p95Ms, ms.processorMs, ms.serverMs].map((n) => n.toFixed(1)).join(' | ')} |`,
  );
  return [
    `${tickets} tickets, seeded in ${seedSeconds.toFixed(0)} s, load ${load}`,
    '',
    '| asked | on the page | p50 ms | p95 ms | processor ms | of it the server |',
    '|---|---:|---:|---:|---:|---:|',
    ...rows,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      database: { type: 'string', default: 'sqlite' },
      tickets: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '30' },
      keep: { type: 'string' },
    },
  });
  const { database, tickets, rounds, keep } = values;
  if (database !== 'sqlite' && database !== 'postgres')
    throw new Error(`there is no --database ${database}; there are sqlite and postgres`);
  const result = await benchSearch({
    database,
    tickets: Number(tickets),
    rounds: Number(rounds),
    ...(keep === undefined ? {} : { keep }),
  });
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : searchTable(result));
}
