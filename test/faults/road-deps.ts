import { policies } from '../../flows/index.ts';
import type { JobQueue } from '../../src/core/queue.ts';
import type { Store } from '../../src/core/store.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createFeed } from '../../src/lib/feed.ts';
import { createIds } from '../../src/lib/ids.ts';
import type { Logger } from '../../src/lib/log.ts';
import type { ServiceDeps } from '../../src/services/deps.ts';
import { noMetrics } from '../../src/services/metrics.ts';
import { echoEngine } from '../helpers/echo-engine.ts';
import { noActions, ordersOf } from '../helpers/service-deps.ts';
import { testAccount } from '../helpers/test-brand.ts';

/** The use cases' dependencies with a real store and queue, real time, and the echo engine. */
export function roadDeps(parts: {
  store: Store;
  queue: JobQueue;
  log: Logger;
  accountIds: readonly string[];
  processName: string;
}): ServiceDeps {
  return {
    store: parts.store,
    queue: parts.queue,
    log: parts.log,
    processName: parts.processName,
    files: { put: async () => {}, get: async () => null, remove: async () => {}, clear: async () => 0 },
    engine: echoEngine,
    orders: ordersOf([]),
    actions: noActions,
    policies,
    hashCode: (code) => code,
    accounts: new Map(parts.accountIds.map((id) => [id, testAccount(id)])),
    clock: systemClock,
    ids: createIds(),
    metrics: noMetrics,
    feed: createFeed((error) => parts.log.error({ err: error }, 'feed.failed')),
  };
}
