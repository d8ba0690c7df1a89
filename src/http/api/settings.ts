import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Colleague } from '../../core/desk.ts';
import { AppError } from '../../core/errors.ts';
import { type AuditEntry, WEBHOOK_EVENTS, type Webhook } from '../../core/integration.ts';
import { takeBackAll } from '../../services/tickets/take-back-all.ts';
import type { HttpDeps } from '../deps.ts';
import { hashOfKey } from '../intake.ts';
import { body } from '../parse.ts';
import { newPasswordSchema, newUserSchema, userChangeSchema } from '../people.ts';
import { actorOf } from './answer.ts';
import { ADMINS, LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

const LOG = 200;
const KEY_PREFIX = 'rk_';
const SHOWN = 8;
/** Stands for a brand that nobody sees alone: somebody of all brands. */
const ALL = '*';

const SECRET_PREFIX = 'whsec_';

const newSecret = (): string => `${SECRET_PREFIX}${randomBytes(24).toString('base64')}`;

const keySchema = z.object({
  name: z.string().trim().min(1).max(80),
  brandIds: z.array(z.string()).min(1).nullable().default(null),
  /** A source whose messages are signed, in place of a bearer token. */
  isSigned: z.boolean().default(false),
});
const webhookSchema = z.object({
  /** Each gets a webhook of its own, which can be paused and removed without the others; their secret is the same. */
  brandIds: z.array(z.string()).min(1).max(50),
  url: z.url({ protocol: /^https$/, error: 'an https address' }).max(500),
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1),
});

