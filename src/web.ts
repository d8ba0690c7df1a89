import { fileURLToPath } from 'node:url';
import { type OpenedStore, sizeOfLog } from '../db/index.ts';
import type { Config } from './config.ts';
import type { Channel } from './core/channel.ts';
import { createAuth } from './http/auth.ts';
import type { Metrics } from './http/metrics.ts';
import { createHttpApp, serve } from './http/server.ts';
import { createBrandPlaygrounds } from './playground.ts';
import type { Tracing } from './queue/index.ts';
import type { BrandSettings } from './services/brand-settings.ts';
import type { ServiceDeps } from './services/deps.ts';
import { createReceive } from './services/receive.ts';
import { createUploads } from './services/uploads.ts';

export interface Web {
  /** Where the server is reached on this machine. */
  address: string;
  /** One-time link for the first administrator; null once there is one. */
  setupLink: string | null;
  close(graceMs: number): Promise<void>;
}

export interface WebParts {
  config: Config;
  port: number;
  publicUrl: string;
  deps: ServiceDeps;
  store: OpenedStore;
  brandSettings: BrandSettings;
  channels: ReadonlyMap<string, Channel>;
  metrics: Metrics;
  tracing: Tracing | undefined;
}

/** Starts the web server: webhooks, chat pages, console and its API, health. */
export async function startWeb({
  config,
  port,
  publicUrl,
  deps,
  store,
  brandSettings,
  channels,
  metrics,
  tracing,
}: WebParts): Promise<Web> {
  const auth = createAuth({ database: store.authDatabase, secret: config.secret, publicUrl, log: deps.log });
  metrics.onRead(async () => {
    for (const [lane, depth] of Object.entries(await deps.queue.depth())) metrics.setQueueDepth(lane, depth);
  });
  if (config.databaseUrl === null) metrics.onRead(async () => metrics.setDatabaseLog(sizeOfLog(config.databaseFile)));
  const playgrounds = createBrandPlaygrounds(brandSettings, deps);
  const app = createHttpApp({
    store,
    services: deps,
    files: deps.files,
    playgrounds,
    isDemo: config.isDemo,
    channels: new Map(
      [...deps.accounts].flatMap(([id, { type, brand }]) => {
        const channel = channels.get(id);
        return channel === undefined ? [] : [[id, { channel, kind: type.name, brandId: brand.id }] as const];
      }),
    ),
    brands: brandSettings.brands,
    brandSettings,
    uploads: createUploads(deps, createReceive(deps)),
    auth,
    feed: deps.feed,
    clock: deps.clock,
    log: deps.log,
    metrics,
    metricsToken: config.metricsToken,
    publicUrl,
    trustedProxies: config.trustedProxies,
    checks: { database: () => store.ping(), queue: () => deps.queue.ping(1_500) },
    consoleFolder: fileURLToPath(
      new URL(import.meta.url.includes('/dist/src/') ? '../console' : '../dist/console', import.meta.url),
    ),
    newId: deps.ids.next,
    ...(tracing === undefined ? {} : { span: tracing.span }),
  });
  const served = await serve(app, { port, host: config.host });
  const token = await auth.setupToken();
  return {
    address: config.publicUrl ?? `http://localhost:${served.port}`,
    setupLink: token === null ? null : `${publicUrl}/setup?token=${token}`,
    async close(graceMs) {
      await served.close(graceMs);
      await playgrounds.close();
    },
  };
}
