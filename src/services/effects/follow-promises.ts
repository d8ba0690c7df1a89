import type { Effect } from '../../core/effect.ts';
import { lawClock } from '../../core/law-clock.ts';
import type { OrderRefund } from '../../core/order.ts';
import { type OrderAction, orderActionSchema } from '../../core/order-action.ts';
import { drawTicketNumber } from '../../core/ticket-number.ts';
import type { ServiceDeps } from '../deps.ts';

/** How often promises are looked after, milliseconds. They are made by the day. */
export const FOLLOW_EVERY_MS = 60_000;
const LOOKUP_TIMEOUT_MS = 10_000;
const LOOK_AGAIN_MS = 60 * 60 * 1000;
const AT_ONCE = 20;

/**
 * A refund that was promised by a day and is not paid then becomes a complaint with a ticket, without the customer
 * having to ask (E-Commerce Rules 2020, rule 4(10)). An order system that is down is asked again in an hour.
 */
export function createFollowPromises(deps: ServiceDeps): () => Promise<void> {
  return async () => {
    const due = await deps.store.effects.promises(deps.clock.now(), AT_ONCE);
    await Promise.all(due.map((effect) => follow(deps, effect)));
  };
}

/** One that fails does not keep the others from being looked after. */
async function follow(deps: ServiceDeps, effect: Effect): Promise<void> {
  const now = deps.clock.now();
  try {
    const state = await stateOf(deps, effect);
    const next = state === 'unknown' ? new Date(now.getTime() + LOOK_AGAIN_MS) : null;
    await deps.store.effects.followUp(effect.id, next, state === 'broken' ? ticketFor(deps, effect, now) : null, now);
    if (state === 'broken') deps.log.warn({ effectId: effect.id }, 'promise.broken');
  } catch (error) {
    deps.log.error({ effectId: effect.id, err: error }, 'promise.failed');
  }
}

async function stateOf(deps: ServiceDeps, effect: Effect): Promise<'kept' | 'broken' | 'unknown'> {
  const action = orderActionSchema.safeParse(effect.action);
  const promised = action.success ? amountOf(action.data) : null;
  // Nothing came of it, so nothing is owed: whoever did it by hand gave a promise of their own.
  if (!action.success || promised === null || effect.outcome !== 'done') return 'kept';
  const lookup = await deps.orders.findByNumber(
    effect.brandId,
    action.data.orderNumber,
    AbortSignal.timeout(LOOKUP_TIMEOUT_MS),
  );
  if (lookup.outcome === 'unavailable') return 'unknown';
  if (lookup.outcome === 'not-found') return 'broken';
  return paidSince(lookup.order.refunds ?? [], effect.createdAt) >= promised ? 'kept' : 'broken';
}

function amountOf(action: OrderAction): number | null {
  switch (action.kind) {
    case 'cancel':
    case 'create-return':
      return action.refund?.amountPaise ?? null;
    case 'request-refund':
      return action.amountPaise;
    case 'move-pickup':
      return null;
  }
}

/** A refund may have been noted long before it was asked for: what counts is when it was paid. */
function paidSince(refunds: readonly OrderRefund[], since: Date): number {
  return refunds
    .filter(({ status, paidAt, createdAt }) => status === 'paid' && (paidAt ?? createdAt) >= since)
    .reduce((sum, { amountPaise }) => sum + amountPaise, 0);
}

function ticketFor(deps: ServiceDeps, effect: Effect, now: Date) {
  const clock = lawClock(now);
  const orderNumber = effect.arguments['orderNumber'];
  return {
    id: deps.ids.next(),
    number: drawTicketNumber(deps.ids),
    kind: 'complaint' as const,
    topic: 'refund-status',
    orderNumber: typeof orderNumber === 'string' ? orderNumber : null,
    summary: `The refund that was promised by ${effect.followUpAt?.toISOString().slice(0, 10) ?? ''} is not paid.`,
    language: 'en',
    receivedAt: now,
    ackDueAt: clock.ackDueAt,
    redressDueAt: clock.redressDueAt,
  };
}
