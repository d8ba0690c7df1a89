import { timingSafeEqual } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { AppError } from '../core/errors.ts';
import { standingsOf } from '../services/account-health.ts';
import { isLocal } from './client-address.ts';
import type { HttpDeps } from './deps.ts';
import { dataHeaders } from './policy.ts';

const CHECK_TIMEOUT_MS = 2_000;
const MAX_UNDELIVERED = 1_000;

/** `/healthz`: the process lives. `/readyz`: its parts work. `/metrics`: for Prometheus. */
export function healthRoutes(deps: HttpDeps) {
  const brandIds = deps.brands.map(({ id }) => id);
  deps.metrics.onRead(async () => {
    await readAccounts(deps);
    const filter = { brandIds, now: deps.clock.now(), limit: MAX_UNDELIVERED };
    deps.metrics.setUndelivered(await deps.store.outbox.countUndelivered(filter));
  });

  return new Hono()
    .on('GET', ['/healthz', '/readyz', '/metrics'], dataHeaders)
    .get('/healthz', (context) => context.json({ status: 'ok' }))
    .get('/readyz', async (context) => {
      const names = Object.keys(deps.checks);
      const results = await Promise.allSettled(Object.values(deps.checks).map((check) => withTimeout(check)));
      const failed = names.filter((_, index) => results[index]?.status === 'rejected');
      return context.json(
        { status: failed.length === 0 ? 'ready' : 'not-ready', failed },
        failed.length === 0 ? 200 : 503,
      );
    })
    .get('/metrics', async (context) => {
      if (!mayRead(context, deps.metricsToken)) {
        throw new AppError(
          'auth.required',
          'metrics are shown to this machine, or with METRICS_TOKEN as a bearer token',
        );
      }
      return context.text(await deps.metrics.read(), 200, { 'content-type': deps.metrics.registry.contentType });
    });
}

async function readAccounts({ channels, services, metrics, clock }: HttpDeps): Promise<void> {
  const standings = await standingsOf(services, [...channels.keys()]);
  for (const [id, { state: isNow, since }] of standings) {
    metrics.setChannelUp(id, isNow === 'ok');
    const freeMs = services.accounts.get(id)?.type.window?.freeMs ?? null;
    const { windows, ...state } = await services.store.reach.account(id, freeMs, clock.now());
    metrics.setAccount(id, {
      ...state,
      connectedSince: since,
      openWindows: windows?.open ?? null,
      closingWindows: windows?.closing ?? null,
    });
  }
}

function mayRead(context: Context, token: string | null): boolean {
  if (token !== null) {
    const given = Buffer.from(context.req.header('authorization') ?? '');
    const wanted = Buffer.from(`Bearer ${token}`);
    return given.length === wanted.length && timingSafeEqual(given, wanted);
  }
  // Behind a proxy every request comes from this machine: there the token is needed.
  return isLocal(context);
}

async function withTimeout(check: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), CHECK_TIMEOUT_MS);
  });
  try {
    await Promise.race([check(), late]);
  } finally {
    clearTimeout(timer);
  }
}
