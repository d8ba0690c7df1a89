import { deliveriesLane, EFFECTS_LANE, TURNS_LANE } from '../core/queue.ts';
import { createDeliver } from './deliver.ts';
import type { ServiceDeps } from './deps.ts';
import { EFFECT_STUCK_MS } from './effects/run.ts';

/** How often due work is looked for, milliseconds. Also how late a message is when its bell was lost. */
export const SWEEP_EVERY_MS = 1_000;
/** Bells rung in one sweep; the next one rings the rest. */
const SWEEP_LIMIT = 500;
/** A message that has been "sending" for longer than any send may take was left by a process that died. */
const STUCK_AFTER_MS = 60_000;

/**
 * Rings the bell of everything that is due by the database's word: what a lost queue, a crash or another process's
 * rows left behind. Ringing twice is harmless.
 */
export function createSweep(deps: ServiceDeps, stuckAfterMs: number = STUCK_AFTER_MS): () => Promise<void> {
  const accounts = [...deps.accounts.values()];
  const inline = new Set(accounts.filter(({ type }) => type.replyMode === 'inline').map(({ config }) => config.id));
  // Accounts that were taken out of the brand file have no process that listens for their bells.
  const settleGone = createDeliver(deps, new Map());
  const idempotent = accounts.filter(({ type }) => type.idempotentSend).map(({ config }) => config.id);

  return async () => {
    const now = deps.clock.now();
    const stuckSince = new Date(now.getTime() - stuckAfterMs);
    const recovered = await deps.store.sweeps.recoverStuck(stuckSince, idempotent, now);
    if (recovered > 0) deps.log.warn({ recovered }, 'sweep.recovered-stuck');

    const resumed = await deps.store.chats.endHolds(now, SWEEP_LIMIT);
    if (resumed.length > 0) deps.log.info({ count: resumed.length }, 'sweep.bot-resumed');

    const due = await deps.store.sweeps.due(now, SWEEP_LIMIT);
    const left = await deps.store.lanes.left(now, SWEEP_LIMIT);
    const effects = await deps.store.effects.due(now, new Date(now.getTime() - EFFECT_STUCK_MS), SWEEP_LIMIT);
    await Promise.all([
      ...[...due.conversations, ...left].map((id) => deps.queue.ring(TURNS_LANE, id)),
      ...effects.map((id) => deps.queue.ring(EFFECTS_LANE, id)),
      // What is left over of a call was not heard; it stays in the list of what never arrived.
      ...due.outbound
        .filter(({ accountId }) => !inline.has(accountId))
        .map(({ id, accountId }) =>
          deps.accounts.has(accountId) ? deps.queue.ring(deliveriesLane(accountId), id) : settleGone(id),
        ),
    ]);
  };
}
