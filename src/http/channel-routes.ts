import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createMiddleware } from 'hono/factory';
import { AppError } from '../core/errors.ts';
import { DAY_MS } from '../core/india.ts';
import { heldId } from '../services/held-id.ts';
import { clientNetwork } from './client-address.ts';
import type { HttpDeps } from './deps.ts';
import { failure } from './failure.ts';

/** What is kept of a request to an account that is not configured, bytes. */
const MAX_KEPT_BYTES = 64 * 1024;
/** Strangers must not fill the disk: of all of them together, one a second and so many a day; names of accounts cost them nothing. */
const KEEP_EVERY_MS = 1_000;
const KEEP_A_DAY = 1_000;
const MAX_NAME_LENGTH = 64;

/** Everything below `/channels/<account>` belongs to the channel: webhooks, chat pages, streams. */
export function channelRoutes(deps: HttpDeps) {
  let keptAt = Number.NEGATIVE_INFINITY;
  let day = { since: Number.NEGATIVE_INFINITY, kept: 0 };

  async function keep(accountId: string, request: Request): Promise<void> {
    const now = deps.clock.now();
    if (now.getTime() - day.since >= DAY_MS) day = { since: now.getTime(), kept: 0 };
    if (now.getTime() - keptAt < KEEP_EVERY_MS || day.kept >= KEEP_A_DAY) return;
    keptAt = now.getTime();
    day.kept += 1;
    const { pathname } = new URL(request.url);
    const detail = `${request.method} ${pathname.slice(0, 200)}: no account of this name is in the configuration`;
    const payload = await firstBytes(request, MAX_KEPT_BYTES);
    const id = heldId([accountId, detail], payload);
    await deps.store.quarantine.put(id, { accountId, reason: 'unknown-account', detail, payload }, now);
  }

  const asLargeAsNeeded = createMiddleware(async (context, next) => {
    const maxSize = deps.channels.get(context.req.param('account') ?? '')?.channel.maxRequestBytes;
    if (maxSize === undefined) return next();
    const onError = () => failure(new AppError('too-large', 'no request to this channel is as large as this'));
    return bodyLimit({ maxSize, onError })(context, next);
  });

  return new Hono().all('/:account/*', asLargeAsNeeded, async (context) => {
    const accountId = context.req.param('account').slice(0, MAX_NAME_LENGTH);
    const found = deps.channels.get(accountId);
    if (found?.channel.fetch === undefined) {
      if (found === undefined && context.req.method === 'POST') await keep(accountId, context.req.raw);
      throw new AppError('not-found', 'no channel account answers at this address; look at the brand file');
    }
    // Channels get the request untouched: signatures are made over every byte of it.
    const path = context.req.path.slice(`/channels/${accountId}`.length);
    const { channel } = found;
    const client = clientNetwork(context, deps.trustedProxies);
    const answer = async () => channel.fetch?.(context.req.raw, path === '' ? '/' : path, client);
    const response = await (deps.span?.(`webhook ${found.kind}`, answer) ?? answer());
    if (response === undefined) throw new AppError('internal', 'a channel lost its routes');
    return response;
  });
}

async function firstBytes(request: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader !== undefined && size < limit) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    size += value.length;
  }
  await reader?.cancel();
  return Buffer.concat(chunks).subarray(0, limit);
}
