import type { ActionResult, OrderAction, OrderActions } from '../../core/order-action.ts';
import { notStarted } from '../request.ts';
import { cancel } from './cancel.ts';
import { createReturn } from './create-return.ts';
import { findByName } from './find-orders.ts';
import { isDoneHere } from './marks.ts';
import type { ShopifyOptions } from './options.ts';
import { requestRefund } from './request-refund.ts';

/**
 * Every action leaves its key in the order, in the same step that does it: in a metafield (cancel), in the note of the
 * returned line, in the note of the refund. So the order itself says what became of a key.
 */
export function createShopifyActions(options: ShopifyOptions): OrderActions {
  const find: OrderActions['find'] = async (_brandId, action, key, signal) => {
    if (!isSupported(action)) return null;
    const reply = await findByName(options, action.orderNumber, signal);
    if (reply.outcome === 'failed') return { outcome: 'uncertain', reason: reply.reason };
    return reply.value === null ? null : isDoneHere(reply.value, action.kind, key);
  };

  return {
    find,
    async perform(brandId, action, key, signal) {
      if (!isSupported(action)) return { outcome: 'unsupported' };
      const reply = await findByName(options, action.orderNumber, signal);
      if (reply.outcome === 'failed') return notStarted(reply);
      const order = reply.value;
      if (order === null)
        return { outcome: 'refused', reason: 'not-found', detail: `there is no order ${action.orderNumber}` };
      const done = isDoneHere(order, action.kind, key);
      if (done !== null) return done;

      const step = { options, order, key, signal };
      const result = await carryOut(action, step);
      // A refusal may come from an earlier try of this key that Shopify finished in the meantime.
      return result.outcome === 'refused' ? ((await find(brandId, action, key, signal)) ?? result) : result;
    },
  };
}

function isSupported(action: OrderAction): boolean {
  // An exchange needs the variant that is sent instead, and its price: Shopify asks for both, the action has neither.
  return action.kind === 'create-return' ? action.returnKind === 'return' : action.kind !== 'move-pickup';
}

async function carryOut(action: OrderAction, step: Parameters<typeof cancel>[1]): Promise<ActionResult> {
  switch (action.kind) {
    case 'cancel':
      return cancel(action, step);
    case 'create-return':
      return createReturn(action, step);
    case 'request-refund':
      return requestRefund(action, step);
    case 'move-pickup':
      return { outcome: 'unsupported' };
  }
}
