import type { BellHandler } from '../core/queue.ts';

/** Bells that may wait for a hand in this process, for each hand; what is more goes through the queue, where others see it. */
const WAITING_EACH = 4;

/**
 * What one process can do at once for one lane: at most `limit` handlers, and one for each id. Both ways that a bell comes,
 * through the queue and from this very process, stand in one line, where bells for the same id are joined.
 */
export interface Hands {
  /** Settles as the handler does. */
  work(id: string): Promise<void>;
  /** Takes a bell that was rung in this process. False: it has to go through the queue, since too many wait here, or nobody works any more. */
  take(id: string): boolean;
  /** How many bells of this process are not done. */
  taken(): number;
  /** When nothing waits or is worked on any more. */
  idle(): Promise<void>;
}

interface Bell {
  done: Promise<void>;
  settle: (work: Promise<void>) => void;
}

export function createHands(
  handler: BellHandler,
  options: {
    limit: number;
    /** Aborted: nothing is taken any more, and handlers should end. */
    signal: AbortSignal;
    /** Hears of a bell that was taken and whose handler threw. */
    onFailed: (id: string, error: unknown) => void;
  },
): Hands {
  const { limit, signal, onFailed } = options;
  const waiting = new Map<string, Bell>();
  const running = new Map<string, Promise<void>>();
  let taken = 0;
  let isAwake = false;

  function work(id: string): Promise<void> {
    let bell = waiting.get(id);
    if (bell === undefined) {
      let settle: Bell['settle'] = () => {};
      const done = new Promise<void>((resolve) => (settle = resolve));
      bell = { done, settle };
      waiting.set(id, bell);
      wake();
    }
    return bell.done;
  }

  /** Whoever rings goes on first: what is rung together begins together, and shares a commit. */
  function wake(): void {
    if (isAwake) return;
    isAwake = true;
    setImmediate(() => {
      isAwake = false;
      begin();
    });
  }

  function begin(): void {
    for (const [id, bell] of waiting) {
      if (running.size >= limit) return;
      if (running.has(id)) continue;
      waiting.delete(id);
      const work = handler(id, signal).finally(() => {
        running.delete(id);
        wake();
      });
      running.set(id, work);
      bell.settle(work);
    }
  }

  return {
    work,
    take(id) {
      const isFull = running.size + waiting.size >= limit * (1 + WAITING_EACH);
      if (signal.aborted || (isFull && !waiting.has(id))) return false;
      taken += 1;
      work(id)
        .catch((error: unknown) => onFailed(id, error))
        .finally(() => (taken -= 1));
      return true;
    },
    taken: () => taken,
    async idle() {
      while (running.size + waiting.size > 0)
        await Promise.allSettled([...running.values(), ...[...waiting.values()].map(({ done }) => done)]);
    },
  };
}
