import { Hono } from 'hono';
import type { HttpDeps } from '../deps.ts';
import type { ApiEnv } from './session.ts';

const PAGE = 100;

/** What needs a look: messages that never arrived, what was set aside, how the channels are. */
export function operationRoutes({ store, channels, clock }: HttpDeps) {
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
