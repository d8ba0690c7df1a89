import { pino } from 'pino';
import { optOutWords, policies } from '../../flows/index.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { InboundMessage } from '../../src/core/message.ts';
import type { Order, OrderLookup } from '../../src/core/order.ts';
import type { OrderActions } from '../../src/core/order-action.ts';
import type { Files, Store } from '../../src/core/store.ts';
import { createFeed } from '../../src/lib/feed.ts';
import { createIds } from '../../src/lib/ids.ts';
import { createMemoryQueue } from '../../src/queue/index.ts';
import type { Account, ServiceDeps } from '../../src/services/deps.ts';
import { noMetrics } from '../../src/services/metrics.ts';
import { echoEngine } from './echo-engine.ts';
import { testAccount } from './test-brand.ts';
import { openTestStore } from './test-store.ts';

export interface FakeClock extends Clock {
  advance(ms: number): void;
}

export function fakeClock(start = '2026-11-24T10:00:00+05:30'): FakeClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now),
    advance(ms) {
      now += ms;
    },
  };
}

export function memoryFiles({ now }: Clock = fakeClock()): Files {
  const kept = new Map<string, { bytes: Uint8Array; at: Date }>();
  return {
    put: async (sha256, bytes) => void kept.set(sha256, { bytes, at: now() }),
    get: async (sha256) => kept.get(sha256)?.bytes ?? null,
    remove: async (sha256) => void kept.delete(sha256),
    async clear({ after, before }, unkept) {
      const old = [...kept].filter(([, { at }]) => at > after && at < before).map(([sha256]) => sha256);
      const gone = await unkept(old);
      for (const sha256 of gone) kept.delete(sha256);
      return gone.length;
    },
  };
}

/** The use cases on an in-memory SQLite store, the in-memory queue, a fake clock and the echo engine. */
export async function serviceDeps(
  overrides: Partial<ServiceDeps> & { account?: Account } = {},
): Promise<ServiceDeps & { clock: FakeClock; store: Store }> {
  const { account = testAccount('shop-chat'), ...rest } = overrides;
  const clock = fakeClock();
  const log = pino({ level: 'silent' });
  return {
    store: rest.store ?? (await openTestStore()),
    files: memoryFiles(clock),
    queue: createMemoryQueue({ log }),
    engine: echoEngine,
    orders: ordersOf([]),
    actions: noActions,
    policies,
    optOutWords,
    hashCode: (code) => `hash-of-${code}`,
    accounts: new Map([[account.config.id, account]]),
    ids: createIds(),
    log,
    metrics: noMetrics,
    feed: createFeed(() => {}),
    processName: 'test',
    ...rest,
    clock,
  };
}

/** A shop whose system can do nothing. */
export const noActions: OrderActions = {
  perform: async () => ({ outcome: 'unsupported' }),
  find: async () => null,
};

export function ordersOf(orders: readonly Order[], outcome?: OrderLookup): ServiceDeps['orders'] {
  return {
    async findByNumber(_brandId, number) {
      if (outcome !== undefined) return outcome;
      const order = orders.find((one) => one.number === number);
      return order === undefined ? { outcome: 'not-found' } : { outcome: 'found', order };
    },
    async findByContact(_brandId, { kind, value }) {
      return { outcome: 'found', orders: orders.filter((order) => order[kind] === value) };
    },
  };
}

let written = 0;

/** A chat message of one customer; each call has its own provider id unless it is given. */
export function chatMessage(text: string, overrides: Partial<InboundMessage> = {}): InboundMessage {
  written += 1;
  return {
    accountId: 'shop-chat',
    providerId: `provider-${written}`,
    kind: 'message',
    from: [{ kind: 'webchat', value: 'customer' }],
    proven: false,
    replyAddress: 'customer',
    threadKey: 'customer',
    references: [],
    text,
    replyContext: {},
    ...overrides,
  };
}
