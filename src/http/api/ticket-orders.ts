import { Hono } from 'hono';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { daySchema, PICKUP_WINDOWS, RETURN_KINDS } from '../../core/order.ts';
import { RETURN_REASONS } from '../../core/policy.ts';
import { actOnOrder, ordersOnDesk } from '../../services/tickets/order-desk.ts';
import type { HttpDeps } from '../deps.ts';
import { body, tryKey } from '../parse.ts';
import { findTicket } from './find-ticket.ts';
import { LEADS } from './permit.ts';
import type { ApiEnv } from './session.ts';

const MAX_QUANTITY = 1_000;

const pickup = z.object({ day: daySchema, window: z.enum(PICKUP_WINDOWS) });
const actSchema = z.object({
  orderNumber: z.string().trim().min(1).max(64),
  /** The same for every try of one action. */
  key: tryKey,
  action: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('cancel'), reason: z.string().trim().max(500) }),
    z.object({
      kind: z.literal('create-return'),
      returnKind: z.enum(RETURN_KINDS),
      sku: z.string().min(1).max(128),
      quantity: z.number().int().positive().max(MAX_QUANTITY),
      reason: z.enum(RETURN_REASONS),
      isOpened: z.boolean().default(false),
      pickup: pickup.nullable().default(null),
    }),
    z.object({ kind: z.literal('move-pickup'), returnId: z.string().min(1).max(128), pickup }),
  ]),
});

/** The orders of a ticket, and what may be done to them. What needs approval is for those who lead. */
export function ticketOrderRoutes({ store, services }: HttpDeps) {
  return new Hono<ApiEnv>()
    .get('/:id/orders', async (context) =>
      context.json(await ordersOnDesk(services, (await findTicket(store, context)).ticket)),
    )
    .post('/:id/order-actions', body(actSchema), async (context) => {
      const { ticket } = await findTicket(store, context);
      const { orderNumber, key, action } = context.req.valid('json');
      // Only orders that belong to the ticket: a number alone is no reason to act on somebody's order.
      if (![ticket.orderNumber, ...ticket.orderNumbers].includes(orderNumber)) {
        throw new AppError('not-found', 'this order does not belong to the ticket; link it first');
      }
      const { user } = context.var;
      const result = await actOnOrder(services, {
        ticket,
        orderNumber,
        action,
        key: `desk-${ticket.id}-${key}`,
        mayApprove: LEADS.includes(user.role),
        actorId: user.id,
      });
      return context.json(result);
    });
}
