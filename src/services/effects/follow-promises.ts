import type { Effect } from '../../core/effect.ts';
import { lawClock } from '../../core/law-clock.ts';
import { orderActionSchema } from '../../core/order-action.ts';
import { drawTicketNumber } from '../../core/ticket-number.ts';
import type { ServiceDeps } from '../deps.ts';

const LOOKUP_TIMEOUT_MS = 10_000;
const LOOK_AGAIN_MS = 60 * 60 * 1000;
const AT_ONCE = 20;

/**
 * A refund that was promised by a day and is not paid then becomes a complaint with a ticket, without the customer
 * having to ask (E-Commerce Rules 2020, rule 4(10)). An order system that is down is asked again in an hour.
 */
export function createFollowPromises(deps: ServiceDeps): () => Promise<void> {
  return async () => {
    const now = deps.clock.now();
    for (const effect of await deps.store.effects.promises(now, AT_ONCE)) {
      const state = await stateOf(deps, effect);
      if (state === 'unknown') {
        await deps.store.effects.followUp(effect.id, new Date(now.getTime() + LOOK_AGAIN_MS), null, now);
        continue;
      }
      await deps.store.effects.followUp(effect.id, null, state === 'broken' ? ticketFor(deps, effect, now) : null, now);
      if (state === 'broken') deps.log.warn({ effectId: effect.id }, 'promise.broken');
    }
  };
}

async function stateOf(deps: ServiceDeps, effect: Effect): Promise<'kept' | 'broken' | 'unknown'> {
  const action = orderActionSchema.safeParse(effect.action);
  if (!action.success) return 'kept';
  const lookup = await deps.orders.findByNumber(
    effect.brandId,
    action.data.orderNumber,
    AbortSignal.timeout(LOOKUP_TIMEOUT_MS),
  );
  if (lookup.outcome === 'unavailable') return 'unknown';
  if (lookup.outcome === 'not-found') return 'broken';
  const since = effect.createdAt.getTime();
  const open = lookup.order.refunds?.filter(({ status }) => status !== 'paid') ?? [];
  const paid = lookup.order.refunds?.some(({ status, createdAt }) => status === 'paid' && createdAt.getTime() >= since);
  return open.length === 0 && paid === true ? 'kept' : 'broken';
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
