/** Options of one ring. */
export interface RingOptions {
  /** Not before this many milliseconds from now. Default 0. */
  delayMs?: number;
}

export interface Listener {
  /** Waits for running handlers, at most `graceMs`, then gives up on them. Idempotent. */
  stop(graceMs: number): Promise<void>;
}

export type BellHandler = (id: string, signal: AbortSignal) => Promise<void>;

/**
 * The doorbell (design.md, idea 1): a ring says "this id has something to do" and carries nothing else.
 *
 * Promised: at least one call of the handler after each ring. Rings for an id that is already waiting may be joined
 * into one; a ring for an id whose handler is running calls it once more afterwards; in one process and lane an id's
 * handler never runs twice at the same time. A handler that throws is called again with back-off, a few times.
 * Not promised: order between ids, survival of a lost queue (the sweep rings again), one run at a time across processes.
 */
export interface JobQueue {
  /** @throws AppError `queue.unavailable` */
  ring(lane: string, id: string, options?: RingOptions): Promise<void>;
  listen(lane: string, handler: BellHandler, options?: { concurrency?: number }): Promise<Listener>;
  /**
   * Rings `lane` with id `tick` now and every `everyMs`, from this process for as long as it lives, by a clock that nobody
   * sets; ticks that wait are joined. Calling it again changes the interval.
   */
  every(lane: string, everyMs: number): Promise<void>;
  /** Rejects within `timeoutMs` where the queue cannot be reached. */
  ping(timeoutMs: number): Promise<void>;
  /** Bells waiting or running, per lane that this process knows. */
  depth(): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export const TURNS_LANE = 'turns';
export const EFFECTS_LANE = 'effects';
export const TIMERS_LANE = 'timers';
export const CLOCKS_LANE = 'clocks';
export const PROMISES_LANE = 'promises';
/** Rung by the clock alone, for nobody's message. */
export const CLOCKWORK_LANES: ReadonlySet<string> = new Set([TIMERS_LANE, CLOCKS_LANE, PROMISES_LANE]);

/** Each channel account has its own lane, listened to only by the process that owns the account. */
export function deliveriesLane(accountId: string): string {
  return `deliveries-${accountId}`;
}
