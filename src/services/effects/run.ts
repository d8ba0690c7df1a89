import type { Effect } from '../../core/effect.ts';
import type { CallOutcome } from '../../core/flow.ts';
import { type ActionResult, type OrderAction, orderActionSchema } from '../../core/order-action.ts';
import { TURNS_LANE } from '../../core/queue.ts';
import { anySignal } from '../../lib/any-signal.ts';
import type { ServiceDeps } from '../deps.ts';
import { registerWarranty, warrantyRegistrationSchema } from './register-warranty.ts';

/** The customer waits for it; a system that takes longer is asked later what became of it. Milliseconds. */
const ACTION_TIMEOUT_MS = 6_000;
/** Tries in all while the system says that it did nothing; then a person does it. */
const MAX_ATTEMPTS = 3;
/** A claim that nobody lived to settle; more of them in a row and the effect itself is what kills. */
const MAX_CLAIMS = 5;
const RETRY_AFTER_MS = 1_500;
const LONGEST_RETRY_MS = 5_000;
/** A claim older than this was left by a process that died. */
export const EFFECT_STUCK_MS = 30_000;

export type RunEffect = (effectId: string, signal?: AbortSignal) => Promise<void>;

/** Slot of an outcome that is for our people and in no wording. */
export const SHOP_SAID = 'shopSaid';

type Settlement = { outcome: CallOutcome; detail: string | null };

/**
 * Does what a turn has committed, once. An earlier try that may have done it is looked up first, and what stays
 * unclear goes to a person: it is never simply tried again.
 */
export function createRunEffect(deps: ServiceDeps): RunEffect {
  return async (effectId, signal) => {
    const now = deps.clock.now();
    const stuckBefore = new Date(now.getTime() - EFFECT_STUCK_MS);
    const effect = await deps.store.effects.claim(effectId, deps.processName, now, stuckBefore);
    if (effect === null) return;
    const settled = await run(deps, effect, signal);
    if (settled === 'retry') return;
    const at = deps.clock.now();
    const isFirst = await deps.store.effects.settle(effect.id, settled.outcome, settled.detail, deps.ids.next(), at);
    const level = settled.detail === null ? 'info' : 'warn';
    deps.log[level](
      {
        effectId,
        conversationId: effect.conversationId,
        call: effect.call,
        outcome: settled.outcome.outcome,
        detail: settled.detail,
      },
      'effect.settled',
    );
    if (isFirst) {
      await deps.queue.ring(TURNS_LANE, effect.conversationId).catch((error: unknown) => {
        deps.log.warn({ conversationId: effect.conversationId, err: error }, 'ring.failed');
      });
    }
  };
}

async function run(deps: ServiceDeps, effect: Effect, signal: AbortSignal | undefined): Promise<Settlement | 'retry'> {
  const warranty = warrantyRegistrationSchema.safeParse(effect.action);
  if (warranty.success) {
    return { outcome: await registerWarranty(deps.store, effect.brandId, warranty.data), detail: null };
  }
  if (effect.attempts > MAX_CLAIMS) return toPerson(`given up after ${MAX_CLAIMS} tries; it may have been done`);
  const action = orderActionSchema.safeParse(effect.action);
  if (!action.success) return toPerson(`not an action: ${action.error.issues[0]?.message ?? ''}`);
  const result = await act(deps, effect, action.data, signal);
  switch (result.outcome) {
    case 'done':
      return {
        outcome: { outcome: 'done', slots: { reference: result.reference ?? action.data.orderNumber } },
        detail: null,
      };
    case 'refused':
      return {
        ...toPerson(`${result.reason}: ${result.detail}`, 'refused'),
      };
    case 'unsupported':
      return toPerson('the shop’s system cannot do this');
    case 'uncertain':
      return toPerson(`it may have been done: ${result.reason}`);
    case 'unavailable':
      return retry(deps, effect, result);
  }
}

/** An earlier try, or one without a clear end, is looked up before anything is done (again). */
async function act(
  deps: ServiceDeps,
  effect: Effect,
  action: OrderAction,
  signal: AbortSignal | undefined,
): Promise<ActionResult> {
  const limit = (): AbortSignal =>
    anySignal(AbortSignal.timeout(ACTION_TIMEOUT_MS), ...(signal === undefined ? [] : [signal]));
  const find = () => unlessItThrows(() => deps.actions.find(effect.brandId, action, effect.id, limit()));
  if (effect.attempts > 1) {
    const before = await find();
    if (before !== null) return before;
  }
  const result = await unlessItThrows(() => deps.actions.perform(effect.brandId, action, effect.id, limit()));
  if (result.outcome !== 'uncertain') return result;
  const found = await find();
  return found ?? { outcome: 'unavailable', reason: result.reason };
}

/** An adapter that breaks its promise not to throw: nobody knows how far it came. */
async function unlessItThrows<T>(work: () => Promise<T>): Promise<T | Extract<ActionResult, { outcome: 'uncertain' }>> {
  try {
    return await work();
  } catch (error) {
    return { outcome: 'uncertain', reason: error instanceof Error ? error.message : 'the adapter threw' };
  }
}

async function retry(
  deps: ServiceDeps,
  effect: Effect,
  { reason, retryAfterMs }: Extract<ActionResult, { outcome: 'unavailable' }>,
): Promise<Settlement | 'retry'> {
  const waitMs = retryAfterMs ?? RETRY_AFTER_MS;
  if (effect.attempts >= MAX_ATTEMPTS || waitMs > LONGEST_RETRY_MS) return toPerson(`not done: ${reason}`);
  await deps.store.effects.retry(effect.id, new Date(deps.clock.now().getTime() + waitMs));
  return 'retry';
}

/** What the shop's system said goes along, so that it stands on the ticket of whoever does it by hand. */
function toPerson(detail: string, outcome: 'person' | 'refused' = 'person'): Settlement {
  return { outcome: { outcome, slots: { reference: null, [SHOP_SAID]: detail } }, detail };
}
