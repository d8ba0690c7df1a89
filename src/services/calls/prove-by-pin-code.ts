import { findOrder } from '../find-order.ts';
import { countWrongGuess, isLocked, prove } from '../identity.ts';
import type { CallHandler } from '../turn-context.ts';

/** The status-only rung: order number and delivery PIN code. Wrong code, wrong number and foreign order look alike. */
export const proveByPinCode: CallHandler = async (args, context) => {
  const number = String(args['orderNumber'] ?? '');
  if (await isLocked(number, context)) return { outcome: 'locked', slots: {} };

  const lookup = await findOrder(number, context);
  if (lookup.outcome === 'unavailable') return { outcome: 'unavailable', slots: {} };

  const pinCode = String(args['pinCode'] ?? '');
  if (lookup.outcome === 'found' && lookup.order.pinCode !== undefined && lookup.order.pinCode === pinCode) {
    prove(lookup.order.number, 'status-only', context);
    return { outcome: 'proven', slots: {} };
  }
  const used = await countWrongGuess(number, context);
  return { outcome: used ? 'locked' : 'wrong', slots: {} };
};
