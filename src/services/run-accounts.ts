import type { Channel } from '../core/channel.ts';
import type { Tenure } from '../core/owner.ts';
import { deliveriesLane, type Listener } from '../core/queue.ts';
import { sleep } from '../lib/retry.ts';
import { createHealthReporter, type HealthReporter } from './account-health.ts';
import { createDeliver } from './deliver.ts';
import type { ServiceDeps } from './deps.ts';
import { createElection, type ElectionTimes, type Running } from './election.ts';

/** Sends at once of one account; of one conversation there is never more than one. */
export const SENDS_AT_ONCE = 16;
/**
 * What has not ended this long after its grace is left behind, milliseconds, and the account is free for others: it waits for a
 * line on which nothing passes, and the store refuses what it still does. An owner that gave up has ended before it counts as dead.
 */
const STOP_LIMIT_MS = 2_000;

/** Makes an account's channel; with a tenure as its owner runs it. */
export type OpenChannel = (accountId: string, tenure?: Tenure) => Channel;

/**
 * Runs the accounts of this process: those that any process may send for, and of the others those that it is elected to.
 * Nobody else starts them or listens on their delivery lanes.
 */
export async function startChannels(
  deps: ServiceDeps,
  channels: ReadonlyMap<string, Channel>,
  open: OpenChannel,
  times?: ElectionTimes,
): Promise<Listener[]> {
  const reporter = createHealthReporter(deps);
  const listeners: Listener[] = [];
  const deliver = createDeliver(deps, channels);
  const elective: string[] = [];
  for (const [accountId, channel] of channels) {
    const type = deps.accounts.get(accountId)?.type;
    if (type?.oneOwner === true) {
      elective.push(accountId);
      continue;
    }
    await channel.start();
    reporter.add(accountId, channel, null);
    if (type?.replyMode === 'inline') continue;
    listeners.push(await deps.queue.listen(deliveriesLane(accountId), deliver, { concurrency: SENDS_AT_ONCE }));
  }
  const run = (accountId: string) => (tenure: Tenure) => runAccount(open(accountId, tenure), tenure, deps, reporter);
  const election = createElection(
    elective.map((accountId) => ({ accountId, run: run(accountId) })),
    deps,
    times,
  );
  await election.start();
  await reporter.start();
  const stop: Listener['stop'] = async (graceMs) => {
    try {
      await election.stop(graceMs);
    } finally {
      await reporter.stop();
    }
  };
  return [...listeners, { stop }];
}

async function runAccount(
  channel: Channel,
  tenure: Tenure,
  deps: ServiceDeps,
  reporter: HealthReporter,
): Promise<Running> {
  const { accountId } = tenure;
  const isIdempotent = deps.accounts.get(accountId)?.type.idempotentSend === true;
  const left = await deps.store.sweeps.recoverLeft(tenure, isIdempotent, deps.clock.now());
  if (left > 0) deps.log.warn({ accountId, left }, 'account.recovered-left');
  await channel.start();
  reporter.add(accountId, channel, tenure);
  const deliver = createDeliver(deps, new Map([[accountId, channel]]), tenure);
  // Not awaited: it takes as long as the queue is away, and a mailbox is read all the same.
  const listening = deps.queue.listen(deliveriesLane(accountId), deliver, { concurrency: SENDS_AT_ONCE });
  listening.catch((error: unknown) => deps.log.error({ accountId, err: error }, 'account.hears-no-bells'));

  async function end(graceMs: number): Promise<void> {
    const limit = new AbortController();
    try {
      const stopping = listening.then((listener) => listener.stop(graceMs)).finally(() => limit.abort());
      await Promise.all([channel.stop(), Promise.race([stopping, sleep(graceMs, limit.signal)])]);
    } finally {
      await reporter.remove(accountId);
    }
  }

  return {
    async stop(graceMs) {
      const ended = new AbortController();
      const ending = end(graceMs).finally(() => ended.abort());
      const waiting = sleep(graceMs + STOP_LIMIT_MS, ended.signal).then(() => {
        if (!ended.signal.aborted) deps.log.warn({ accountId }, 'account.left-behind');
      });
      await Promise.race([ending, waiting]);
      ending.catch((error: unknown) => deps.log.warn({ accountId, err: error }, 'account.not-ended'));
    },
  };
}
