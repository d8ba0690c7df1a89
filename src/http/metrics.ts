import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ServiceMetrics } from '../services/metrics.ts';

export interface Metrics extends ServiceMetrics {
  registry: Registry;
  requestSeconds: Histogram<'method' | 'route' | 'status'>;
  /** Refreshes gauges just before they are read. */
  onRead(refresh: () => Promise<void>): void;
  setQueueDepth(lane: string, depth: number): void;
  setChannelUp(accountId: string, up: boolean): void;
  setUndelivered(count: number): void;
  setDatabaseLog(bytes: number): void;
  setAccount(accountId: string, state: AccountFigures): void;
  read(): Promise<string>;
}

export interface AccountFigures {
  connectedSince: Date;
  lastInboundAt: Date | null;
  queued: number;
  undelivered: number;
  openWindows: number | null;
  closingWindows: number | null;
}

/** Prometheus metrics of one process, in a registry of its own. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const received = new Counter({
    name: 'redress_messages_received_total',
    help: 'Inbound messages by channel and outcome',
    labelNames: ['channel', 'outcome'],
    registers,
  });
  const turns = new Counter({
    name: 'redress_turns_total',
    help: 'Turns by outcome',
    labelNames: ['outcome'],
    registers,
  });
  const turnSeconds = new Histogram({
    name: 'redress_turn_seconds',
    help: 'From reading a turn to its commit',
    buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5],
    registers,
  });
  const deliveries = new Counter({
    name: 'redress_deliveries_total',
    help: 'Outbound messages by channel and what came of them',
    labelNames: ['channel', 'status'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'redress_http_request_seconds',
    help: 'HTTP requests by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers,
  });
  const depth = new Gauge({
    name: 'redress_queue_depth',
    help: 'Bells waiting or running',
    labelNames: ['lane'],
    registers,
  });
  const up = new Gauge({
    name: 'redress_channel_up',
    help: '1 where a channel account works',
    labelNames: ['account'],
    registers,
  });
  const undelivered = new Gauge({ name: 'redress_outbox_undelivered', help: 'Messages that never arrived', registers });
  const databaseLog = new Gauge({
    name: 'redress_database_log_bytes',
    help: "SQLite's write-ahead log",
    registers,
  });
  const account = {
    since: gauge('redress_channel_since_seconds', 'Since when a channel account is as it is, Unix time'),
    last: gauge('redress_channel_last_message_seconds', 'When a channel account received its last message, Unix time'),
    queued: gauge('redress_channel_queued', 'Messages of a channel account on their way out'),
    undelivered: gauge('redress_channel_undelivered', 'Messages of a channel account that never arrived, last week'),
    open: gauge('redress_channel_windows_open', 'Chats in which anything may be said now'),
    closing: gauge('redress_channel_windows_closing', 'Those of them that close within two hours'),
  };
  function gauge(name: string, help: string): Gauge<'account'> {
    return new Gauge({ name, help, labelNames: ['account'], registers });
  }
  let refreshes: (() => Promise<void>)[] = [];

  return {
    registry,
    requestSeconds,
    messageReceived: (channel, outcome) => received.inc({ channel, outcome }),
    turnTaken(outcome, seconds) {
      turns.inc({ outcome });
      if (outcome === 'committed') turnSeconds.observe(seconds);
    },
    delivered: (channel, status) => deliveries.inc({ channel, status }),
    onRead(refresh) {
      refreshes = [...refreshes, refresh];
    },
    setQueueDepth: (lane, count) => depth.set({ lane }, count),
    setChannelUp: (account, isUp) => up.set({ account }, isUp ? 1 : 0),
    setUndelivered: (count) => undelivered.set(count),
    setDatabaseLog: (bytes) => databaseLog.set(bytes),
    setAccount(id, { connectedSince, lastInboundAt, queued, undelivered: lost, openWindows, closingWindows }) {
      const labels = { account: id };
      account.since.set(labels, connectedSince.getTime() / 1000);
      if (lastInboundAt !== null) account.last.set(labels, lastInboundAt.getTime() / 1000);
      account.queued.set(labels, queued);
      account.undelivered.set(labels, lost);
      if (openWindows !== null) account.open.set(labels, openWindows);
      if (closingWindows !== null) account.closing.set(labels, closingWindows);
    },
    async read() {
      // A gauge that cannot be refreshed keeps its last value: the others are wanted most when something is down.
      await Promise.allSettled(refreshes.map(async (refresh) => refresh()));
      return registry.metrics();
    },
  };
}
