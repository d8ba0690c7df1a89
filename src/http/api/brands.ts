import { Hono } from 'hono';
import type { HttpDeps } from '../deps.ts';
import type { ApiEnv } from './session.ts';

/** What the brand file says, as far as people at the desk need it; no channel options and no order source: those hold secrets. */
export function brandRoutes({ brands }: HttpDeps) {
  return new Hono<ApiEnv>().get('/', (context) =>
    context.json(
      brands
        .filter(({ id }) => context.var.brandIds.includes(id))
        .map(({ id, name, languages, grievanceOfficer, customerCare, hours, policies, accounts }) => ({
          id,
          name,
          languages,
          grievanceOfficer,
          customerCare,
          hours,
          policies,
          accounts: accounts.map((account) => ({ id: account.id, channel: account.channel })),
        })),
    ),
  );
}
