import { parseArgs } from 'node:util';
import { startPostgres } from '../test/helpers/postgres-server.ts';
import { startRedis } from '../test/helpers/redis-server.ts';
import { bareQueue } from './road/bare-queue.ts';
import type { RoadFigures } from './road/figures.ts';
import { measureRoad } from './road/whole.ts';

/** The whole road of a message beside a no-op job on the same queue. Messages per measurement; the first tenth warms up and is not counted. */
const MESSAGES = 5_000;
const CUSTOMERS = 64;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    messages: { type: 'string' },
    /** `postgres`: a server of Debian's package, which waits for the disk; default: a SQLite file. */
    database: { type: 'string', default: 'sqlite' },
  },
});
const messages = Number(values.messages ?? MESSAGES);

const redis = await startRedis();
const postgres = values.database === 'postgres' ? await startPostgres({ isDurable: true }) : null;
const figures: Record<string, { bare: RoadFigures; road: RoadFigures; ratio: number }> = {};
try {
  for (const [name, redisUrl] of [
    ['redis', redis.url],
    ['embedded', null],
  ] as const) {
    const bare = await bareQueue({ redisUrl, jobs: messages, inFlight: CUSTOMERS });
    const databaseUrl = postgres === null ? null : await postgres.newDatabase();
    const road = await measureRoad({ redisUrl, databaseUrl, messages, customers: CUSTOMERS });
    figures[name] = { bare, road, ratio: road.perSecond / bare.perSecond };
  }
} finally {
  await Promise.all([redis.stop(), postgres?.stop()]);
}

if (values.json) {
  process.stdout.write(`${JSON.stringify({ wholeRoadRatio: figures['redis']?.ratio, ...figures }, null, 2)}\n`);
} else {
  process.stdout.write(`${messages} messages of ${CUSTOMERS} customers, each waiting for its answer\n\n`);
  process.stdout.write('| queue | what | per second | p50 ms | p99 ms | memory MB |\n|---|---|---:|---:|---:|---:|\n');
  for (const [name, { bare, road, ratio }] of Object.entries(figures)) {
    row(name, 'bare BullMQ no-op job', bare);
    row(name, `whole road (ratio ${ratio.toFixed(2)})`, road);
  }
}

function row(queue: string, what: string, { perSecond, p50Ms, p99Ms, memoryMb }: RoadFigures): void {
  const numbers = [perSecond.toFixed(0), p50Ms.toFixed(1), p99Ms.toFixed(1), memoryMb.toFixed(0)].join(' | ');
  process.stdout.write(`| ${queue} | ${what} | ${numbers} |\n`);
}
