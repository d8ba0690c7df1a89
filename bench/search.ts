import { existsSync } from 'node:fs';
import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openStore } from '../db/index.ts';
import { seedManyTickets } from '../test/helpers/many-tickets.ts';
import { measureSearch, type SearchFigure } from './search/measure.ts';
import { personName, sentence } from './search/words.ts';

/** What a ticket with its two messages takes on the disk, bytes, with room to spare. */
const BYTES_EACH = 3_500;
const NEWEST_AT = new Date('2026-11-24T10:00:00+05:30');

export interface SearchFigures {
  tickets: number;
  seedSeconds: number;
  load: string;
  figures: SearchFigure[];
}

/** Every fiftieth ticket is of another brand, every five-thousandth of one that has few. */
const brand = (n: number): string => (n % 50 === 3 ? 'other' : n % 5_000 === 4 ? 'rare' : 'shop');

/** Seeds a database of its own in a temporary folder (or in `keep`, where it is used again) and asks what the console asks. */
export async function benchSearch(options: { tickets: number; rounds: number; keep?: string }): Promise<SearchFigures> {
  const { tickets, rounds, keep } = options;
  const folder = keep ?? (await mkdtemp(join(tmpdir(), 'redress-search-')));
  try {
    const file = join(folder, `${tickets}.db`);
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < tickets * BYTES_EACH) throw new Error(`${folder} has no room for ${tickets} tickets`);
    const startedAt = performance.now();
    if (!existsSync(file)) {
      await seedManyTickets({
        file,
        tickets,
        text: sentence,
        name: personName,
        brand,
        newestAt: NEWEST_AT,
        everyMs: 60_000,
      });
    }
    const seedSeconds = (performance.now() - startedAt) / 1_000;
    const before = loadavg()[0] ?? 0;
    const store = await openStore({ file, stateKey: null });
    try {
      const figures = await measureSearch(store, tickets, rounds);
      return { tickets, seedSeconds, load: `${before.toFixed(1)}–${(loadavg()[0] ?? 0).toFixed(1)}`, figures };
    } finally {
      await store.close();
    }
  } finally {
    if (keep === undefined) await rm(folder, { recursive: true, force: true });
  }
}

export function searchTable({ tickets, seedSeconds, load, figures }: SearchFigures): string {
  const rows = figures.map(
    ({ what, found, p50Ms, p95Ms, processorMs }) =>
      `| ${what} | ${found} | ${p50Ms.toFixed(1)} | ${p95Ms.toFixed(1)} | ${processorMs.toFixed(1)} |`,
  );
  return [
    `${tickets} tickets, seeded in ${seedSeconds.toFixed(0)} s, load ${load}`,
    '',
    '| asked | on the page | p50 ms | p95 ms | processor ms |',
    '|---|---:|---:|---:|---:|',
    ...rows,
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      tickets: { type: 'string', default: '100000' },
      rounds: { type: 'string', default: '30' },
      keep: { type: 'string' },
    },
  });
  const { tickets, rounds, keep } = values;
  const result = await benchSearch({
    tickets: Number(tickets),
    rounds: Number(rounds),
    ...(keep === undefined ? {} : { keep }),
  });
  process.stdout.write(values.json ? `${JSON.stringify(result, null, 2)}\n` : searchTable(result));
}
