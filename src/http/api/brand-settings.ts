import { Hono } from 'hono';
import { z } from 'zod';
import { BRAND_SECTIONS, type BrandSection, sectionValueSchema } from '../../core/brand-settings.ts';
import { AppError } from '../../core/errors.ts';
import type { SettingsOutcome } from '../../services/brand-settings.ts';
import type { HttpDeps } from '../deps.ts';
import { refusal } from '../failure.ts';
import { body, MAX_INTEGER, query } from '../parse.ts';
import { ADMINS, LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

const changeSchema = z.object({
  /** The version that was shown. */
  version: z.number().int().nonnegative().max(MAX_INTEGER),
  /** The whole section, by the brand file's own keys; null for one: the brand has none. */
  value: sectionValueSchema,
});
const resetSchema = z.object({ version: z.coerce.number().int().nonnegative().max(MAX_INTEGER) });
const sectionSchema = z.enum(BRAND_SECTIONS);

/** What people set over the brand file, section by section. */
export function brandSettingRoutes({ brandSettings }: Pick<HttpDeps, 'brandSettings'>) {
  const seen = (brandIds: readonly string[], brandId: string): string => {
    if (!brandIds.includes(brandId)) throw new AppError('not-found', 'no such brand');
    return brandId;
  };
  const sectionNamed = (name: string): BrandSection => {
    const parsed = sectionSchema.safeParse(name);
    if (!parsed.success) throw new AppError('not-found', `no such section; there are ${BRAND_SECTIONS.join(', ')}`);
    return parsed.data;
  };
  function answer(result: SettingsOutcome) {
    switch (result.outcome) {
      case 'done':
        return result.view;
      case 'stale':
        throw refusal('conflict', 'somebody changed these settings meanwhile; look at them again', {
          settings: result.view,
        });
      case 'wrong': {
        const [first] = result.problems;
        throw refusal('input.invalid', `${first?.path}: ${first?.message}`, { fields: result.problems });
      }
    }
  }

  return new Hono<ApiEnv>()
    .get('/brands/:brandId/settings', permit(LEADS), async (context) => {
      const brandId = seen(context.var.brandIds, context.req.param('brandId'));
      await brandSettings.refresh();
      return context.json(brandSettings.view(brandId));
    })
    .put('/brands/:brandId/settings/:section', permit(ADMINS), body(changeSchema), async (context) => {
      const brandId = seen(context.var.brandIds, context.req.param('brandId'));
      const section = sectionNamed(context.req.param('section'));
      const change = { ...context.req.valid('json'), brandId, section, userId: context.var.user.id };
      return context.json(answer(await brandSettings.change(change)));
    })
    .delete('/brands/:brandId/settings/:section', permit(ADMINS), query(resetSchema), async (context) => {
      const brandId = seen(context.var.brandIds, context.req.param('brandId'));
      const section = sectionNamed(context.req.param('section'));
      const { version } = context.req.valid('query');
      const change = { version, value: null, brandId, section, userId: context.var.user.id };
      return context.json(answer(await brandSettings.change(change)));
    });
}
