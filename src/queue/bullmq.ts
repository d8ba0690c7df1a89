import type { Job, JobsOptions, JobType, QueueOptions, WorkerOptions } from 'bullmq';
import { AppError } from '../core/errors.ts';
import { CLOCKWORK_LANES, type JobQueue, type Listener } from '../core/queue.ts';
import type { Logger } from '../lib/log.ts';
import { createHands, type Hands } from './hands.ts';
import type { Tracing } from './tracing.ts';

/** A job is a bell: it carries an id and nothing else. */
export interface Bell {
  id: string;
}

/** The parts of BullMQ's Queue and Worker that are used; the classes of the two backends differ in their type parameters. */
export interface BellQueue {
  add(name: string, data: Bell, options: JobsOptions): Promise<unknown>;
  getJobCounts(...types: JobType[]): Promise<Record<string, number>>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}
export interface BellWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job<Bell> | undefined, error: Error) => void): unknown;
  close(force?: boolean): Promise<void>;
  waitUntilReady(): Promise<unknown>;
}

/** What differs between Redis and the embedded database. */
export interface Backend {
  queue(name: string, options: Omit<QueueOptions, 'connection' | 'prefix'>): BellQueue;
  worker(
    name: string,
    handler: (job: Job<Bell>) => Promise<void>,
    options: Omit<WorkerOptions, 'connection' | 'prefix'>,
  ): BellWorker;
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** A ring that takes longer counts as refused; the sweep rings again. Milliseconds. */
const RING_TIMEOUT_MS = 2_000;
const ATTEMPTS = 5;
/** The first wait after a handler that threw; it doubles. Milliseconds. */
const RETRY_MS = 500;
/** Failed bells are kept for a look, not for ever. */
const KEEP_FAILED = { count: 1_000, age: 24 * 60 * 60 };

export interface BullmqOptions {
  log: Logger;
  tracing?: Tracing | undefined;
  /**
   * A bell that has nobody to wait for (it is due now, and this very process listens) is taken at once and saves the way
   * through the queue, which costs as much as the turn. Lost with its process it is rung again by the sweep like any other.
   */
  isDirect: boolean;
}

/** The JobQueue port on BullMQ, whatever stands behind it. */
export function createBullmqQueue(backend: Backend, { log, tracing, isDirect }: BullmqOptions): JobQueue {
  // The clockwork would fill a trace store with nothing.
  const traced = (lane: string) =>
    tracing === undefined || CLOCKWORK_LANES.has(lane) ? {} : { telemetry: tracing.telemetry };
  const queues = new Map<string, BellQueue>();
  const listeners = new Set<Listener>();
  const handsOf = new Map<string, Hands>();
  /**
   * Ticks come from a timer of ours and not from BullMQ's job schedulers: those live in the queue, so they would be gone with
   * a Redis that comes back empty, and stand still for as long as a wall clock was set back.
   */
  const ticks = new Map<string, NodeJS.Timeout>();
  let closing: Promise<void> | null = null;

  function queueOf(lane: string): BellQueue {
    let queue = queues.get(lane);
    if (queue === undefined) {
      queue = backend.queue(lane, {
        ...traced(lane),
        defaultJobOptions: {
          attempts: ATTEMPTS,
          backoff: { type: 'exponential', delay: RETRY_MS, jitter: 0.5 },
          removeOnComplete: true,
          removeOnFail: KEEP_FAILED,
        },
      });
      queue.on('error', (error) => log.warn({ lane, reason: error.message }, 'queue.error'));
      queues.set(lane, queue);
    }
    return queue;
  }

  async function ring(lane: string, id: string, delayMs: number): Promise<void> {
    // A waiting bell takes in further rings, a delayed one goes by the newest ring's time (a wall clock that was set back
    // would hold it for long); one whose handler runs is rung once more afterwards.
    const deduplication = { id, keepLastIfActive: true, reschedule: true };
    await orUnavailable(queueOf(lane).add('bell', { id }, { deduplication, delay: delayMs }), RING_TIMEOUT_MS);
  }

  return {
    async ring(lane, id, { delayMs = 0 } = {}) {
      if (isDirect && delayMs === 0 && handsOf.get(lane)?.take(id) === true) return;
      await ring(lane, id, delayMs);
    },
    async listen(lane, handler, { concurrency = 1 } = {}) {
      const abort = new AbortController();
      const hands = createHands(handler, {
        limit: concurrency,
        signal: abort.signal,
        onFailed(id, error) {
          log.error({ lane, id, attempt: 0, err: error }, 'bell.failed');
          ring(lane, id, RETRY_MS).catch((err: unknown) => log.warn({ lane, id, err }, 'ring.failed'));
        },
      });
      const worker = await startWorker(backend, log, { lane, hands, options: { concurrency, ...traced(lane) } });
      handsOf.set(lane, hands);
      const listener = listenerOf(worker, { lane, hands, abort, log, onStopped });
      function onStopped(): void {
        listeners.delete(listener);
        if (handsOf.get(lane) === hands) handsOf.delete(lane);
      }
      listeners.add(listener);
      return listener;
    },
    async every(lane, everyMs) {
      clearInterval(ticks.get(lane));
      const tick = (): void => {
        ring(lane, 'tick', 0).catch((error: unknown) => {
          log.warn({ lane, err: error }, 'ring.failed');
          // Several processes may hear it now. What is due is found all the same.
          handsOf.get(lane)?.take('tick');
        });
      };
      ticks.set(lane, setInterval(tick, everyMs).unref());
      tick();
    },
    ping: (timeoutMs) => orUnavailable(backend.ping(), timeoutMs),
    async depth() {
      const depths = await Promise.all(
        [...new Set([...queues.keys(), ...handsOf.keys()])].map(async (lane) => {
          const counts = await queueOf(lane).getJobCounts('waiting', 'active', 'delayed');
          const rung = Object.values(counts).reduce((sum, count) => sum + count, 0);
          return [lane, rung + (handsOf.get(lane)?.taken() ?? 0)] as const;
        }),
      );
      return Object.fromEntries(depths);
    },
    close() {
      closing ??= (async () => {
        for (const timer of ticks.values()) clearInterval(timer);
        await Promise.all([...listeners].map((listener) => listener.stop(1_000)));
        await Promise.all([...queues.values()].map((queue) => queue.close()));
        await backend.close();
      })();
      return closing;
    },
  };
}

async function startWorker(
  backend: Backend,
  log: Logger,
  { lane, hands, options }: { lane: string; hands: Hands; options: Parameters<Backend['worker']>[2] },
): Promise<BellWorker> {
  const worker = backend.worker(lane, (job) => hands.work(job.data.id), options);
  worker.on('error', (error) => log.warn({ lane, reason: error.message }, 'worker.error'));
  worker.on('failed', (job, error) => {
    log.error({ lane, id: job?.data.id, attempt: job?.attemptsMade, err: error }, 'bell.failed');
  });
  await worker.waitUntilReady();
  return worker;
}

interface Listening {
  lane: string;
  hands: Hands;
  abort: AbortController;
  log: Logger;
  /** When nothing is worked on any more, even where the stop did not wait for it. */
  onStopped: () => void;
}

function listenerOf(worker: BellWorker, { lane, hands, abort, log, onStopped }: Listening): Listener {
  let stopping: Promise<void> | null = null;
  return {
    stop(graceMs) {
      stopping ??= (async () => {
        abort.abort();
        const limit = after(graceMs);
        const closed = Promise.all([worker.close(), hands.idle()]);
        closed.catch((error: unknown) => log.warn({ lane, err: error }, 'worker.close-failed')).finally(onStopped);
        const gaveUp = await Promise.race([closed.then(() => false), limit.passed]);
        limit.cancel();
        // Its bell counts as stalled and is rung again elsewhere.
        if (gaveUp) log.warn({ lane }, 'worker.gave-up');
      })();
      return stopping;
    },
  };
}

async function orUnavailable(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  const limit = after(timeoutMs);
  try {
    const late = await Promise.race([work.then(() => false), limit.passed]);
    if (late) throw new Error(`no answer within ${timeoutMs} ms`);
  } catch (error) {
    work.catch(() => {}); // its own failure comes too late to be of use
    throw new AppError(
      'queue.unavailable',
      'the queue does not answer; what is waiting in the database is rung by the sweep',
      {
        cause: error,
      },
    );
  } finally {
    limit.cancel();
  }
}

/** A plain timer: an AbortController makes an error with its stack at each call. */
function after(ms: number): { passed: Promise<true>; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<true>((resolve) => {
    timer = setTimeout(() => resolve(true), ms);
  });
  return { passed, cancel: () => clearTimeout(timer) };
}
