import type { Brand } from '../core/brand.ts';
import type { Channel } from '../core/channel.ts';
import type { Clock } from '../core/clock.ts';
import type { EventFeed } from '../core/feed.ts';
import type { Files, Store } from '../core/store.ts';
import type { Logger } from '../lib/log.ts';
import type { Auth } from './auth.ts';
import type { Metrics } from './metrics.ts';

/** What the web server gets from the composition root. */
export interface HttpDeps {
  store: Store;
  files: Files;
  channels: ReadonlyMap<string, { channel: Channel; kind: string; brandId: string }>;
  brands: readonly Brand[];
  auth: Auth;
  feed: EventFeed;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  metricsToken: string | null;
  publicUrl: string;
  /** Readiness: each rejects while its part does not work. */
  checks: Readonly<Record<string, () => Promise<void>>>;
  /** The built console. */
  consoleFolder: string;
  newId: () => string;
}
