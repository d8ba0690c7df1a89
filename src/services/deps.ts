import type { Advise } from '../core/advice.ts';
import type { Brand, ChannelAccount } from '../core/brand.ts';
import type { ChannelType } from '../core/channel.ts';
import type { Clock, Ids } from '../core/clock.ts';
import type { EventFeed } from '../core/feed.ts';
import type { OrderSource } from '../core/order.ts';
import type { OrderActions } from '../core/order-action.ts';
import type { Policies } from '../core/policy.ts';
import type { JobQueue } from '../core/queue.ts';
import type { OptOutWords } from '../core/reach.ts';
import type { Files, Store } from '../core/store.ts';
import type { Engine } from '../engine/index.ts';
import type { Logger } from '../lib/log.ts';
import type { BrandSettings } from './brand-settings.ts';
import type { ServiceMetrics } from './metrics.ts';

/** One channel account with what its channel's definition says of it. */
export interface Account {
  config: ChannelAccount;
  type: ChannelType;
  /** As it is now: read it anew for each thing that is done. */
  readonly brand: Brand;
}

/** What the use cases get from the composition root. */
export interface ServiceDeps {
  store: Store;
  files: Files;
  queue: JobQueue;
  engine: Engine;
  /** A second reader where the engine did not understand. Default: none. */
  advise?: Advise;
  orders: OrderSource;
  actions: OrderActions;
  policies: Policies;
  /** How people say STOP and START. Left out: nobody does. */
  optOutWords?: OptOutWords;
  /** Keyed hash of a one-time code: a copy of the database does not tell the codes. */
  hashCode(code: string): string;
  accounts: ReadonlyMap<string, Account>;
  /** What people set in the console over the brand file; absent in tools that work by the file alone. */
  brandSettings?: Pick<BrandSettings, 'refresh' | 'versionOf'>;
  clock: Clock;
  ids: Ids;
  log: Logger;
  metrics: ServiceMetrics;
  feed: EventFeed;
  /** The address that the world reaches us by, without a trailing slash; absent in tools that send no links. */
  publicUrl?: string;
  /** Names this process in leases. */
  processName: string;
}
