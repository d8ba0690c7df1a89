import { Hono } from 'hono';
import type { ChannelCheck } from '../../core/channel.ts';
import { AppError } from '../../core/errors.ts';
import { standingOf } from '../../services/account-health.ts';
import type { HttpDeps } from '../deps.ts';
import { ADMINS, permit } from './permit.ts';
import type { ApiEnv } from './session.ts';

const TIMEOUT_MS = 20_000;

/** Tries an account at its provider, for the one who sets it up. */
export function channelTestRoutes({ channels, services, log }: Pick<HttpDeps, 'channels' | 'services' | 'log'>) {
  return new Hono<ApiEnv>().post('/channels/:accountId/test', permit(ADMINS), async (context) => {
    const accountId = context.req.param('accountId');
    const found = channels.get(accountId);
    if (found === undefined || !context.var.brandIds.includes(found.brandId)) {
      throw new AppError('not-found', 'no such channel');
    }
    const { channel } = found;
    const { state, detail } = await standingOf(services, accountId);
    const checks: ChannelCheck[] =
      channel.test === undefined
        ? [{ name: 'health', isOk: state === 'ok', detail }]
        : await channel.test(AbortSignal.timeout(TIMEOUT_MS));
    const isOk = checks.every((check) => check.isOk);
    log.info({ accountId, isOk }, 'channel.tested');
    return context.json({ isOk, checks });
  });
}
