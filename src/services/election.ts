import type { Ownership, Tenure } from '../core/owner.ts';
import type { Listener } from '../core/queue.ts';
import { isProcessGone } from '../lib/process-name.ts';
import { sleep } from '../lib/retry.ts';
import type { ServiceDeps } from './deps.ts';

/** An account that this process runs. */
export interface Running {
  /** Ends it. What is being sent may finish within `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

export interface Candidate {
  accountId: string;
  run(tenure: Tenure): Promise<Running>;
}

/** All in milliseconds, by monotonic clocks. */
export interface ElectionTimes {
  /** How often each process looks for accounts that nobody runs. */
  lookMs: number;
  /** How often an owner says that it lives. */
  beatMs: number;
  /** An owner that could not say so for this long stops; it has until `deadMs` for it. */
  giveUpMs: number;
  /** An owner that was not heard of for this long is taken for dead. */
  deadMs: number;
  /** A process that has been there for this long gets its share of what others run. */
  settledMs: number;
}

/** A dead owner is replaced within `deadMs` and two looks: under 30 seconds, with the time to connect. */
const TIMES: ElectionTimes = { lookMs: 1_000, beatMs: 4_000, giveUpMs: 14_000, deadMs: 22_000, settledMs: 60_000 };
const WATCH_MS = 500;
/** Whoever runs more accounts waits a little before it takes another, so that they spread over the processes. */
const MODESTY_MS = 50;
const MOST_MODESTY_MS = 200;
/** Whoever has its share leaves what was given up to the others for so many looks. */
const LEFT_FOR_LOOKS = 5;
/** Each process is elected to one of these, too: so the others see that it is there, whatever it runs. */
const SEATS = Array.from({ length: 16 }, (_, n) => `seat/${n + 1}`);

interface Held {
  tenure: Tenure;
  running: Promise<Running>;
  leaving: Promise<void> | null;
}

export interface Election extends Listener {
  /** The first round is over when it returns. */
  start(): Promise<void>;
}

/**
 * Sees to it that each of these accounts is run by exactly one of the processes that share the database. An owner stops
 * before anybody may take its account; one that slept through all of that (a frozen machine) is fenced off by the store.
 * After a rolling restart whoever runs more than its share gives the rest away, each account once: connecting anew is not free.
 */
export function createElection(
  candidates: readonly Candidate[],
  { store: { owners }, processName, log }: Pick<ServiceDeps, 'store' | 'processName' | 'log'>,
  times: ElectionTimes = TIMES,
): Election {
  const stopped = new AbortController();
  const own = new Map<string, Held>();
  const seen = new Map<string, { mark: string; since: number }>();
  const seated = new Map<string, { fence: number; since: number }>();
  const given = new Set<string>();
  let seat: Tenure | null = null;
  let beatenAt = performance.now();
  let looping: Promise<void> | null = null;
  let watch: NodeJS.Timeout | undefined;

  async function beat(): Promise<void> {
    const now = performance.now();
    if (own.size === 0 && seat === null) beatenAt = now;
    if (now - beatenAt < times.beatMs) return;
    // What is being left is free for others when the time is over, even where it cannot be ended here.
    const held = [...own.values()].filter(({ leaving }) => leaving === null).map(({ tenure }) => tenure);
    const kept = await owners.beat(seat === null ? held : [...held, seat]);
    // By the time before the question: others count from some moment after it.
    beatenAt = now;
    for (const [accountId, held] of own) if (!kept.includes(accountId)) void leave(held, 'taken', times.deadMs / 4);
    if (seat !== null && !kept.includes(seat.accountId)) seat = null;
  }

  function isFree(row: Ownership): boolean {
    if (row.owner === null || row.owner === processName || isProcessGone(row.owner)) return true;
    return unchangedFor(row) > times.deadMs;
  }

  function unchangedFor({ accountId, owner, fence, beat }: Ownership): number {
    const mark = `${owner}.${fence}.${beat}`;
    const before = seen.get(accountId);
    if (before?.mark === mark) return performance.now() - before.since;
    seen.set(accountId, { mark, since: performance.now() });
    return 0;
  }

  /** Takes a seat where it has none, and returns how many accounts are its share. */
  async function shareOf(rows: readonly Ownership[]): Promise<number> {
    if (candidates.length < 2) return candidates.length;
    let settled = 0;
    for (const id of SEATS) {
      const row = rows.find(({ accountId }) => accountId === id) ?? null;
      if (row === null || isFree(row)) {
        seated.delete(id);
        seat ??= await owners.take(id, processName, row);
        continue;
      }
      const before = seated.get(id);
      if (before?.fence !== row.fence) seated.set(id, { fence: row.fence, since: performance.now() });
      else if (performance.now() - before.since > times.settledMs) settled += 1;
    }
    return Math.ceil(candidates.length / (settled + 1));
  }

  function isLeftForOthers(row: Ownership | null): boolean {
    return row !== null && row.owner === null && unchangedFor(row) < LEFT_FOR_LOOKS * times.lookMs;
  }

  /** One at a time, so that each is run again before the next one stops. */
  function giveAway(share: number): void {
    if (own.size <= share || [...own.values()].some(({ leaving }) => leaving !== null)) return;
    const held = [...own.values()].findLast(({ tenure }) => !given.has(tenure.accountId));
    if (held === undefined) return;
    given.add(held.tenure.accountId);
    void leave(held, 'given away', times.deadMs / 4);
  }

  async function round(): Promise<void> {
    await beat();
    const rows = await owners.list([...candidates.map(({ accountId }) => accountId), ...SEATS]);
    const share = await shareOf(rows);
    for (const candidate of candidates) {
      const row = rows.find(({ accountId }) => accountId === candidate.accountId) ?? null;
      if (own.has(candidate.accountId) || (row !== null && !isFree(row))) continue;
      if (own.size >= share && isLeftForOthers(row)) continue;
      await sleep(Math.min(own.size * MODESTY_MS, MOST_MODESTY_MS), stopped.signal);
      if (stopped.signal.aborted) return;
      await enter(candidate, row);
    }
    giveAway(share);
  }

  async function enter({ accountId, run }: Candidate, row: Ownership | null): Promise<void> {
    const tenure = await owners.take(accountId, processName, row);
    if (tenure === null) return;
    log.info({ accountId, fence: tenure.fence, before: row?.owner ?? null }, 'account.taken');
    const held: Held = { tenure, running: run(tenure), leaving: null };
    own.set(accountId, held);
    held.running.catch((error: unknown) => {
      log.error({ accountId, err: error }, 'account.not-started');
      return leave(held, 'not started', 0);
    });
  }

  function leave(held: Held, why: string, graceMs: number): Promise<void> {
    const { accountId } = held.tenure;
    held.leaving ??= (async () => {
      log.info({ accountId, why }, 'account.left');
      try {
        await (await held.running).stop(graceMs);
      } catch (error) {
        log.error({ accountId, err: error }, 'account.not-stopped');
      }
      // It is free for others only now. Where this fails, they wait as for a dead one.
      await owners.release(held.tenure).catch((error: unknown) => log.warn({ err: error }, 'account.not-released'));
      own.delete(accountId);
    })();
    return held.leaving;
  }

  async function loop(): Promise<void> {
    while (!stopped.signal.aborted) {
      await sleep(times.lookMs, stopped.signal);
      if (!stopped.signal.aborted) await tryRound();
    }
  }

  async function tryRound(): Promise<void> {
    try {
      await round();
    } catch (error) {
      log.warn({ err: error }, 'election.failed');
    }
  }

  return {
    async start() {
      // On its own timer: the database may be what does not answer.
      watch = setInterval(() => {
        if (performance.now() - beatenAt < times.giveUpMs) return;
        for (const held of own.values()) void leave(held, 'could not renew', times.deadMs / 4);
      }, WATCH_MS);
      await tryRound();
      looping = loop();
    },
    async stop(graceMs) {
      stopped.abort();
      await looping;
      clearInterval(watch);
      // First: what is given up now is for the others alone to share.
      if (seat !== null)
        await owners.release(seat).catch((error: unknown) => log.warn({ err: error }, 'seat.not-released'));
      await Promise.all([...own.values()].map((held) => leave(held, 'stopping', graceMs)));
    },
  };
}
