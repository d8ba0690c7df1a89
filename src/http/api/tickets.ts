import { Hono } from 'hono';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { TICKET_KINDS, TICKET_STATES } from '../../core/ticket.ts';
import type { HttpDeps } from '../deps.ts';
import { parseBody, query } from '../parse.ts';
import type { ApiEnv } from './session.ts';

const PAGE = 100;

const filterSchema = z.object({
  state: z.enum(TICKET_STATES).optional(),
  kind: z.enum(TICKET_KINDS).optional(),
  /** `updatedAt` of the last row of the page before. */
  before: z.coerce.date().optional(),
});
const setStateSchema = z.object({ version: z.number().int(), to: z.enum(TICKET_STATES) });

export function ticketRoutes({ store, feed, clock }: HttpDeps) {
  const find = async (brandIds: readonly string[], id: string) => {
    const found = await store.tickets.get(brandIds, id);
    if (found === null) throw new AppError('not-found', 'no such ticket');
    return found;
  };

  return new Hono<ApiEnv>()
    .get('/', query(filterSchema), async (context) => {
      const { state, kind, before } = context.req.valid('query');
      const filter = {
        ...(state === undefined ? {} : { state }),
        ...(kind === undefined ? {} : { kind }),
        ...(before === undefined ? {} : { before }),
      };
      return context.json(await store.tickets.list({ brandIds: context.var.brandIds, limit: PAGE, ...filter }));
    })
    .get('/:id', async (context) => {
      const found = await find(context.var.brandIds, context.req.param('id'));
      return context.json({ ...found, events: await store.tickets.events(found.ticket.id) });
    })
    .post('/:id/state', async (context) => {
      const { version, to } = await parseBody(setStateSchema, context);
      const { ticket } = await find(context.var.brandIds, context.req.param('id'));
      const outcome = await store.tickets.setState(ticket.id, version, to, context.var.user.id, clock.now());
      if (outcome === 'not-found') throw new AppError('not-found', 'no such ticket');
      if (outcome === 'conflict') {
        throw new AppError('conflict', 'somebody changed this ticket meanwhile; look at it again');
      }
      feed.publish({ kind: 'ticket.changed', id: ticket.id, brandId: ticket.brandId });
      return context.json({ status: outcome });
    });
}
