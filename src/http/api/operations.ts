import { Hono } from 'hono';
import { AppError } from '../../core/errors.ts';
import { createReceive } from '../../services/receive.ts';
import { releaseQuarantined } from '../../services/release.ts';
import type { HttpDeps } from '../deps.ts';
import { LEADS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

const PAGE = 100;

/** What needs a look: messages that never arrived, what was set aside, how the channels are. */
export function operationRoutes({ store, services, channels, clock }: HttpDeps) {
  const accountsOf = (brandIds: readonly string[]) =>
    [...channels].filter(([, { brandId }]) => brandIds.includes(brandId));

  return new Hono<ApiEnv>()
    .get('/undelivered', async (context) =>
      context.json(await store.outbox.undelivered(context.var.brandIds, clock.now(), PAGE)),
    )
    .get('/quarantine', async (context) => {
      // What belongs to no account is shown to those who see every brand.
      const own = context.var.user.brandIds === null ? null : accountsOf(context.var.brandIds).map(([id]) => id);
      return context.json(await store.quarantine.list(own, PAGE));
    })
    .post('/quarantine/:id/release', permit(LEADS), async (context) => {
      const id = context.req.param('id');
      const row = await store.quarantine.get(id);
      const isOwn = accountsOf(context.var.brandIds).some(([accountId]) => accountId === row?.accountId);
      if (!isOwn) throw new AppError('not-found', 'nothing lies in quarantine under this id');
      const running = new Map([...channels].map(([accountId, { channel }]) => [accountId, channel]));
      return context.json(
        await releaseQuarantined(id, services, { receive: createReceive(services), channels: running }),
      );
    })
    .get('/channels', (context) =>
      context.json(
        accountsOf(context.var.brandIds).map(([id, { channel, kind, brandId }]) => ({
          id,
          kind,
          brandId,
          health: channel.health(),
        })),
      ),
    );
}
