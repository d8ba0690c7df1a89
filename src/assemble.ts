import { createFiles, type OpenedStore } from '../db/index.ts';
import { calls, catalogues, concepts, flows, optOutWords, phrases, policies } from '../flows/index.ts';
import { accountsOf } from './accounts.ts';
import { createAdvisor } from './advice/index.ts';
import type { Config } from './config.ts';
import type { JobQueue } from './core/queue.ts';
import { advisedFlows, createEngine } from './engine/index.ts';
import { systemClock } from './lib/clock.ts';
import { createFeed } from './lib/feed.ts';
import { createIds } from './lib/ids.ts';
import type { Logger } from './lib/log.ts';
import { createProcessName } from './lib/process-name.ts';
import { createOrders } from './orders/index.ts';
import { type BrandSettings, createBrandSettings } from './services/brand-settings.ts';
import type { ServiceDeps } from './services/deps.ts';
import type { ServiceMetrics } from './services/metrics.ts';

export interface AssembledParts {
  store: OpenedStore;
  queue: JobQueue;
  metrics: ServiceMetrics;
  log: Logger;
  publicUrl: string;
  /** Begins the name of this process in leases. */
  role: string;
}

/** What the use cases get, put together; nothing is started. @throws AppError `config.invalid` */
export async function assemble(
  config: Config,
  { store, queue, metrics, log, publicUrl, role }: AssembledParts,
): Promise<{ deps: ServiceDeps; brandSettings: BrandSettings }> {
  const ids = createIds();
  const brandSettings = await createBrandSettings(config.brands, {
    store: store.brandSettings,
    clock: systemClock,
    ids,
    log,
  });
  const orders = createOrders(config.brands, { imported: store.orders, clock: systemClock, ids });
  const parts = { flows, catalogues, phrases, concepts, calls };
  const deps: ServiceDeps = {
    store,
    queue,
    files: createFiles(config.filesDir),
    engine: createEngine(parts),
    ...(config.model === null ? {} : { advise: createAdvisor({ ...config.model, flows: advisedFlows(parts), log }) }),
    orders,
    actions: orders,
    policies,
    optOutWords,
    hashCode: config.hashCode,
    accounts: accountsOf(config, brandSettings),
    brandSettings,
    clock: systemClock,
    ids,
    log,
    metrics,
    feed: createFeed((error) => log.error({ err: error }, 'feed.failed')),
    publicUrl,
    processName: createProcessName(role),
  };
  return { deps, brandSettings };
}
