import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import { AppError } from '../../core/errors.ts';
import { WEBHOOK_EVENTS } from '../../core/integration.ts';
import { newUserSchema, userChangeSchema } from '../auth.ts';
import type { HttpDeps } from '../deps.ts';
import { hashOfKey } from '../intake.ts';
import { body } from '../parse.ts';
import { ADMINS, LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

const LOG = 200;
const KEY_PREFIX = 'rk_';
const SHOWN = 8;

const keySchema = z.object({
  name: z.string().trim().min(1).max(80),
  brandIds: z.array(z.string()).min(1).nullable().default(null),
});
const webhookSchema = z.object({
  brandId: z.string(),
  url: z.url({ protocol: /^https$/, error: 'an https address' }).max(500),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1),
});

/** Brand, people, keys, webhooks, sessions, and who changed what. */
export function settingRoutes({ store, auth, brands, clock, newId }: HttpDeps) {
  const note = (userId: string, action: string, target: string) =>
    store.integrations.audit({ id: newId(), userId, action, target, at: clock.now() });
  const refuseForeign = (seen: readonly string[], brandIds: readonly string[]): void => {
    if (brandIds.some((id) => !seen.includes(id))) throw new AppError('not-found', 'no such brand');
  };

  return new Hono<ApiEnv>()
    .get('/brands', async (context) =>
      context.json(
        brands
          .filter(({ id }) => context.var.brandIds.includes(id))
          .map(({ accounts, orders, ...brand }) => ({
            ...brand,
            // Options hold secrets.
            accounts: accounts.map(({ id, channel }) => ({ id, channel })),
            orders: orders.source,
          })),
      ),
    )
    .get('/sessions', async (context) => context.json(await auth.sessions(context.var.user.id)))
    .delete('/sessions/:id', async (context) => {
      await auth.endSession(context.var.user.id, context.req.param('id'));
      return context.json({ status: 'done' as const });
    })
    .post('/users', permit(ADMINS), body(newUserSchema), async (context) => {
      const user = context.req.valid('json');
      refuseForeign(context.var.brandIds, user.brandIds ?? brands.map(({ id }) => id));
      await auth.createUser(user);
      await note(context.var.user.id, 'user.added', user.email);
      return context.json({ status: 'done' as const }, 201);
    })
    .patch('/users/:id', permit(ADMINS), body(userChangeSchema), async (context) => {
      const change = context.req.valid('json');
      refuseForeign(context.var.brandIds, change.brandIds ?? brands.map(({ id }) => id));
      await auth.changeUser(context.req.param('id'), change);
      await note(context.var.user.id, `user.changed ${Object.keys(change).join(' ')}`, context.req.param('id'));
      return context.json({ status: 'done' as const });
    })
    .delete('/users/:id', permit(ADMINS), async (context) => {
      refuseForeign(
        context.var.brandIds,
        brands.map(({ id }) => id),
      );
      await auth.removeUser(context.req.param('id'));
      await note(context.var.user.id, 'user.removed', context.req.param('id'));
      return context.json({ status: 'done' as const });
    })
    .get('/keys', permit(ADMINS), async (context) => context.json(await store.integrations.keys()))
    .post('/keys', permit(ADMINS), body(keySchema), async (context) => {
      const { name, brandIds } = context.req.valid('json');
      refuseForeign(context.var.brandIds, brandIds ?? brands.map(({ id }) => id));
      const key = KEY_PREFIX + randomBytes(32).toString('base64url');
      const row = { id: newId(), name, brandIds, prefix: key.slice(0, SHOWN), createdBy: context.var.user.id };
      const times = { createdAt: clock.now(), usedAt: null, revokedAt: null };
      await store.integrations.addKey({ ...row, ...times, hash: hashOfKey(key) });
      await note(context.var.user.id, 'key.added', row.id);
      // Shown this once.
      return context.json({ ...row, key }, 201);
    })
    .delete('/keys/:id', permit(ADMINS), async (context) => {
      if (!(await store.integrations.revokeKey(context.req.param('id'), clock.now()))) {
        throw new AppError('not-found', 'no such key');
      }
      await note(context.var.user.id, 'key.revoked', context.req.param('id'));
      return context.json({ status: 'done' as const });
    })
    .get('/webhooks', permit(ADMINS), async (context) =>
      context.json(await store.integrations.webhooks(context.var.brandIds)),
    )
    .post('/webhooks', permit(ADMINS), body(webhookSchema), async (context) => {
      const webhook = context.req.valid('json');
      refuseForeign(context.var.brandIds, [webhook.brandId]);
      const secret = `whsec_${randomBytes(24).toString('base64')}`;
      const row = { ...webhook, id: newId(), isActive: true, createdAt: clock.now() };
      await store.integrations.addWebhook({ ...row, secret });
      await note(context.var.user.id, 'webhook.added', row.id);
      return context.json({ ...row, secret }, 201);
    })
    .patch('/webhooks/:id', permit(ADMINS), body(z.object({ isActive: z.boolean() })), async (context) => {
      const { isActive } = context.req.valid('json');
      const isThere = await store.integrations.setWebhook(context.var.brandIds, context.req.param('id'), isActive);
      if (!isThere) throw new AppError('not-found', 'no such webhook');
      await note(context.var.user.id, 'webhook.changed', context.req.param('id'));
      return context.json({ status: 'done' as const });
    })
    .delete('/webhooks/:id', permit(ADMINS), async (context) => {
      const isThere = await store.integrations.removeWebhook(context.var.brandIds, context.req.param('id'));
      if (!isThere) throw new AppError('not-found', 'no such webhook');
      await note(context.var.user.id, 'webhook.removed', context.req.param('id'));
      return context.json({ status: 'done' as const });
    })
    .get('/webhooks/:id/deliveries', permit(ADMINS), async (context) => {
      const own = await store.integrations.webhooks(context.var.brandIds);
      if (!own.some(({ id }) => id === context.req.param('id'))) throw new AppError('not-found', 'no such webhook');
      return context.json(await store.integrations.deliveries(context.req.param('id'), LOG));
    })
    .get('/audit', permit(LEADS), async (context) => context.json(await store.integrations.auditLog(LOG)));
}
