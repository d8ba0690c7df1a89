import type { Channel, ChannelHealth } from '../core/channel.ts';
import { latestBelievable } from '../core/clock-set-back.ts';
import type { HealthNote, HeardHealth, Tenure } from '../core/owner.ts';
import { shownProcessName } from '../lib/process-name.ts';
import type { ServiceDeps } from './deps.ts';

const LOOK_MS = 1_000;
/** What did not change is said again this often. */
const SAY_AGAIN_MS = 5_000;
/** An account of which nothing was heard for this long is run by nobody. */
const STALE_MS = 30_000;

/** How an account stands, as any process can tell. */
export interface Standing extends ChannelHealth {
  /** The process that said so, and when; null where none ever did. */
  process: string | null;
  heardAt: Date | null;
  lastFault: { detail: string; at: Date } | null;
}

type Reading = Pick<ServiceDeps, 'store' | 'clock'>;

export async function standingsOf(deps: Reading, accountIds: readonly string[]): Promise<Map<string, Standing>> {
  const heard = await deps.store.owners.heard(accountIds);
  const now = deps.clock.now();
  return new Map(
    accountIds.map((id) => [id, toStanding(heard.find(({ accountId }) => accountId === id) ?? null, now)]),
  );
}

export async function standingOf(deps: Reading, accountId: string): Promise<Standing> {
  return (await standingsOf(deps, [accountId])).get(accountId) ?? toStanding(null, deps.clock.now());
}

function toStanding(heard: HeardHealth | null, now: Date): Standing {
  if (heard === null) {
    const detail = 'no process that runs channels was heard of yet; start one';
    return { state: 'down', detail, since: now, process: null, heardAt: null, lastFault: null };
  }
  const { health, heardAt, lastFault } = heard;
  const process = shownProcessName(heard.process);
  const isStale = now.getTime() - heardAt.getTime() > STALE_MS || heardAt > latestBelievable(now);
  const told: ChannelHealth = isStale
    ? {
        ...health,
        state: 'down',
        detail: `not heard of since ${heardAt.toISOString()}, from ${process}: ${health.detail}`,
        since: heardAt,
      }
    : health;
  return { ...told, process, heardAt, lastFault };
}

/** Says how the accounts of this process stand, at once where it changed. */
export interface HealthReporter {
  /** `tenure` null: others may run it too. */
  add(accountId: string, channel: Pick<Channel, 'health'>, tenure: Tenure | null): void;
  /** A last word, and none after it. */
  remove(accountId: string): Promise<void>;
  /** Says everything once, then by itself. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function createHealthReporter({
  store,
  clock,
  processName,
  log,
}: Pick<ServiceDeps, 'store' | 'clock' | 'processName' | 'log'>): HealthReporter {
  const accounts = new Map<string, { channel: Pick<Channel, 'health'>; tenure: Tenure | null; said: string }>();
  let saidAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let saying = Promise.resolve();

  async function look(): Promise<void> {
    const isTime = performance.now() - saidAt >= SAY_AGAIN_MS;
    const notes: HealthNote[] = [];
    for (const [accountId, account] of accounts) {
      const health = account.channel.health();
      const said = `${health.state} ${health.detail}`;
      if (!isTime && said === account.said) continue;
      account.said = said;
      notes.push({ accountId, process: processName, health, tenure: account.tenure });
    }
    if (isTime) saidAt = performance.now();
    await say(notes);
  }

  async function say(notes: readonly HealthNote[]): Promise<void> {
    if (notes.length === 0) return;
    try {
      await store.owners.note(notes, clock.now());
    } catch (error) {
      saidAt = Number.NEGATIVE_INFINITY; // again at the next look
      log.warn({ err: error }, 'health.not-said');
    }
  }

  return {
    add(accountId, channel, tenure) {
      accounts.set(accountId, { channel, tenure, said: '' });
    },
    async remove(accountId) {
      const account = accounts.get(accountId);
      accounts.delete(accountId);
      await saying;
      if (account === undefined) return;
      const { channel, tenure } = account;
      await say([{ accountId, process: processName, health: channel.health(), tenure }]);
    },
    async start() {
      await look();
      timer = setInterval(() => {
        saying = saying.then(look);
      }, LOOK_MS);
    },
    async stop() {
      clearInterval(timer);
      await saying;
    },
  };
}
