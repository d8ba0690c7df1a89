import { Hono } from 'hono';
import { z } from 'zod';
import type { FigureSpan } from '../../core/figures.ts';
import { addDays, instant } from '../../core/india.ts';
import { csvLine } from '../../lib/csv.ts';
import type { HttpDeps } from '../deps.ts';
import { query } from '../parse.ts';
import { LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

const spanSchema = z.object({
  /** First and last day in India: 2026-11-01. */
  from: z.iso.date(),
  until: z.iso.date(),
  brandId: z.string().max(64).optional(),
});
const monthSchema = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11'),
  brandId: z.string().max(64).optional(),
});

const REGISTER_COLUMNS = [
  'number',
  'received_at',
  'customer',
  'channel',
  'order',
  'complaint',
  'acknowledge_by',
  'acknowledged_at',
  'redress_by',
  'redressed_at',
  'state',
  'decision',
] as const;

/** How the desk does, and the register of grievances of a month. For those who lead. */
export function figureRoutes({ store, clock }: HttpDeps) {
  const spanOf = (days: { from: string; until: string; brandId?: string | undefined }, seen: string[]): FigureSpan => ({
    // Somebody else's brand is as if it did not exist.
    brandIds: days.brandId === undefined ? seen : seen.filter((id) => id === days.brandId),
    from: instant(days.from, '00:00'),
    until: instant(addDays(days.until, 1), '00:00'),
    now: clock.now(),
  });
  return new Hono<ApiEnv>()
    .get('/', permit(LEADS), query(spanSchema), async (context) =>
      context.json(await store.figures.figures(spanOf(context.req.valid('query'), context.var.brandIds))),
    )
    .get('/register.csv', permit(LEADS), query(monthSchema), async (context) => {
      const { month, brandId } = context.req.valid('query');
      const next = addDays(`${month}-28`, 4).slice(0, 7);
      const span = spanOf({ from: `${month}-01`, until: addDays(`${next}-01`, -1), brandId }, context.var.brandIds);
      const time = (at: Date | null): string | null => at?.toISOString() ?? null;
      const lines = (await store.figures.register(span)).map((row) =>
        csvLine([
          row.number,
          time(row.receivedAt),
          row.customer,
          row.channel,
          row.orderNumber,
          row.summary,
          time(row.ackDueAt),
          time(row.acknowledgedAt),
          time(row.redressDueAt),
          time(row.resolvedAt),
          row.state,
          row.resolution,
        ]),
      );
      // Excel takes UTF-8 for what it is only with this mark.
      return context.body(`\ufeff${csvLine(REGISTER_COLUMNS)}${lines.join('')}`, 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="grievance-register-${month}.csv"`,
      });
    });
}
