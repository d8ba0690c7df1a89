import { Hono } from 'hono';
import { AppError } from '../core/errors.ts';
import type { HttpDeps } from './deps.ts';

/** What is kept of a request to an account that is not configured, bytes. */
const MAX_KEPT_BYTES = 64 * 1024;
/** Strangers must not fill the disk: one a second is kept. */
const KEEP_EVERY_MS = 1_000;

/** Everything below `/channels/<account>` belongs to the channel: webhooks, chat pages, streams. */
export function channelRoutes(deps: HttpDeps) {
  let keptAt = 0;

  return new Hono().all('/:account{[a-z0-9-]+}/*', async (context) => {
    const accountId = context.req.param('account');
    const found = deps.channels.get(accountId);
    if (found?.channel.fetch === undefined) {
      const now = deps.clock.now();
      if (found === undefined && context.req.method === 'POST' && now.getTime() - keptAt >= KEEP_EVERY_MS) {
        keptAt = now.getTime();
        const body = (await context.req.raw.clone().text()).slice(0, MAX_KEPT_BYTES);
        const detail = `request for ${accountId}, which is not in the configuration`;
        await deps.store.quarantine.put(deps.newId(), { accountId, reason: 'unknown-account', detail, payload: body }, now);
      }
      throw new AppError('not-found', `no channel account ${accountId} answers here; look at the brand file`);
    }
    // Channels get the request untouched: signatures are made over every byte of it.
    const path = context.req.path.slice(`/channels/${accountId}`.length);
    return await found.channel.fetch(context.req.raw, path === '' ? '/' : path);
  });
}
