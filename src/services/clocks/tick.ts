import type { ServiceDeps } from '../deps.ts';
import { deliverWebhooks } from '../webhooks.ts';
import { acknowledgeComplaints } from './acknowledge.ts';
import { climbLadder } from './climb-ladder.ts';
import { closeResolved } from './close-resolved.ts';
import { distribute } from './distribute.ts';
import { refreshTimes } from './refresh-times.ts';
import { sendSurveys } from './send-surveys.ts';
import { tellCustomers } from './tell-customers.ts';

/** How often the clocks are looked at, milliseconds. All of it is asked of the database: a lost tick loses nothing. */
export const TICK_EVERY_MS = 5_000;

/** Everything that happens to tickets by the passing of time. Two at once do no harm: each change checks what it was decided from. */
export function createClockTick(deps: ServiceDeps): () => Promise<void> {
  const work = [
    refreshTimes,
    climbLadder,
    refreshTimes,
    acknowledgeComplaints,
    distribute,
    closeResolved,
    sendSurveys,
    tellCustomers,
    deliverWebhooks,
  ];
  return async () => {
    for (const one of work) {
      // One part that fails must not stop the law's clocks.
      await one(deps).catch((error: unknown) => deps.log.error({ what: one.name, err: error }, 'clocks.failed'));
    }
  };
}