/** Brand, people, keys, webhooks, sessions, and who changed what. */
export function settingRoutes({ store, services, auth, brands, clock, newId }: HttpDeps) {
  const note = (userId: string, action: string, target: string, brandIds: readonly string[] | null) =>
    store.integrations.audit({
      id: newId(),
      userId,
      action,
      target,
      brandIds: brandIds === null ? null : [...brandIds],
      detail: null,
      at: clock.now(),
    });
  /** Somebody who may see other brands as well is changed only by who sees them too. */
  const personOf = async (seen: readonly string[] | null, userId: string): Promise<Colleague> => {
    const user = (await store.staff.list()).find(({ id }) => id === userId);
    const isSeen = seen === null || (user?.brandIds ?? [ALL]).every((id) => seen.includes(id));
    if (user === undefined || !isSeen) throw new AppError('not-found', 'no such user');
    return user;
  };
  const webhookOf = async (brandIds: readonly string[], id: string): Promise<Webhook> => {
    const found = (await store.integrations.webhooks(brandIds)).find((webhook) => webhook.id === id);
    if (found === undefined) throw new AppError('not-found', 'no such webhook');
    return found;
  };
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
      await note(context.var.user.id, 'user.added', user.email, user.brandIds);
      return context.json({ status: 'done' as const }, 201);
    })
    .patch('/users/:id', permit(ADMINS), body(userChangeSchema), async (context) => {
      const { shownBrandIds, ...change } = context.req.valid('json');
      const { email, brandIds: before } = await personOf(context.var.user.brandIds, context.req.param('id'));
      if (change.brandIds !== undefined) {
        refuseForeign(context.var.brandIds, change.brandIds ?? brands.map(({ id }) => id));
      }
      await auth.changeUser(context.req.param('id'), { ...change, shownBrandIds });
      const { brandIds: seen } = change;
      if (seen !== undefined && seen !== null) {
        const lost = context.var.brandIds.filter((id) => !seen.includes(id));
        await takeBackAll(services, { ...actorOf(context), brandIds: lost }, context.req.param('id'));
      }
      await note(context.var.user.id, `user.changed ${Object.keys(change).join(' ')}`, email, before);
      return context.json({ status: 'done' as const });
    })
    .put('/users/:id/password', permit(ADMINS), body(newPasswordSchema), async (context) => {
      const wanted = context.req.valid('json');
      const { id, email, brandIds } = await personOf(context.var.user.brandIds, context.req.param('id'));
      // Whoever finds a page open must not be able to keep its owner out.
      if (id === context.var.user.id)
        throw new AppError('input.invalid', 'your own password is changed with the present one', {
          details: { reason: 'own-password' },
        });
      await auth.newPassword(id, wanted);
      await note(
        context.var.user.id,
        wanted.withoutSecondStep ? 'user.new-password withoutSecondStep' : 'user.new-password',
        email,
        brandIds,
      );
      return context.json({ status: 'done' as const });
    })
    .delete('/users/:id', permit(ADMINS), async (context) => {
      const id = context.req.param('id');
      const { email, brandIds } = await personOf(context.var.user.brandIds, id);
      const takeBack = () => takeBackAll(services, actorOf(context), id);
      await auth.removeUser(id, takeBack);
      // What they were given in between.
      await takeBack();
      await note(context.var.user.id, 'user.removed', email, brandIds);
      return context.json({ status: 'done' as const });
    })
    .get('/keys', permit(ADMINS), async (context) =>
      context.json(await store.integrations.keys(context.var.user.brandIds)),
    )
    .post('/keys', permit(ADMINS), body(keySchema), async (context) => {
      const { name, brandIds, isSigned } = context.req.valid('json');
      refuseForeign(context.var.brandIds, brandIds ?? brands.map(({ id }) => id));
      const key = isSigned ? newSecret() : KEY_PREFIX + randomBytes(32).toString('base64url');
      const row = {
        id: newId(),
        name,
        brandIds,
        prefix: isSigned ? SECRET_PREFIX : key.slice(0, SHOWN),
        createdBy: context.var.user.id,
      };
      const times = { createdAt: clock.now(), usedAt: null, revokedAt: null };
      await store.integrations.addKey({ ...row, ...times, hash: hashOfKey(key), secret: isSigned ? key : null });
      await note(context.var.user.id, 'key.added', name, brandIds);
      // Shown this once.
      return context.json({ ...row, isSigned, key }, 201);
    })
    .delete('/keys/:id', permit(ADMINS), async (context) => {
      const id = context.req.param('id');
      const scope = context.var.user.brandIds;
      const known = (await store.integrations.keys(scope)).find((key) => key.id === id);
      if (known === undefined || !(await store.integrations.revokeKey(scope, id, clock.now()))) {
        throw new AppError('not-found', 'no such key');
      }
      await note(context.var.user.id, 'key.revoked', known.name, known.brandIds);
      return context.json({ status: 'done' as const });
    })
    .get('/webhooks', permit(ADMINS), async (context) =>
      context.json(await store.integrations.webhooks(context.var.brandIds)),
    )
    .post('/webhooks', permit(ADMINS), body(webhookSchema), async (context) => {
      const { brandIds, ...wanted } = context.req.valid('json');
      refuseForeign(context.var.brandIds, brandIds);
      const secret = newSecret();
      const webhooks = [...new Set(brandIds)].map((brandId) => {
        return { ...wanted, brandId, id: newId(), isActive: true, createdAt: clock.now() };
      });
      for (const webhook of webhooks) await store.integrations.addWebhook({ ...webhook, secret });
      await note(context.var.user.id, 'webhook.added', wanted.url, brandIds);
      return context.json({ webhooks, secret }, 201);
    })
    .patch('/webhooks/:id', permit(ADMINS), body(z.object({ isActive: z.boolean() })), async (context) => {
      const { isActive } = context.req.valid('json');
      const { id, url, brandId } = await webhookOf(context.var.brandIds, context.req.param('id'));
      await store.integrations.setWebhook(context.var.brandIds, id, isActive);
      await note(context.var.user.id, isActive ? 'webhook.resumed' : 'webhook.paused', url, [brandId]);
      return context.json({ status: 'done' as const });
    })
    .delete('/webhooks/:id', permit(ADMINS), async (context) => {
      const { id, url, brandId } = await webhookOf(context.var.brandIds, context.req.param('id'));
      await store.integrations.removeWebhook(context.var.brandIds, id);
      await note(context.var.user.id, 'webhook.removed', url, [brandId]);
      return context.json({ status: 'done' as const });
    })
    .get('/webhooks/:id/deliveries', permit(ADMINS), async (context) => {
      const { id } = await webhookOf(context.var.brandIds, context.req.param('id'));
      return context.json(await store.integrations.deliveries(id, LOG));
    })
    .post('/webhooks/:id/secret', permit(ADMINS), async (context) => {
      const { id, url, brandId } = await webhookOf(context.var.brandIds, context.req.param('id'));
      const secret = newSecret();
      await store.integrations.setSecret(context.var.brandIds, id, secret);
      await note(context.var.user.id, 'webhook.secret-changed', url, [brandId]);
      // Shown this once.
      return context.json({ secret });
    })
    .post('/webhooks/:id/deliveries/:deliveryId/retry', permit(ADMINS), async (context) => {
      const { id } = await webhookOf(context.var.brandIds, context.req.param('id'));
      const isQueued = await store.integrations.retryNow(id, context.req.param('deliveryId'), clock.now());
      if (!isQueued) throw new AppError('not-found', 'no such delivery that is still open');
      return context.json({ status: 'queued' as const }, 202);
    })
    .get('/audit', permit(LEADS), async (context) => {
      const { role, brandIds } = context.var.user;
      const entries = await store.integrations.auditLog(brandIds, LOG);
      return context.json(ADMINS.includes(role) ? entries : entries.map(withoutAddress));
    });
}

/** Who knows the whole address of a webhook can often write to it: it is for those who run them. */
function withoutAddress(entry: AuditEntry): AuditEntry {
  if (!entry.action.startsWith('webhook.')) return entry;
  return { ...entry, target: URL.canParse(entry.target) ? new URL(entry.target).origin : '' };
}
