import { ConsecutiveBreaker, circuitBreaker, handleWhenResult, isBrokenCircuitError } from 'cockatiel';
import { z } from 'zod';
import type { OrderSource } from '../core/order.ts';
import type { OrderActions } from '../core/order-action.ts';

/** Failures in a row after which a shop's system is left in peace. */
const FAILURES = 5;
/** How long it is left in peace before one request tries again, milliseconds. */
const PAUSE_MS = 30_000;

const failedSchema = z.object({ outcome: z.enum(['unavailable', 'uncertain']) });

/**
 * A circuit breaker around a remote system: while it is down a customer hears so at once, and it is not asked for each
 * of them. `find` passes always: what became of an action must be known.
 */
export function withBreaker(orders: OrderSource & OrderActions, pauseMs = PAUSE_MS): OrderSource & OrderActions {
  const breaker = circuitBreaker(
    handleWhenResult((result) => failedSchema.safeParse(result).success),
    { breaker: new ConsecutiveBreaker(FAILURES), halfOpenAfter: pauseMs },
  );
  const guarded = async <T>(work: () => Promise<T>): Promise<T | { outcome: 'unavailable'; reason: string }> => {
    try {
      return await breaker.execute(work);
    } catch (error) {
      if (isBrokenCircuitError(error))
        return { outcome: 'unavailable', reason: 'it failed several times in a row and is left in peace' };
      throw error;
    }
  };
  return {
    findByNumber: (brandId, number, signal) => guarded(() => orders.findByNumber(brandId, number, signal)),
    findByContact: (brandId, contact, signal) => guarded(() => orders.findByContact(brandId, contact, signal)),
    perform: (brandId, action, key, signal) => guarded(() => orders.perform(brandId, action, key, signal)),
    find: (brandId, action, key, signal) => orders.find(brandId, action, key, signal),
  };
}
