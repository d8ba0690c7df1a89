import { createServer } from 'node:net';
import { join } from 'node:path';
import { type OpenedStore, openStore } from '../db/index.ts';
import { channelOpener } from './accounts.ts';
import { assemble } from './assemble.ts';
import { type Config, storeOf } from './config.ts';
import type { Channel } from './core/channel.ts';
import { AppError } from './core/errors.ts';
import type { Listener } from './core/queue.ts';
import { demoOrders } from './demo/orders.ts';
import { isDemoRemoved, seedTickets } from './demo/tickets.ts';
import { cannotListen } from './http/cannot-listen.ts';
import { createMetrics } from './http/metrics.ts';
import { createLog } from './lib/log.ts';
import { openQueue, openTracing, type Tracing } from './queue/index.ts';
import type { ServiceDeps } from './services/deps.ts';
import { startChannels } from './services/run-accounts.ts';
import { createTakeTurn } from './services/take-turn.ts';
import type { Web } from './web.ts';
import { startTurns } from './work.ts';

/** What one process does. `all` is the embedded default; the others need Redis, which carries their bells. */
export const ROLES = ['all', 'web', 'worker', 'channels'] as const;
export type Role = (typeof ROLES)[number];

/** What running work gets on stop; with the servers' own closing it stays under 10 seconds. */
const GRACE_MS = 7_000;

export interface App {
  /** Null where this process has no web server. */
  web: Web | null;
  /** Finishes what is running, within 10 seconds; what is not begun stays waiting in the database. Idempotent. */
  stop(): Promise<void>;
}

/** Puts the parts together and starts those of the role. @throws AppError `config.invalid`, `queue.unavailable`, `store.failed` */
export async function startApp(config: Config, role: Role, step: (line: string) => void = () => {}): Promise<App> {
  if (role !== 'all' && config.redisUrl === null) {
    throw new AppError(
      'config.invalid',
      `the role ${role} runs as its own process and needs Redis to hear the others: set REDIS_URL, or start without a role`,
    );
  }
  const port = role === 'all' || role === 'web' ? await portOf(config) : config.port;
  const log = createLog({ level: config.logLevel });
  const store = await openStore({ ...storeOf(config), note: step, log });
  step(`Database ready: ${databaseOf(config)}`);
  const tracing = await openTracing(config.tracing);
  const queue = await openQueue({
    tracing,
    redisUrl: config.redisUrl,
    templateFile: join(config.dataDir, 'queue-template.tar'),
    log,
  });
  step(config.redisUrl === null ? 'Queue ready: embedded, for this one process' : 'Queue ready: Redis');

  const publicUrl = config.publicUrl ?? `http://localhost:${port}`;
  const metrics = createMetrics();
  const { deps, brandSettings } = await assemble(config, { store, queue, metrics, log, publicUrl, role });
  if (config.isDemo) await seedDemo(config, { ...deps, store }, step);

  const takeTurn = createTakeTurn(deps);
  const open = channelOpener(deps, takeTurn, publicUrl);
  // One of each for whatever any process may do: webhooks, pages, asking for a phone to be linked, trying an account.
  const channels = new Map([...deps.accounts.keys()].map((id) => [id, open(id)]));
  const listeners: Listener[] = [];
  let web: Web | null = null;
  if (role === 'all' || role === 'worker') await brandSettings.noteClockRules();
  if (role === 'all' || role === 'worker') listeners.push(...(await startTurns(deps, takeTurn)));
  if (role === 'all' || role === 'channels') listeners.push(...(await startChannels(deps, channels, open)));
  if (role === 'all' || role === 'web') {
    // What only the web server needs (sign-in, pages) is read in where there is one.
    const { startWeb } = await import('./web.ts');
    web = await startWeb({ config, port, publicUrl, deps, store, brandSettings, channels, metrics, tracing });
  }
  const stopWatching = brandSettings.watch();

  let stopping: Promise<void> | null = null;
  return {
    web,
    stop() {
      stopWatching();
      stopping ??= stopAll({ web, channels, listeners, deps, tracing });
      return stopping;
    },
  };
}

/** Where it is, without who asks. */
function databaseOf({ databaseUrl, databaseFile }: Config): string {
  if (databaseUrl === null) return databaseFile;
  const { host, pathname } = new URL(databaseUrl);
  return `PostgreSQL at ${host}${pathname}`;
}

/** In this order: nothing new comes in, what runs is finished, then its tools are put away. */
async function stopAll(parts: {
  web: Web | null;
  channels: ReadonlyMap<string, Channel>;
  listeners: readonly Listener[];
  deps: ServiceDeps;
  tracing: Tracing | undefined;
}): Promise<void> {
  const { web, channels, listeners, deps, tracing } = parts;
  await settleAll(
    [...channels.values()].map((channel) => channel.stop()),
    deps,
  );
  await settleAll(
    [...listeners.map((listener) => listener.stop(GRACE_MS)), ...(web === null ? [] : [web.close(GRACE_MS)])],
    deps,
  );
  await settleAll([deps.queue.close()], deps);
  await settleAll([deps.store.close(), tracing?.close() ?? Promise.resolve()], deps);
  deps.log.info({}, 'stopped');
}

/** One part that fails to stop does not keep the others from stopping. */
async function settleAll(work: readonly Promise<void>[], { log }: ServiceDeps): Promise<void> {
  for (const result of await Promise.allSettled(work)) {
    if (result.status === 'rejected') log.error({ err: result.reason }, 'stop.failed');
  }
}

async function seedDemo(
  config: Config,
  deps: ServiceDeps & { store: OpenedStore },
  step: (line: string) => void,
): Promise<void> {
  const brand = config.brands[0];
  if (brand === undefined || (await deps.store.orders.count(brand.id)) > 0 || (await isDemoRemoved(deps))) return;
  const orders = await deps.store.orders.import(brand.id, demoOrders(deps.clock.now()));
  const tickets = await seedTickets(deps, brand.id);
  step(
    `Demo shop seeded: ${brand.name}, ${orders} orders, ${tickets} tickets (npx redress demo remove takes them away)`,
  );
}

/**
 * Port 0 has to be known before the channels are made: their signatures are checked against the full address. And a second start by
 * mistake finds the port taken before it has anybody's messages in its hands.
 */
async function portOf({ port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(cannotListen(error, { port, host })));
    probe.listen(port, host, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
