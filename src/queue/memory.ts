import { AppError } from '../core/errors.ts';
import type { BellHandler, JobQueue, Listener } from '../core/queue.ts';
import type { Logger } from '../lib/log.ts';

const ATTEMPTS = 5;
const RETRY_MS = 20;

interface Lane {
  /** Id -> timer of a delayed ring, or null when it is ready. */
  waiting: Map<string, NodeJS.Timeout | null>;
  running: Set<string>;
  attempts: Map<string, number>;
  listeners: { handler: BellHandler; free: number; abort: AbortController; idle: Set<() => void> }[];
}

/** The JobQueue port without any server: for unit tests, and to state the contract in a page. */
export function createMemoryQueue({ log }: { log: Pick<Logger, 'error'> }): JobQueue {
  const lanes = new Map<string, Lane>();
  const tickers = new Map<string, NodeJS.Timeout>();
  let closed = false;

  function laneOf(name: string): Lane {
    let lane = lanes.get(name);
    if (lane === undefined) {
      lane = { waiting: new Map(), running: new Set(), attempts: new Map(), listeners: [] };
      lanes.set(name, lane);
    }
    return lane;
  }

  function ringNow(lane: Lane, id: string, delayMs: number): void {
    const known = lane.waiting.get(id);
    if (known === null || (known !== undefined && delayMs > 0)) return;
    if (known !== undefined) clearTimeout(known);
    if (delayMs > 0) {
      const timer = setTimeout(() => {
        lane.waiting.set(id, null);
        work(lane);
      }, delayMs);
      lane.waiting.set(id, timer);
      return;
    }
    lane.waiting.set(id, null);
    work(lane);
  }

  function work(lane: Lane): void {
    for (const [id, timer] of lane.waiting) {
      if (timer !== null || lane.running.has(id)) continue;
      const listener = lane.listeners.find(({ free }) => free > 0);
      if (listener === undefined) return;
      lane.waiting.delete(id);
      lane.running.add(id);
      listener.free -= 1;
      listener
        .handler(id, listener.abort.signal)
        .then(
          () => lane.attempts.delete(id),
          (error: unknown) => {
            const attempt = (lane.attempts.get(id) ?? 0) + 1;
            log.error({ id, attempt, err: error }, 'bell.failed');
            lane.attempts.set(id, attempt);
            if (attempt < ATTEMPTS && !closed) ringNow(lane, id, RETRY_MS * attempt);
            else lane.attempts.delete(id);
          },
        )
        .finally(() => {
          lane.running.delete(id);
          listener.free += 1;
          for (const wake of listener.idle) wake();
          work(lane);
        })
        .catch((error: unknown) => log.error({ err: error }, 'bell.failed'));
    }
  }

  return {
    async ring(name, id, { delayMs = 0 } = {}) {
      if (closed) throw new AppError('queue.unavailable', 'the queue is closed');
      ringNow(laneOf(name), id, delayMs);
    },
    async listen(name, handler, { concurrency = 1 } = {}): Promise<Listener> {
      const lane = laneOf(name);
      const listener = { handler, free: concurrency, abort: new AbortController(), idle: new Set<() => void>() };
      lane.listeners.push(listener);
      work(lane);
      return {
        async stop(graceMs) {
          lane.listeners = lane.listeners.filter((other) => other !== listener);
          listener.abort.abort();
          await new Promise<void>((resolve) => {
            const limit = setTimeout(resolve, graceMs);
            const check = (): void => {
              if (listener.free < concurrency) return;
              clearTimeout(limit);
              resolve();
            };
            listener.idle.add(check);
            check();
          });
        },
      };
    },
    async every(name, everyMs) {
      clearInterval(tickers.get(name));
      tickers.set(
        name,
        setInterval(() => ringNow(laneOf(name), 'tick', 0), everyMs),
      );
    },
    async ping() {
      if (closed) throw new AppError('queue.unavailable', 'the queue is closed');
    },
    async depth() {
      return Object.fromEntries(
        [...lanes]
          .map(([name, { waiting, running, listeners }]) => ({ name, listeners, depth: waiting.size + running.size }))
          .filter(({ depth, listeners }) => depth > 0 || listeners.length > 0)
          .map(({ name, depth }) => [name, depth]),
      );
    },
    async close() {
      closed = true;
      for (const ticker of tickers.values()) clearInterval(ticker);
      for (const lane of lanes.values()) {
        for (const timer of lane.waiting.values()) if (timer !== null) clearTimeout(timer);
        lane.waiting.clear();
      }
    },
  };
}
