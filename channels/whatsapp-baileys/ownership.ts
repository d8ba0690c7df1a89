import type { ChannelDeps } from '../../src/core/channel.ts';
import { sleep } from '../../src/lib/retry.ts';

/** It runs out where its owner died; then another process goes on. */
const CLAIM_MS = 15_000;
const RENEW_MS = 4_000;

/**
 * Works on the account while it is ours, and lets it go once it is not: a second process on one session would end the
 * first (440). `signal` ends the work.
 */
export async function whileOurs(
  deps: Pick<ChannelDeps, 'claim' | 'log'>,
  signal: AbortSignal,
  work: (ours: AbortSignal) => Promise<void>,
): Promise<'done' | 'taken'> {
  if (!(await deps.claim(CLAIM_MS))) {
    await sleep(RENEW_MS, signal);
    return 'taken';
  }
  const own = new AbortController();
  const ours = AbortSignal.any([signal, own.signal]);
  const renewing = renew(deps, ours).then(() => own.abort());
  try {
    await work(ours);
  } finally {
    own.abort();
    await renewing;
  }
  return 'done';
}

async function renew({ claim, log }: Pick<ChannelDeps, 'claim' | 'log'>, ours: AbortSignal): Promise<void> {
  let until = performance.now() + CLAIM_MS;
  while (performance.now() < until) {
    await sleep(RENEW_MS, ours);
    if (ours.aborted) return;
    try {
      if (!(await claim(CLAIM_MS))) return;
      until = performance.now() + CLAIM_MS;
    } catch (error) {
      // The database is busy: the claim holds until its time is over.
      log.warn('claim.not-renewed', { err: error });
    }
  }
}
