import { AppError } from '../core/errors.ts';
import type { OrderSource } from '../core/order.ts';
import type { Orders } from '../core/store.ts';

/** Orders that were imported into our own database. Busy or broken is an outcome here too: the customer gets a ticket. */
export function createLocalOrders(orders: Orders): OrderSource {
  return {
    async findByNumber(brandId, number) {
      try {
        const order = await orders.findByNumber(brandId, number);
        return order === null ? { outcome: 'not-found' } : { outcome: 'found', order };
      } catch (error) {
        if (error instanceof AppError) return { outcome: 'unavailable', reason: error.code };
        throw error;
      }
    },
  };
}
