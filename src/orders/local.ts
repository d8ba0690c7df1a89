import type { Clock, Ids } from '../core/clock.ts';
import { AppError } from '../core/errors.ts';
import type { OrderSource } from '../core/order.ts';
import type { OrderActions } from '../core/order-action.ts';
import type { Orders } from '../core/store.ts';

/** Customers read it out: short, and unlike an order number. */
const REFERENCE_DIGITS = 6;

/**
 * Orders that were imported into our own database, with returns, refunds and cancellations noted there for the shop to
 * carry out. Busy or broken is an outcome here too: the customer gets a ticket.
 */
export function createLocalOrders(
  orders: Orders,
  { clock, ids }: { clock: Clock; ids: Ids },
): OrderSource & OrderActions {
  return {
    async findByNumber(brandId, number) {
      return read(async () => {
        const order =
          (await orders.findByNumber(brandId, number)) ?? (await orders.findByNumber(brandId, asPrinted(number)));
        return order === null ? { outcome: 'not-found' as const } : { outcome: 'found' as const, order };
      });
    },
    async findByContact(brandId, contact) {
      return read(async () => ({
        outcome: 'found' as const,
        orders: await orders.findByContact(brandId, contact, MAX_ORDERS),
      }));
    },
    async perform(brandId, action, key) {
      return read(() => orders.perform(brandId, action, key, ids.digits(REFERENCE_DIGITS), clock.now()));
    },
    async find(brandId, _action, key) {
      return read(() => orders.findAction(brandId, key));
    },
  };
}
const MAX_ORDERS = 10;

/** Customers write what they see, `#` and all, and small letters. */
function asPrinted(number: string): string {
  return number.trim().replace(/^#/, '').toUpperCase();
}

/** Our own transactions are all or nothing: what failed was not done. */
async function read<T>(work: () => Promise<T>): Promise<T | { outcome: 'unavailable'; reason: string }> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return { outcome: 'unavailable', reason: error.code };
    throw error;
  }
}
