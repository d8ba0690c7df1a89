import { CLOCKS_LANE, EFFECTS_LANE, type Listener, PROMISES_LANE, TIMERS_LANE, TURNS_LANE } from './core/queue.ts';
import { createClockTick, TICK_EVERY_MS } from './services/clocks/tick.ts';
import type { ServiceDeps } from './services/deps.ts';
import { createFollowPromises, FOLLOW_EVERY_MS } from './services/effects/follow-promises.ts';
import { createRunEffect } from './services/effects/run.ts';
import { createSweepRefused } from './services/reach.ts';
import { createRetention } from './services/retention.ts';
import { createSweep, SWEEP_EVERY_MS } from './services/sweep.ts';
import type { TakeTurn } from './services/take-turn.ts';

/** Turns at once in one process: they wait for order systems and for the disk, not for the processor. */
export const TURNS_AT_ONCE = 64;

/** Listens for turns and for the timer that rings what is due. */
export async function startTurns(deps: ServiceDeps, takeTurn: TakeTurn): Promise<Listener[]> {
  const sweep = createSweep(deps);
  const followPromises = createFollowPromises(deps);
  const sweepRefused = createSweepRefused(deps);
  const runEffect = createRunEffect(deps);
  const retain = createRetention(deps);
  const turns = await deps.queue.listen(
    TURNS_LANE,
    async (conversationId, signal) => {
      await takeTurn(conversationId, { signal });
    },
    { concurrency: TURNS_AT_ONCE },
  );
  const effects = await deps.queue.listen(EFFECTS_LANE, runEffect, { concurrency: TURNS_AT_ONCE });
  const timers = await deps.queue.listen(TIMERS_LANE, async () => {
    await sweep();
    await sweepRefused();
  });
  // On a lane of its own: a shop's system that hangs must not hold up the sweep.
  const promises = await deps.queue.listen(PROMISES_LANE, async () => {
    await followPromises();
    await retain();
  });
  await deps.queue.every(TIMERS_LANE, SWEEP_EVERY_MS);
  const clocks = await deps.queue.listen(CLOCKS_LANE, createClockTick(deps));
  await deps.queue.every(CLOCKS_LANE, TICK_EVERY_MS);
  await deps.queue.every(PROMISES_LANE, FOLLOW_EVERY_MS);
  return [turns, effects, timers, promises, clocks];
}
