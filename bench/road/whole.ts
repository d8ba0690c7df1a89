import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openStore } from '../../db/index.ts';
import { calls, catalogues, concepts, flows, phrases, policies } from '../../flows/index.ts';
import { deliveriesLane, TURNS_LANE } from '../../src/core/queue.ts';
import { createEngine } from '../../src/engine/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createFeed } from '../../src/lib/feed.ts';
import { createIds } from '../../src/lib/ids.ts';
import { createLocalOrders } from '../../src/orders/local.ts';
import { openQueue } from '../../src/queue/index.ts';
import { createDeliver } from '../../src/services/deliver.ts';
import type { ServiceDeps } from '../../src/services/deps.ts';
import { noMetrics } from '../../src/services/metrics.ts';
import { createReceive } from '../../src/services/receive.ts';
import { SENDS_AT_ONCE } from '../../src/services/run-accounts.ts';
import { createTakeTurn } from '../../src/services/take-turn.ts';
import { TURNS_AT_ONCE } from '../../src/work.ts';
import { testAccount, testChannel } from '../../test/helpers/test-brand.ts';
import { type RoadFigures, timed } from './figures.ts';

const ACCOUNT = 'bench-chat';

/** Between one customer's words and the next one's, milliseconds. */
const PACE_MS = 60_000;

/** What customers say in turn: a menu, a question that is understood, an answer to it. */
const WORDS = ['menu', 'where is my order TS-10001', '560034', 'something that nobody understands'];

/**
 * The whole road of a message on a real database and a real queue, in one process: received, its turn taken by the
 * real engine, its answer in the outbox, handed to a channel that takes everything at once. The database is a SQLite file of
 * its own, or the PostgreSQL at `databaseUrl`.
 */
export async function measureRoad(options: {
  redisUrl: string | null;
  databaseUrl: string | null;
  messages: number;
  customers: number;
}): Promise<RoadFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-bench-'));
  const log = pino({ level: 'silent' });
  const database = options.databaseUrl === null ? { file: join(folder, 'redress.db') } : { url: options.databaseUrl };
  const store = await openStore({ ...database, stateKey: null });
  const queue = await openQueue({ redisUrl: options.redisUrl, prefix: 'bench-road', log });
  const ids = createIds();
  const orders = createLocalOrders(store.orders, { clock: systemClock, ids });
  const deps: ServiceDeps = {
    store,
    queue,
    log,
    files: { put: async () => {}, get: async () => null, remove: async () => {}, clear: async () => 0 },
    engine: createEngine({ flows, catalogues, phrases, concepts, calls }),
    orders,
    actions: orders,
    policies,
    hashCode: (code) => code,
    accounts: new Map([[ACCOUNT, testAccount(ACCOUNT)]]),
    clock: systemClock,
    ids,
    metrics: noMetrics,
    feed: createFeed(() => {}),
    processName: 'bench',
  };
  const answered = new Map<string, () => void>();
  const channel = testChannel(async (message) => {
    answered.get(message.to)?.();
    return { status: 'sent', providerId: null };
  });
  const takeTurn = createTakeTurn(deps);
  const listeners = [
    await queue.listen(TURNS_LANE, async (id, signal) => void (await takeTurn(id, { signal })), {
      concurrency: TURNS_AT_ONCE,
    }),
    await queue.listen(deliveriesLane(ACCOUNT), createDeliver(deps, new Map([[ACCOUNT, channel]])), {
      concurrency: SENDS_AT_ONCE,
    }),
  ];
  const receive = createReceive(deps);
  const begun = systemClock.now().getTime();

  const figures = await timed(options.messages, options.customers, async (lane, n) => {
    const customer = `customer-${lane}`;
    const answer = new Promise<void>((resolve) => answered.set(customer, resolve));
    await receive({
      accountId: ACCOUNT,
      providerId: `m-${n}`,
      kind: 'message',
      from: [{ kind: 'webchat', value: customer }],
      proven: false,
      replyAddress: customer,
      threadKey: customer,
      references: [],
      text: WORDS[n % WORDS.length] ?? 'menu',
      // Written slowly: the loop breaker takes nobody here for a machine.
      sentAt: new Date(begun - (options.messages - n) * PACE_MS),
      replyContext: {},
    });
    await answer;
  });

  for (const listener of listeners) await listener.stop(5_000);
  await queue.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
  return figures;
}
