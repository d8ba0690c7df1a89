import type { BellHandler, JobQueue } from '../../core/queue.ts';

/** A circle of rings that never ends is a fault; no conversation needs this many. */
const MAX_RINGS = 500;

export interface Bells extends JobQueue {
  /** Answers every ring, and the rings that come of it, until it is quiet. Lanes without a handler are let go. */
  answer(handlers: BellHandlers): Promise<void>;
  /** Answers rings as they come while the work goes on, and those that are left after it. */
  answerDuring<T>(work: () => Promise<T>, handlers: BellHandlers): Promise<T>;
}

type BellHandlers = Readonly<Record<string, BellHandler>>;

/**
 * The doorbell for a road that is walked step by step in one place: rings are kept until somebody answers them.
 * Delayed ones are let go: what is to be done later is in the database.
 */
export function createBells(): Bells {
  let rings: { lane: string; id: string }[] = [];
  let onRing = (): void => {};

  async function answer(handlers: BellHandlers): Promise<void> {
    const { signal } = new AbortController();
    for (let count = 0; rings.length > 0; count += 1) {
      if (count === MAX_RINGS) {
        rings = [];
        throw new Error(`more than ${MAX_RINGS} rings in a row`);
      }
      const next = rings.shift();
      if (next !== undefined) await handlers[next.lane]?.(next.id, signal);
    }
  }

  return {
    async ring(lane, id, options) {
      if ((options?.delayMs ?? 0) > 0) return;
      rings.push({ lane, id });
      onRing();
    },
    answer,
    async answerDuring(work, handlers) {
      let answering = Promise.resolve();
      onRing = () => {
        answering = answering.then(() => answer(handlers));
        // Whoever waits at the end is told.
        answering.catch(() => {});
      };
      const result = await work();
      onRing();
      await answering;
      return result;
    },
    listen: async () => ({ stop: async () => {} }),
    every: async () => {},
    ping: async () => {},
    depth: async () => ({ waiting: rings.length }),
    close: async () => {},
  };
}
