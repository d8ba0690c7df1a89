import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { z } from 'zod';
import type { Cursor, DeskFilter } from '../../core/desk.ts';
import { MAX_TEXT_LENGTH } from '../../core/message.ts';
import { TICKET_KINDS, TICKET_PRIORITIES, TICKET_STATES } from '../../core/ticket.ts';
import { csvLine } from '../../lib/csv.ts';
import { assign } from '../../services/tickets/assign.ts';
import type { DeskResult } from '../../services/tickets/change-ticket.ts';
import { setPriority, setTags } from '../../services/tickets/edit.ts';
import { followUp, mergeInto, splitOff } from '../../services/tickets/merge.ts';
import { reply } from '../../services/tickets/reply.ts';
import { setState } from '../../services/tickets/set-state.ts';
import type { HttpDeps } from '../deps.ts';
import { body, query } from '../parse.ts';
import { actorOf, done } from './answer.ts';
import { LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';
import { TICKET_COLUMNS, ticketCells } from './ticket-csv.ts';
import { dueSoon, FOUND, filterSchema } from './ticket-filter.ts';

const MAX_AT_ONCE = 500;
const CSV_PAGE = 500;
const MAX_SUMMARY_LENGTH = 4_000;

const version = z.number().int().positive();
const id = z.string().min(1).max(64);
const summary = z.string().trim().min(1).max(MAX_SUMMARY_LENGTH);
const kind = z.enum(TICKET_KINDS).default('request');
const mergeSchema = z.object({ version, into: z.string().min(1).max(64) });
const splitSchema = z.object({
  version,
  summary,
  kind,
  orderNumber: z.string().trim().min(1).max(64).nullable().default(null),
  messageId: id.nullable().default(null),
});
const followUpSchema = z.object({ version, summary, kind });
const bulkSchema = z.object({
  ids: z.array(id).min(1).max(MAX_AT_ONCE),
  action: z.discriminatedUnion('type', [
    z.object({ type: z.literal('reply'), text: z.string().trim().min(1).max(MAX_TEXT_LENGTH) }),
    z.object({ type: z.literal('assign'), to: z.string().min(1).max(64).nullable() }),
    z.object({ type: z.literal('state'), to: z.enum(TICKET_STATES) }),
    z.object({ type: z.literal('priority'), priority: z.enum(TICKET_PRIORITIES) }),
    z.object({ type: z.literal('tag'), tag: z.string().trim().toLowerCase().min(1).max(40) }),
  ]),
});
type BulkAction = z.infer<typeof bulkSchema>['action'];

/** What concerns several tickets: merge, split, follow-up, an incident's many at once, the export. */
export function ticketSetRoutes({ store, services, clock }: HttpDeps) {
  const act = async (actor: ReturnType<typeof actorOf>, ticketId: string, action: BulkAction): Promise<DeskResult> => {
    const request = { actor, ticketId, version: null };
    switch (action.type) {
      case 'reply': {
        const row = await store.desk.get(actor.brandIds, ticketId);
        if (row === null) return { outcome: 'not-found' };
        const { conversationId } = row.ticket;
        // An incident's answer goes to everybody, whatever each of them wrote last.
        const found = await store.desk.conversation(actor.brandIds, conversationId);
        return reply(services, { ...request, conversationId, seenSeq: found?.lastSeq ?? 0, text: action.text });
      }
      case 'assign':
        return assign(services, { ...request, to: action.to === 'me' ? actor.id : action.to });
      case 'state':
        return setState(services, { ...request, to: action.to });
      case 'priority':
        return setPriority(services, { ...request, priority: action.priority });
      case 'tag':
        return setTags(services, { ...request, add: [action.tag], remove: [] });
    }
  };

  return new Hono<ApiEnv>()
    .post('/tickets/bulk', permit(LEADS), body(bulkSchema), async (context) => {
      const { ids, action } = context.req.valid('json');
      const actor = actorOf(context);
      const results: { id: string; outcome: DeskResult['outcome']; reason: string | null }[] = [];
      for (const ticketId of new Set(ids)) {
        const result = await act(actor, ticketId, action);
        results.push({
          id: ticketId,
          outcome: result.outcome,
          reason: result.outcome === 'refused' ? result.reason : null,
        });
      }
      return context.json({ results, done: results.filter(({ outcome }) => outcome === 'done').length });
    })
    .get('/tickets.csv', permit(LEADS), query(filterSchema), async (context) => {
      const { brandIds, user } = context.var;
      const { q = '', ...narrowed } = context.req.valid('query');
      const ids = q.trim() === '' ? undefined : await store.search.find(brandIds, q, FOUND);
      const filter = { ...narrowed, ids, ...dueSoon(clock.now()), brandIds, userId: user.id, limit: CSV_PAGE };
      context.header('content-type', 'text/csv; charset=utf-8');
      context.header('content-disposition', 'attachment; filename="tickets.csv"');
      return stream(context, async (out) => {
        // Excel takes UTF-8 for what it is only with this mark.
        await out.write(`\ufeff${csvLine(TICKET_COLUMNS)}`);
        for await (const row of allRows(store.desk, filter)) await out.write(csvLine(ticketCells(row)));
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

async function* allRows(desk: HttpDeps['store']['desk'], filter: DeskFilter) {
  let after: Cursor | undefined = filter.after;
  for (;;) {
    const rows = await desk.list({ ...filter, after });
    yield* rows;
    const last = rows.at(-1)?.ticket;
    if (rows.length < filter.limit || last === undefined) return;
    after = { at: last.updatedAt, id: last.id };
  }
}
