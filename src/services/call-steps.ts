import type { CallSteps } from '../core/call.ts';
import type { Account, ServiceDeps } from './deps.ts';

/** Twilio repeats a webhook within minutes; a day is plenty. */
const KEPT_MS = 24 * 60 * 60 * 1000;

export function createCallSteps({ store, clock }: ServiceDeps, { config }: Account): CallSteps {
  return {
    find: (callSid, step) => store.calls.step(config.id, callSid, step),
    keep: (callSid, step, document) => store.calls.keepStep(config.id, callSid, step, document, clock.now()),
    forgetOld: () => store.calls.forgetSteps(new Date(clock.now().getTime() - KEPT_MS)),
  };
}
