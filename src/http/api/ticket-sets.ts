import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import { TICKET_KINDS, type Ticket } from '../../core/ticket.ts';
import { followUp, mergeInto, splitOff } from '../../services/tickets/merge.ts';
import { plainRecord } from '../../services/tickets/plain-record.ts';
import type { HttpDeps } from '../deps.ts';
import { body, query } from '../parse.ts';
import { actorOf, done } from './answer.ts';
import { LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';
import { csvPages } from './ticket-csv.ts';
import { dueSoon, FOUND, filterSchema, wantedBrands } from './ticket-filter.ts';

const MAX_SUMMARY_LENGTH = 4_000;

const version = z.number().int().positive();
const id = z.string().min(1).max(64);
const summary = z.string().trim().min(1).max(MAX_SUMMARY_LENGTH);
const kind = z.enum(TICKET_KINDS);
const mergeSchema = z.object({ version, into: z.string().min(1).max(64), mayBeOthers: z.boolean().default(false) });
const splitSchema = z.object({
  version,
  summary,
  kind: kind.default('request'),
  orderNumber: z.string().trim().min(1).max(64).nullable().default(null),
  messageId: id.nullable().default(null),
});
/** `kind`: without it, that of the ticket that is followed up. */
const followUpSchema = z.object({ version, summary, kind: kind.optional() });

/** What concerns several tickets: merge, split, follow-up, the export. */
export function ticketSetRoutes({ store, services, clock }: HttpDeps) {
  return new Hono<ApiEnv>()
    .get('/tickets.csv', permit(LEADS), query(filterSchema.omit({ after: true })), async (context) => {
      const { user } = context.var;
      const { q = '', brandId, ...narrowed } = context.req.valid('query');
      const brandIds = wantedBrands(context.var.brandIds, brandId);
      const ids = q.trim() === '' ? undefined : await store.search.find(brandIds, q, FOUND);
      const filter = { ...narrowed, ids, ...dueSoon(clock.now()), brandIds, userId: user.id };
      context.header('content-type', 'text/csv; charset=utf-8');
      context.header('content-disposition', 'attachment; filename="tickets.csv"');
      const tell = (ticket: Ticket) => plainRecord(ticket, services.engine);
      return stream(context, async (out) => {
        for await (const page of csvPages({ desk: store.desk, tell }, filter)) {
          if (out.aborted) return;
          if (page !== '') await out.write(page);
        }
      });
    })
    .post('/tickets/:id/merge', body(mergeSchema), async (context) => {
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), ...context.req.valid('json') };
      return context.json(done(await mergeInto(services, request)));
    })
    .post('/tickets/:id/split', body(splitSchema), async (context) => {
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), ...context.req.valid('json') };
      return context.json(done(await splitOff(services, request)), 201);
    })
    .post('/tickets/:id/follow-up', body(followUpSchema), async (context) => {
      const request = { actor: actorOf(context), ticketId: context.req.param('id'), ...context.req.valid('json') };
      return context.json(done(await followUp(services, request)), 201);
    });
}
