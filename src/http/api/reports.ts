import { Hono } from 'hono';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { addCalendarMonth } from '../../core/law-clock.ts';
import { plainRecord } from '../../services/tickets/plain-record.ts';
import type { HttpDeps } from '../deps.ts';
import { body, query } from '../parse.ts';
import { registerCsv } from '../register/columns.ts';
import { registerPdf } from '../register/pdf.ts';
import { LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

const MAX_DAYS = 400;
const DAY_MS = 24 * 60 * 60 * 1000;
const SUGGESTIONS = 500;

const periodSchema = z.object({
  brandId: z.string().optional(),
  /** Days in India, the last one included. */
  from: z.iso.date(),
  to: z.iso.date(),
});
const registerSchema = z.object({
  brandId: z.string(),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month like 2026-11'),
});
const suggestionSchema = z.object({
  text: z.string().trim().min(1).max(200),
  intent: z.string().trim().min(1).max(60),
  language: z.string().trim().min(2).max(20),
});

/** Figures, the monthly grievance register, and what the bot should learn. */
export function reportRoutes({ store, services, clock, brands, newId }: HttpDeps) {
  const own = (brandIds: readonly string[], brandId: string | undefined): string[] => {
    if (brandId === undefined) return [...brandIds];
    if (!brandIds.includes(brandId)) throw new AppError('not-found', 'no such brand');
    return [brandId];
  };
  const registerOf = async (brandIds: readonly string[], { brandId, month }: z.infer<typeof registerSchema>) => {
    const brand = brands.find(({ id }) => own(brandIds, brandId).includes(id));
    if (brand === undefined) throw new AppError('not-found', 'no such brand');
    const from = new Date(`${month}-01T00:00:00+05:30`);
    const kept = await store.reports.register({ brandIds: [brandId], from, to: addCalendarMonth(from) });
    // The complaint as its customer made it: the bot's notes are for those who work on it.
    const rows = kept.map((row) => {
      const { recorded } = plainRecord(row.ticket, services.engine);
      return { ...row, ticket: { ...row.ticket, summary: recorded } };
    });
    return { brand, rows };
  };

  return new Hono<ApiEnv>()
    .get('/reports', permit(LEADS), query(periodSchema), async (context) => {
      const { brandId, from: first, to: last } = context.req.valid('query');
      const from = new Date(`${first}T00:00:00+05:30`);
      const to = new Date(Date.parse(`${last}T00:00:00+05:30`) + DAY_MS);
      if (to <= from || to.getTime() - from.getTime() > MAX_DAYS * DAY_MS) {
        throw new AppError('input.invalid', `to: not before from, and at most ${MAX_DAYS} days later`, {
          details: { reason: 'too-many-days' },
        });
      }
      const period = { brandIds: own(context.var.brandIds, brandId), from, to };
      return context.json(await store.reports.report(period, clock.now()));
    })
    .get('/reports/register.csv', permit(LEADS), query(registerSchema), async (context) => {
      const asked = context.req.valid('query');
      const { rows } = await registerOf(context.var.brandIds, asked);
      return context.body(await registerCsv(rows, clock.now()), 200, {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="grievance-register-${asked.month}.csv"`,
      });
    })
    .get('/reports/register.pdf', permit(LEADS), query(registerSchema), async (context) => {
      const asked = context.req.valid('query');
      const { brand, rows } = await registerOf(context.var.brandIds, asked);
      return context.body(await registerPdf(brand, asked.month, rows, clock.now()), 200, {
        'content-type': 'application/pdf',
        'content-disposition': `attachment; filename="grievance-register-${asked.month}.pdf"`,
      });
    })
    .get('/phrase-suggestions', permit(LEADS), async (context) => {
      const { user } = context.var;
      // A sentence may be of any brand that its finder sees: it is shown to those who see all of them.
      const finders = (await store.staff.list()).filter(
        ({ id, brandIds }) => id === user.id || brandIds?.every((brandId) => context.var.brandIds.includes(brandId)),
      );
      const isSeen = (userId: string) => user.brandIds === null || finders.some(({ id }) => id === userId);
      const all = await store.reports.phraseSuggestions(SUGGESTIONS);
      return context.json(all.filter(({ userId }) => isSeen(userId)));
    })
    .post('/phrase-suggestions', permit(LEADS), body(suggestionSchema), async (context) => {
      const suggestion = { ...context.req.valid('json'), id: newId(), userId: context.var.user.id, at: clock.now() };
      await store.reports.suggestPhrase(suggestion);
      return context.json(suggestion, 201);
    });
}
