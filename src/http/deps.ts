import type { Brand } from '../core/brand.ts';
import type { Channel } from '../core/channel.ts';
import type { Clock } from '../core/clock.ts';
import type { EventFeed } from '../core/feed.ts';
import type { Files, Store } from '../core/store.ts';
import type { Logger } from '../lib/log.ts';
import type { BrandSettings } from '../services/brand-settings.ts';
import type { ServiceDeps } from '../services/deps.ts';
import type { Playgrounds } from '../services/playground/sessions.ts';
import type { Uploads } from '../services/uploads.ts';
import type { Auth } from './auth.ts';
import type { Metrics } from './metrics.ts';

/** What the web server gets from the composition root. */
export interface HttpDeps {
  store: Pick<
    Store,
    | 'tickets'
    | 'conversations'
    | 'outbox'
    | 'quarantine'
    | 'desk'
    | 'staff'
    | 'workplace'
    | 'search'
    | 'reports'
    | 'calls'
    | 'integrations'
  >;
  /** For the use cases that routes call. */
  services: ServiceDeps;
  files: Files;
  playgrounds: Playgrounds;
  /** The demo brand runs: its playground is open to anybody. */
  isDemo: boolean;
  channels: ReadonlyMap<string, { channel: Channel; kind: string; brandId: string }>;
  /** As they are now: read them anew for each request. */
  brands: readonly Brand[];
  /** What people set over the brand file. */
  brandSettings: BrandSettings;
  /** The pages for photos from a call. */
  uploads: Uploads;
  auth: Auth;
  feed: EventFeed;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  /** Bearer token that `/metrics` asks for; null: only this machine may read them. */
  metricsToken: string | null;
  /** The address that the world reaches us by, without a trailing slash. */
  publicUrl: string;
  /** Proxies of ours in front, whose `X-Forwarded-For` is believed. */
  trustedProxies: number;
  /** Readiness: each rejects while its part does not work. */
  checks: Readonly<Record<string, () => Promise<void>>>;
  /** The built console. */
  consoleFolder: string;
  newId: () => string;
  /** Runs a webhook in a span of its trace; absent where there are no traces. */
  span?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
}

/** What a served request carries besides itself; absent where the app is called without a server. */
export interface HttpBindings {
  /** Fires when the server closes: streams end, so that closing need not wait for them. */
  closing?: AbortSignal;
}
